package io.kefuflow.routing;

import io.kefuflow.routing.TeamCheck.Part;
import io.kefuflow.routing.TeamCheck.Place;
import io.kefuflow.shared.CsvRecords;
import io.kefuflow.shared.CsvText;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.LineProblems;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TextEncoding;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The whole roster in one CSV file. Each row is a skill, a team, a member, a weekly shift or an
 * exception, as its first column says; the other columns are filled in as far as they apply.
 *
 * @param skills by code
 * @param teams by id, each at version 0
 */
record RosterCsv(List<Skill> skills, List<Team> teams) {

  /** Field that errors about the file name. */
  static final String FIELD = "file";

  private static final int LONGEST_SHOWN = 30;
  private static final String OFF = "休";
  private static final String EVERY_DAY = "每天";
  private static final String DAYS = "一二三四五六日";

  /** As people write it, and as spreadsheets change it. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][uuuu年M月d日]")
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * The roster in a file.
   *
   * @throws InvalidInputException when it is no text
   * @throws InvalidRosterException with every row that cannot be taken
   */
  static RosterCsv read(SpooledUpload upload, Colleagues colleagues) throws IOException {
    Charset encoding =
        TextEncoding.of(upload.file())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD, "文件不是 UTF-8 或 GB18030 编码的文本：请上传 CSV 文件（Excel 请另存为“CSV UTF-8”）"));
    try (Reader reader = TextEncoding.strictReader(upload.file(), encoding);
        var records = new CsvRecords(reader)) {
      return new Parser(records, colleagues).parse();
    }
  }

  /** The roster as a file, with the mark by which spreadsheets recognise UTF-8. */
  static String write(List<Skill> skills, List<Team> teams, Colleagues colleagues) {
    List<List<String>> rows = new ArrayList<>();
    for (Skill skill : skills) {
      rows.add(row(Kind.SKILL, Map.of(Column.SKILLS, skill.code(), Column.NAME, skill.name())));
    }
    for (Team team : teams) {
      write(rows, team, colleagues);
    }
    return CsvText.of(Arrays.stream(Column.values()).map(column -> column.chinese).toList(), rows);
  }

  private static void write(List<List<String>> rows, Team team, Colleagues colleagues) {
    var head = cells(team);
    head.put(Column.NAME, team.name());
    head.put(Column.ROLE, team.role().groupId());
    head.put(Column.USER, team.supervisor());
    rows.add(row(Kind.TEAM, head));
    for (TeamMember member : team.members()) {
      var cells = cells(team);
      cells.put(Column.USER, member.userId());
      // for the reader; not read again
      cells.put(Column.NAME, colleagues.nameOf(member.userId()));
      cells.put(Column.SKILLS, String.join(" ", member.skills()));
      cells.put(Column.CAP, String.valueOf(member.cap()));
      rows.add(row(Kind.MEMBER, cells));
    }
    for (Shift shift : team.shifts()) {
      var cells = cells(team);
      cells.put(Column.USER, shift.userId());
      cells.put(Column.SHIFT, shift.kind().label());
      cells.put(Column.DAYS, text(shift.days()));
      cells.put(Column.HOURS, shift.hours().toString());
      rows.add(row(Kind.SHIFT, cells));
    }
    for (ShiftException exception : team.exceptions()) {
      var cells = cells(team);
      cells.put(Column.USER, exception.userId());
      cells.put(Column.DATE, exception.date().toString());
      cells.put(Column.HOURS, exception.hours() == null ? OFF : exception.hours().toString());
      cells.put(Column.REASON, exception.reason());
      rows.add(row(Kind.EXCEPTION, cells));
    }
  }

  private static Map<Column, String> cells(Team team) {
    var cells = new EnumMap<Column, String>(Column.class);
    cells.put(Column.TEAM, team.id());
    return cells;
  }

  private static List<String> row(Kind kind, Map<Column, String> cells) {
    return Arrays.stream(Column.values())
        .map(column -> column == Column.KIND ? kind.chinese : cells.get(column))
        .toList();
  }

  private static String text(Set<DayOfWeek> days) {
    return days.size() == 7
        ? EVERY_DAY
        : days.stream()
            .sorted()
            .map(day -> DAYS.substring(day.getValue() - 1, day.getValue()))
            .collect(Collectors.joining());
  }

  /** What a row is. */
  private enum Kind {
    SKILL("技能"),
    TEAM("团队"),
    MEMBER("成员"),
    SHIFT("班次"),
    EXCEPTION("例外");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    static Kind of(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.chinese.equals(text) || kind.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException(
                      "kind", "类型“" + shown(text) + "”无法识别：应为 技能、团队、成员、班次 或 例外"));
    }
  }

  /** The columns, in the order in which they are written; read by name, in any order. */
  private enum Column {
    KIND("类型", "kind"),
    TEAM("团队", "team"),
    NAME("名称", "name"),
    ROLE("角色", "role"),
    USER("人员", "user"),
    SKILLS("技能", "skills"),
    CAP("上限", "cap"),
    SHIFT("班别", "shift"),
    DAYS("星期", "days"),
    DATE("日期", "date"),
    HOURS("时间", "hours"),
    REASON("说明", "reason");

    private final String chinese;
    private final String english;

    Column(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    boolean is(String header) {
      return header.equals(chinese) || header.toLowerCase(Locale.ROOT).equals(english);
    }
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Reads one file. */
  private static final class Parser {

    private static final Pattern RANGE = Pattern.compile("([1-7])[-至到]([1-7])");

    private final CsvRecords records;
    private final Colleagues colleagues;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Skill> skills = new TreeMap<>();
    private final Map<String, TeamRows> teams = new LinkedHashMap<>();
    private final LineProblems problems = new LineProblems();

    Parser(CsvRecords records, Colleagues colleagues) {
      this.records = records;
      this.colleagues = colleagues;
    }

    RosterCsv parse() throws IOException {
      readHeader();
      if (problems.isEmpty()) {
        readRows();
      }
      // else a row that cannot be read would bring errors in others that name the same person
      List<Team> checked = problems.isEmpty() ? check() : List.of();
      if (problems.isEmpty() && checked.isEmpty() && skills.isEmpty()) {
        problems.add(1L, "文件中没有排班：请检查文件");
      }
      if (!problems.isEmpty()) {
        throw new InvalidRosterException(problems.refusals(FIELD));
      }
      return new RosterCsv(List.copyOf(skills.values()), checked);
    }

    private void readHeader() {
      List<String> header = records.header();
      for (Column column : Column.values()) {
        IntStream.range(0, header.size())
            .filter(i -> column.is(header.get(i)))
            .findFirst()
            .ifPresent(i -> columns.put(column, i));
      }
      List<String> missing =
          Arrays.stream(Column.values())
              .filter(column -> column != Column.REASON && !columns.containsKey(column))
              .map(column -> column.chinese)
              .toList();
      if (!missing.isEmpty()) {
        problems.add(1L, "缺少列 " + String.join("、", missing) + "：第一行应为列名，请从“导出”的文件开始修改");
      }
    }

    private void readRows() throws IOException {
      for (CsvRecords.Row row; (row = records.next()) != null; ) {
        if (row.problem() != null) {
          problems.add(row.line(), row.problem());
          continue;
        }
        try {
          read(new Values(row.fields()), row.line());
        } catch (InvalidInputException e) {
          problems.add(row.line(), e.getMessage());
        }
      }
    }

    private void read(Values row, long line) {
      Kind kind = Kind.of(row.get(Column.KIND));
      if (kind == Kind.SKILL) {
        var skill = new Skill(row.get(Column.SKILLS), row.get(Column.NAME));
        if (skills.put(skill.code(), skill) != null) {
          throw new InvalidInputException("skills", "技能 " + skill.code() + " 在文件中重复：请只保留一行");
        }
        return;
      }
      String id =
          InvalidInputException.requiredText("team", "团队编号", row.get(Column.TEAM), Skill.LONGEST);
      TeamRows team = teams.computeIfAbsent(id, TeamRows::new);
      switch (kind) {
        case TEAM -> {
          if (team.line != 0) {
            throw new InvalidInputException("team", "团队 " + id + " 在文件中重复：请只保留一行");
          }
          team.line = line;
          team.name = row.get(Column.NAME);
          team.role = row.get(Column.ROLE);
          team.supervisor = row.get(Column.USER);
        }
        case MEMBER ->
            team.members.add(
                line,
                new TeamDraft.Member(row.get(Column.USER), codes(row), cap(row.get(Column.CAP))));
        case SHIFT ->
            team.shifts.add(
                line,
                new TeamDraft.Shift(
                    shiftKind(row.get(Column.SHIFT)),
                    row.get(Column.USER),
                    days(row.get(Column.DAYS)),
                    ShiftHours.parse(row.get(Column.HOURS)).toString()));
        case EXCEPTION -> {
          String hours = row.get(Column.HOURS);
          if (hours.isEmpty()) {
            throw new InvalidInputException("hours", "例外没有时间：请填写如 09:00-18:00，或“休”");
          }
          team.exceptions.add(
              line,
              new TeamDraft.Exception(
                  row.get(Column.USER),
                  date(row.get(Column.DATE)),
                  hours.equals(OFF) ? null : ShiftHours.parse(hours).toString(),
                  row.get(Column.REASON)));
        }
        default -> throw new IllegalStateException(kind.name());
      }
    }

    private static List<String> codes(Values row) {
      return Arrays.stream(row.get(Column.SKILLS).split("[\\s;；、,，]+"))
          .filter(code -> !code.isEmpty())
          .toList();
    }

    private static Integer cap(String text) {
      try {
        return text.isEmpty() ? null : Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw new InvalidInputException("cap", "上限“" + shown(text) + "”不是整数：应为 1 至 100，空着为 8");
      }
    }

    private static ShiftKind shiftKind(String text) {
      return Arrays.stream(ShiftKind.values())
          .filter(kind -> kind.label().equals(text) || kind.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidInputException("shift", "班别“" + shown(text) + "”无法识别：应为 白班、夜班 或 周末班"));
    }

    /** Reads 一二三四五, 周一至周五, 1-5 or 每天. */
    private static Set<DayOfWeek> days(String text) {
      String plain = text.replaceAll("星期|周|[\\s、,，;；]", "").replace('天', '日').replace('7', '日');
      if (plain.equals("每日")) {
        return EnumSet.allOf(DayOfWeek.class);
      }
      for (int i = 0; i < DAYS.length(); i++) {
        plain = plain.replace(DAYS.charAt(i), (char) ('1' + i));
      }
      Matcher range = RANGE.matcher(plain);
      var days = EnumSet.noneOf(DayOfWeek.class);
      String rest = plain;
      while (range.find()) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        for (int day = first; ; day = day % 7 + 1) {
          days.add(DayOfWeek.of(day));
          if (day == last) {
            break;
          }
        }
        rest = rest.replace(range.group(), "");
      }
      for (char day : rest.toCharArray()) {
        if (day < '1' || day > '7') {
          throw new InvalidInputException("days", "星期“" + shown(text) + "”无法识别：应如 一二三四五、六日 或 每天");
        }
        days.add(DayOfWeek.of(day - '0'));
      }
      return days;
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text, DATE);
      } catch (DateTimeException e) {
        throw new InvalidInputException("date", "日期“" + shown(text) + "”不存在或无法识别：应如 2027-01-01");
      }
    }

    private List<Team> check() {
      var check = new TeamCheck(colleagues, skills);
      var checked = new ArrayList<Team>();
      var names = new HashMap<String, String>();
      for (TeamRows rows : teams.values()) {
        if (rows.line == 0) {
          problems.addIfFirst(rows.firstLine(), "没有团队 " + rows.id + "：请先用一行“团队”写明名称和角色");
          continue;
        }
        var result = check.check(rows.id, rows.draft());
        result
            .problems()
            .forEach(problem -> problems.add(rows.lineOf(problem.place()), problem.message()));
        Team team = result.team();
        String other = team.name() == null ? null : names.putIfAbsent(team.name(), rows.id);
        if (other != null) {
          problems.add(rows.line, "团队名称“" + team.name() + "”已用于团队 " + other + "：请换一个名称");
        }
        checked.add(team);
      }
      checked.sort(
          Comparator.comparing(Team::id, Comparator.nullsFirst(Comparator.naturalOrder())));
      return checked;
    }

    /** The values of a row by column. */
    private final class Values {
      private final List<String> fields;

      Values(List<String> fields) {
        this.fields = fields;
      }

      /** The stripped value, empty when the column does not exist. */
      String get(Column column) {
        Integer index = columns.get(column);
        return index == null ? "" : CsvText.unguarded(fields.get(index));
      }
    }
  }

  /** The rows of a team. */
  private static final class TeamRows {
    private final String id;
    private final Rows<TeamDraft.Member> members = new Rows<>();
    private final Rows<TeamDraft.Shift> shifts = new Rows<>();
    private final Rows<TeamDraft.Exception> exceptions = new Rows<>();
    private String name;
    private String role;
    private String supervisor;
    private long line;

    TeamRows(String id) {
      this.id = id;
    }

    TeamDraft draft() {
      return new TeamDraft(
          0, name, role, supervisor, members.values, shifts.values, exceptions.values);
    }

    long lineOf(Place place) {
      return place.part() == null ? line : rows(place.part()).lines.get(place.index());
    }

    private Rows<?> rows(Part part) {
      return switch (part) {
        case MEMBERS -> members;
        case SHIFTS -> shifts;
        case EXCEPTIONS -> exceptions;
      };
    }

    long firstLine() {
      return List.of(members, shifts, exceptions).stream()
          .map(rows -> rows.lines)
          .flatMap(Collection::stream)
          .min(Comparator.naturalOrder())
          .orElse(1L);
    }
  }

  /** Elements of a team with the lines where they stand. */
  private static final class Rows<T> {
    private final List<T> values = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    void add(long line, T value) {
      values.add(value);
      lines.add(line);
    }
  }
}
