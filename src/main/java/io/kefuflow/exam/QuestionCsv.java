package io.kefuflow.exam;

import io.kefuflow.course.Course;
import io.kefuflow.shared.CsvRecords;
import io.kefuflow.shared.CsvText;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.LineProblems;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Questions in a CSV file, one a row. */
final class QuestionCsv {

  /** Field that errors about the file name. */
  static final String FIELD = "file";

  private static final int MOST_ROWS = 5000;
  private static final int LONGEST_SHOWN = 30;
  private static final Set<String> YES = Set.of("是", "启用", "yes", "true", "y", "1");
  private static final Set<String> NO = Set.of("否", "停用", "no", "false", "n", "0");
  private static final Set<String> RIGHT = Set.of("正确", "对", "√", "是", "TRUE");
  private static final Set<String> WRONG = Set.of("错误", "错", "×", "否", "FALSE");

  private QuestionCsv() {}

  /**
   * What a row asks for.
   *
   * @param before the question that it changes, null when it adds one
   */
  record Row(Question before, Question wanted) {}

  /** The questions as a file. */
  static String write(List<Question> questions) {
    return CsvText.of(
        Arrays.stream(Column.values()).map(column -> column.chinese).toList(),
        questions.stream().map(QuestionCsv::cells).toList());
  }

  private static List<String> cells(Question question) {
    QuestionText content = question.content();
    boolean judgement = content.kind() == QuestionKind.JUDGEMENT;
    return Stream.of(
            Stream.of(
                question.number(), content.courseCode(), content.kind().label(), content.text()),
            IntStream.range(0, QuestionText.MOST_OPTIONS)
                .mapToObj(i -> i < content.options().size() ? content.options().get(i) : ""),
            Stream.of(
                judgement
                    ? content.correct().contains(QuestionText.key(0)) ? "正确" : "错误"
                    : String.join("", content.correct()),
                content.explanation() == null ? "" : content.explanation(),
                question.active() ? "是" : "否"))
        .flatMap(Function.identity())
        .toList();
  }

