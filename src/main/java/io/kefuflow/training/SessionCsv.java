package io.kefuflow.training;

import io.kefuflow.shared.CsvRecords;
import io.kefuflow.shared.CsvText;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sessions of a plan in a CSV file, one a row. */
final class SessionCsv {

  /** Field that errors about the file name. */
  static final String FIELD = "file";

  private static final int MOST_ROWS = 99;
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** As people write it, and as spreadsheets change it. */
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("[uuuu-M-d H:mm][uuuu/M/d H:mm][uuuu-M-d'T'H:mm]")
          .withResolverStyle(ResolverStyle.STRICT);

  private SessionCsv() {}

  /**
   * A session as a row has it.
   *
   * @param line in the file, the header is line 1
   */
  record Row(long line, SessionDraft draft) {}

  /** The columns, in the order in which they are written; read by name, in any order. */
  private enum Column {
    /** For the reader; not read again. */
    NUMBER("编号", "number"),
    COURSE("课程", "course"),
    FORM("形式", "form"),
    STARTS_AT("开始时间", "startsAt"),
    ENDS_AT("结束时间", "endsAt"),
    PLACE("地点", "place"),
    TRAINER("讲师", "trainer"),
    EXTERNAL_TRAINER("外部讲师", "externalTrainer"),
    SEATS("名额", "seats"),
    PARTICIPANTS("参训人员", "participants"),
    /** For the reader; not read again. */
    STATE("状态", "state");

    private static final Set<Column> NEEDED =
        EnumSet.of(COURSE, FORM, STARTS_AT, ENDS_AT, PLACE, SEATS, PARTICIPANTS);

    private final String chinese;
    private final String english;

    Column(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    boolean is(String header) {
      return header.equals(chinese) || header.equalsIgnoreCase(english);
    }
  }

  /** The sessions as a file; times in this zone. */
  static String write(List<TrainingSession> sessions, ZoneId zone) {
    DateTimeFormatter time = WRITTEN.withZone(zone);
    return CsvText.of(
        Arrays.stream(Column.values()).map(column -> column.chinese).toList(),
        sessions.stream()
            .map(
                session ->
                    Arrays.asList(
                        session.number().value(),
                        session.course(),
                        session.form().label(),
                        time.format(session.startsAt()),
                        time.format(session.endsAt()),
                        session.place(),
                        session.trainer(),
                        session.externalTrainer(),
                        session.seats(),
                        String.join(" ", session.participants()),
                        session.state().label()))
            .toList());
  }

  /**
   * The sessions in a file; times in this zone.
   *
   * @throws InvalidInputException when it is no text
   * @throws InvalidSessionsException with every row that cannot be read
   */
  static List<Row> read(SpooledUpload upload, ZoneId zone) throws IOException {
    Charset encoding =
        TextEncoding.of(upload.file())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD, "文件不是 UTF-8 或 GB18030 编码的文本：请上传 CSV 文件（Excel 请另存为“CSV UTF-8”）"));
    try (Reader reader = TextEncoding.strictReader(upload.file(), encoding);
        var records = new CsvRecords(reader)) {
      return new Parser(records, zone).parse();
    }
  }

  /** What is wrong, with the line in front. */
  static InvalidInputException inLine(long line, InvalidInputException error) {
    return new InvalidInputException(error.field(), "第%d行：%s".formatted(line, error.getMessage()));
  }

  /** Reads one file. */
  private static final class Parser {

    private final CsvRecords records;
    private final ZoneId zone;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final List<InvalidInputException> problems = new ArrayList<>();

    Parser(CsvRecords records, ZoneId zone) {
      this.records = records;
      this.zone = zone;
    }

    List<Row> parse() throws IOException {
      readHeader();
      List<Row> rows = new ArrayList<>();
      for (CsvRecords.Row row = records.next(); row != null; row = records.next()) {
        if (rows.size() >= MOST_ROWS) {
          throw new InvalidInputException(FIELD, "文件过长：一次最多导入 " + MOST_ROWS + " 场，请拆分");
        }
        try {
          rows.add(new Row(row.line(), draft(row)));
        } catch (InvalidInputException e) {
          problems.add(inLine(row.line(), e));
        }
      }
      if (!problems.isEmpty()) {
        throw new InvalidSessionsException(problems);
      }
      if (rows.isEmpty()) {
        throw new InvalidInputException(FIELD, "文件中没有场次：请在表头之后每行填写一场");
      }
      return rows;
    }

    private void readHeader() {
      List<String> header = records.header();
      for (int i = 0; i < header.size(); i++) {
        for (Column column : Column.values()) {
          if (column.is(header.get(i))) {
            columns.put(column, i);
          }
        }
      }
      String missing =
          Column.NEEDED.stream()
              .filter(column -> !columns.containsKey(column))
              .map(column -> column.chinese)
              .collect(Collectors.joining("、"));
      if (!missing.isEmpty()) {
        throw new InvalidInputException(FIELD, "缺少列 " + missing + "：请按导出文件的表头填写");
      }
    }

    private SessionDraft draft(CsvRecords.Row row) {
      if (row.problem() != null) {
        throw new InvalidInputException(FIELD, row.problem());
      }
      return new SessionDraft(
          text(row, Column.COURSE).orElse(null),
          text(row, Column.FORM).map(Parser::form).orElse(null),
          instant(row, Column.STARTS_AT),
          instant(row, Column.ENDS_AT),
          text(row, Column.PLACE).orElse(null),
          text(row, Column.TRAINER).orElse(null),
          text(row, Column.EXTERNAL_TRAINER).orElse(null),
          text(row, Column.SEATS).map(Parser::seats).orElse(null),
          text(row, Column.PARTICIPANTS)
              .map(users -> List.of(users.split("[\\s;；、,，]+")))
              .orElse(List.of()));
    }

    private Optional<String> text(CsvRecords.Row row, Column column) {
      return Optional.ofNullable(columns.get(column))
          .map(row.fields()::get)
          .map(CsvText::unguarded)
          .filter(value -> !value.isEmpty());
    }

    private static TrainingForm form(String text) {
      return Stream.of(TrainingForm.values())
          .filter(form -> form.label().equals(text) || form.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "form", "培训形式“" + shown(text) + "”不正确：应为内部培训、外部培训或实操演练"));
    }

    private static Integer seats(String text) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw new InvalidInputException("seats", "名额“" + shown(text) + "”不正确：应为整数");
      }
    }

    private Instant instant(CsvRecords.Row row, Column column) {
      return text(row, column)
          .map(
              text -> {
                try {
                  return LocalDateTime.parse(text, READ).atZone(zone).toInstant();
                } catch (DateTimeException e) {
                  throw new InvalidInputException(
                      column.english,
                      "%s“%s”不正确：应如 2026-12-01 14:00".formatted(column.chinese, shown(text)));
                }
              })
          .orElse(null);
    }

    private static String shown(String text) {
      return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
  }
}