  /**
   * The questions in a file.
   *
   * @param bank all questions that there are
   * @throws InvalidInputException when it is no text
   * @throws InvalidQuestionsException with every row that cannot be taken
   */
  static List<Row> read(SpooledUpload upload, List<Course> courses, List<Question> bank)
      throws IOException {
    Charset encoding =
        TextEncoding.of(upload.file())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD, "文件不是 UTF-8 或 GB18030 编码的文本：请上传 CSV 文件（Excel 请另存为“CSV UTF-8”）"));
    try (Reader reader = TextEncoding.strictReader(upload.file(), encoding);
        var records = new CsvRecords(reader)) {
      return new Parser(records, courses, bank).parse();
    }
  }

  /** The columns, in the order in which they are written; read by name, in any order. */
  private enum Column {
    NUMBER("编号", "number"),
    COURSE("课程", "course"),
    KIND("题型", "kind"),
    TEXT("题目", "question"),
    OPTION_A("选项A", "a"),
    OPTION_B("选项B", "b"),
    OPTION_C("选项C", "c"),
    OPTION_D("选项D", "d"),
    OPTION_E("选项E", "e"),
    OPTION_F("选项F", "f"),
    CORRECT("答案", "answer"),
    EXPLANATION("解析", "explanation"),
    ACTIVE("启用", "active");

    private static final Set<Column> NEEDED =
        EnumSet.of(COURSE, KIND, TEXT, OPTION_A, OPTION_B, CORRECT);
    private static final List<Column> OPTIONS = List.copyOf(EnumSet.range(OPTION_A, OPTION_F));

    private final String chinese;
    private final String english;

    Column(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    boolean is(String header) {
      String plain = Normalizer.normalize(header, Normalizer.Form.NFKC).replace(" ", "");
      return plain.equalsIgnoreCase(chinese)
          || plain.equalsIgnoreCase(english)
          || plain.equalsIgnoreCase("option" + english);
    }
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Reads one file. */
  private static final class Parser {

    private final CsvRecords records;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Question> bank;
    private final Map<List<String>, String> known = new HashMap<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<List<String>, Long> texts = new HashMap<>();
    private final LineProblems problems = new LineProblems();

    Parser(CsvRecords records, List<Course> courses, List<Question> bank) {
      this.records = records;
      courses.forEach(
          course -> {
            this.courses.put(course.name(), course);
            this.courses.put(course.code(), course);
          });
      this.bank = bank.stream().collect(Collectors.toMap(Question::number, Function.identity()));
      bank.forEach(question -> known.put(identity(question.content()), question.number()));
    }

    private static List<String> identity(QuestionText content) {
      return List.of(content.courseCode(), content.text());
    }

    List<Row> parse() throws IOException {
      readHeader();
      var rows = new ArrayList<Row>();
      if (problems.isEmpty()) {
        readRows(rows);
      }
      if (problems.isEmpty() && rows.isEmpty()) {
        problems.add(1L, "文件中没有题目：请检查文件");
      }
      if (!problems.isEmpty()) {
        throw new InvalidQuestionsException(problems.refusals(FIELD));
      }
      return rows;
    }

    private void readHeader() {
      List<String> header = records.header();
      for (Column column : Column.values()) {
        IntStream.range(0, header.size())
            .filter(i -> column.is(header.get(i)))
            .findFirst()
            .ifPresent(i -> columns.put(column, i));
      }
      String missing =
          Column.NEEDED.stream()
              .filter(column -> !columns.containsKey(column))
              .map(column -> column.chinese)
              .collect(Collectors.joining("、"));
      if (!missing.isEmpty()) {
        problems.add(1L, "缺少列 " + missing + "：第一行应为列名，请从“导出”的文件开始修改");
      }
    }

    private void readRows(List<Row> rows) throws IOException {
      for (CsvRecords.Row row; (row = records.next()) != null; ) {
        if (rows.size() + problems.size() >= MOST_ROWS) {
          problems.add(row.line(), "题目过多：一个文件最多" + MOST_ROWS + "道，请拆分文件");
          return;
        }
        try {
          if (row.problem() != null) {
            throw new InvalidInputException(FIELD, row.problem());
          }
          rows.add(read(new Values(row.fields()), row.line()));
        } catch (InvalidInputException e) {
          problems.add(row.line(), e.getMessage());
        }
      }
    }

    private Row read(Values row, long line) {
      Question before = before(row.get(Column.NUMBER), line);
      QuestionKind kind = kind(row.get(Column.KIND));
      var content =
          new QuestionText(
              course(row.get(Column.COURSE)).code(),
              kind,
              row.get(Column.TEXT),
              options(row),
              correct(kind, row.get(Column.CORRECT)),
              row.get(Column.EXPLANATION));
      checkUnique(before, content, line);
      boolean active = active(row.get(Column.ACTIVE), before == null || before.active());
      return new Row(
          before,
          before == null
              ? new Question(null, content, active, 0)
              : new Question(before.number(), content, active, before.version()));
    }

    private Question before(String number, long line) {
      if (number.isEmpty()) {
        return null;
      }
      Question.NUMBERS.id("number", number);
      Question before = bank.get(number);
      if (before == null) {
        throw new InvalidInputException("number", "没有题目 " + number + "：新增的题目请不填编号");
      }
      Long other = numbers.putIfAbsent(number, line);
      if (other != null) {
        throw new InvalidInputException("number", "编号 %s 与第%d行重复：请只保留一行".formatted(number, other));
      }
      return before;
    }

    private Course course(String text) {
      Course course = courses.get(text);
      if (course == null) {
        throw new InvalidInputException(
            "courseCode",
            text.isEmpty() ? "课程不能为空：请填写课程代码或名称" : "没有课程“" + shown(text) + "”：请核对课程代码或名称");
      }
      return course;
    }

    private static QuestionKind kind(String text) {
      return Arrays.stream(QuestionKind.values())
          .filter(
              kind ->
                  text.equals(kind.label())
                      || text.equals(kind.label() + "题")
                      || text.equalsIgnoreCase(kind.name()))
          .findFirst()
          .orElseThrow(
              () -> new InvalidInputException("kind", "题型“" + shown(text) + "”无法识别：应为 单选、多选 或 判断"));
    }

    /** The options up to the last one that is given; a gap stays and is refused as empty. */
    private static List<String> options(Values row) {
      List<String> options = new ArrayList<>(Column.OPTIONS.stream().map(row::get).toList());
      while (!options.isEmpty() && options.get(options.size() - 1).isEmpty()) {
        options.remove(options.size() - 1);
      }
      return options;
    }

    /** Reads ACD, A、C、D or a,c,d; 正确 or 错误 of a judgement. */
    private static Set<String> correct(QuestionKind kind, String text) {
      String plain =
          Normalizer.normalize(text, Normalizer.Form.NFKC)
              .toUpperCase(Locale.ROOT)
              .replaceAll("[\\s;、,|/]", "");
      if (kind == QuestionKind.JUDGEMENT && RIGHT.contains(plain)) {
        return Set.of("A");
      }
      if (kind == QuestionKind.JUDGEMENT && WRONG.contains(plain)) {
        return Set.of("B");
      }
      if (plain.isEmpty()) {
        throw new InvalidInputException("correct", "答案不能为空：请填写正确选项的字母，如 A 或 ACD");
      }
      if (!plain.matches("[A-F]{1,6}")) {
        throw new InvalidInputException(
            "correct",
            "答案“%s”无法识别：应为正确选项的字母，如 A 或 ACD%s"
                .formatted(shown(text), kind == QuestionKind.JUDGEMENT ? "；判断题也可填 正确 或 错误" : ""));
      }
      return plain
          .chars()
          .mapToObj(Character::toString)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean active(String text, boolean otherwise) {
      String plain = text.toLowerCase(Locale.ROOT);
      if (!plain.isEmpty() && !YES.contains(plain) && !NO.contains(plain)) {
        throw new InvalidInputException("active", "启用“" + shown(text) + "”无法识别：应为 是 或 否");
      }
      return plain.isEmpty() ? otherwise : YES.contains(plain);
    }

    private void checkUnique(Question before, QuestionText content, long line) {
      List<String> identity = identity(content);
      Long other = texts.putIfAbsent(identity, line);
      if (other != null) {
        throw new InvalidInputException("text", "题目与第%d行重复：请只保留一行".formatted(other));
      }
      String same = known.get(identity);
      if (same != null && (before == null || !same.equals(before.number()))) {
        throw new InvalidInputException("text", "题目与题库中的 %s 重复：请删除这一行，或填写编号以修改它".formatted(same));
      }
    }

    /** The values of a row by column. */
    private final class Values {
      private final List<String> fields;

      Values(List<String> fields) {
        this.fields = fields;
      }

      /** The value as it was written, empty when the column does not exist. */
      String get(Column column) {
        Integer index = columns.get(column);
        return index == null ? "" : CsvText.unguarded(fields.get(index));
      }
    }
  }
}
