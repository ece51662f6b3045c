package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a supervisor should know of a roster, in Chinese sentences: times at which nobody of a team
 * is on duty, and people who are on duty twice. What comes back every week is said once; what
 * exceptions and absences do is said for the dates of the next four weeks.
 */
final class RosterWarnings {

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;
  private static final int HORIZON_DAYS = 28;
  private static final int MOST_LINES = 10;
  private static final String[] WEEKDAYS = {"一", "二", "三", "四", "五", "六", "日"};

  private final List<Team> teams;
  private final Collection<Absence> absences;
  private final Colleagues colleagues;
  private final Map<String, Skill> skills;
  private final ZoneId zone;
  private final LocalDate today;
  private final Instant start;
  private final int now;

  /**
   * @param teams all teams
   * @param absences those of the next four weeks
   * @param skills by code
   */
  RosterWarnings(
      List<Team> teams,
      Collection<Absence> absences,
      Colleagues colleagues,
      Map<String, Skill> skills,
      Instant now,
      ZoneId zone) {
    this.teams = teams;
    this.absences = absences;
    this.colleagues = colleagues;
    this.skills = skills;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
    this.start = today.atStartOfDay(zone).toInstant();
    this.now = (int) Duration.between(start, now).toMinutes();
  }

  /** Until when dates are looked at. */
  static Duration horizon() {
    return Duration.ofDays(HORIZON_DAYS);
  }

  /** What concerns one of the teams. */
  List<String> of(Team team) {
    var warnings = new ArrayList<String>();
    warnings.addAll(members(team));
    warnings.addAll(gaps(team));
    team.members().forEach(member -> warnings.addAll(overlaps(team, member.userId())));
    return warnings;
  }

  /** What concerns no team in particular. */
  List<String> general() {
    Set<String> known =
        teams.stream()
            .flatMap(team -> team.members().stream())
            .flatMap(member -> member.skills().stream())
            .collect(Collectors.toSet());
    return skills.values().stream()
        .filter(skill -> !known.contains(skill.code()))
        .map(skill -> "没有人有“" + skill.name() + "”技能：此类工作只能进入本组待领")
        .toList();
  }

  private List<String> members(Team team) {
    if (team.members().isEmpty()) {
      return List.of("团队没有成员：不会分派任何工作");
    }
    Role role = team.role();
    Set<String> ofRole =
        colleagues.of(role).stream().map(Colleagues.Colleague::userId).collect(Collectors.toSet());
    var warnings = new ArrayList<String>();
    for (TeamMember member : team.members()) {
      String user = member.userId();
      if (!ofRole.contains(user)) {
        warnings.add(colleagues.nameOf(user) + "已不是" + role.label() + "：不会分派工作，请移出团队");
      } else if (team.shiftsOf(user).isEmpty()) {
        warnings.add(colleagues.nameOf(user) + "没有班次：不会分派工作");
      }
    }
    return warnings;
  }

  private List<String> gaps(Team team) {
    var weekly = new BitSet(WEEK);
    for (TeamMember member : team.members()) {
      weeklyOf(team, member.userId()).forEach(range -> range.addTo(weekly, WEEK));
    }
    if (weekly.isEmpty()) {
      return List.of("没有任何班次：任何时候都无人值班");
    }
    List<String> warnings = new ArrayList<>();
    var open = new BitSet(WEEK);
    open.set(0, WEEK);
    open.andNot(weekly);
    if (!open.isEmpty()) {
      warnings.add("每周固定无人值班：" + weeklyText(open));
    }
    BitSet missing = covered(team.withoutExceptions(), false);
    missing.andNot(covered(team, true));
    missing.clear(0, Math.max(0, now));
    warnings.addAll(dated(missing, "因例外或缺席无人值班："));
    return warnings;
  }

  private List<String> overlaps(Team team, String user) {
    List<Team> others = teams.stream().filter(other -> other.member(user).isPresent()).toList();
    var weekly = new Doubled();
    others.forEach(other -> weeklyOf(other, user).forEach(range -> weekly.add(range.in(WEEK))));
    String elsewhere =
        others.stream()
            .filter(other -> !other.id().equals(team.id()))
            .map(other -> "“" + other.name() + "”")
            .collect(Collectors.joining());
    String where = elsewhere.isEmpty() ? "" : "（另在" + elsewhere + "）";
    var warnings = new ArrayList<String>();
    if (!weekly.twice.isEmpty()) {
      warnings.add(
          "%s每周重复排班%s：%s".formatted(colleagues.nameOf(user), where, weeklyText(weekly.twice)));
    }
    BitSet dated = doubledOnDates(others, user);
    dated.andNot(doubledOnDates(others.stream().map(Team::withoutExceptions).toList(), user));
    dated.clear(0, Math.max(0, now));
    warnings.addAll(dated(dated, colleagues.nameOf(user) + "因例外重复排班" + where + "："));
    return warnings;
  }

  private BitSet doubledOnDates(List<Team> memberOf, String user) {
    var doubled = new Doubled();
    for (Team team : memberOf) {
      for (Period period : onDates(team, user)) {
        var minutes = new BitSet();
        add(minutes, period);
        doubled.add(minutes);
      }
    }
    return doubled.twice;
  }

  /** The minutes of the next weeks at which somebody of the team is on duty. */
  private BitSet covered(Team team, boolean withoutAbsent) {
    var covered = new BitSet();
    for (TeamMember member : team.members()) {
      var minutes = new BitSet();
      onDates(team, member.userId()).forEach(period -> add(minutes, period));
      if (withoutAbsent) {
        absences.stream()
            .filter(absence -> absence.userId().equals(member.userId()))
            .forEach(absence -> minutes.andNot(away(absence)));
      }
      covered.or(minutes);
    }
    return covered;
  }

  private BitSet away(Absence absence) {
    var minutes = new BitSet();
    Instant end = start.plus(horizon());
    add(
        minutes,
        new Period(
            absence.from(),
            absence.to() == null || absence.to().isAfter(end) ? end : absence.to()));
    return minutes;
  }

  private List<Period> onDates(Team team, String user) {
    return team.dutyOf(user, today.minusDays(1), today.plusDays(HORIZON_DAYS - 1L), zone);
  }

  private void add(BitSet minutes, Period period) {
    long from = Duration.between(start, period.from()).toMinutes();
    long to = Duration.between(start, period.to()).toMinutes();
    int first = (int) Math.max(0, from);
    int end = (int) Math.min(HORIZON_DAYS * DAY, to);
    if (first < end) {
      minutes.set(first, end);
    }
  }

  private static List<Range> weeklyOf(Team team, String user) {
    return team.shiftsOf(user).stream()
        .flatMap(
            shift ->
                shift.days().stream()
                    .map(
                        day ->
                            new Range(
                                (day.getValue() - 1) * DAY + shift.hours().startMinute(),
                                shift.hours().minutes())))
        .toList();
  }

  private List<String> dated(BitSet minutes, String before) {
    var lines = new ArrayList<String>();
    int more = 0;
    for (int from = minutes.nextSetBit(0); from >= 0; ) {
      int to = minutes.nextClearBit(from);
      if (lines.size() < MOST_LINES) {
        lines.add(before + text(from, to));
      } else {
        more++;
      }
      from = minutes.nextSetBit(to);
    }
    if (more > 0) {
      lines.add(before + "另有 " + more + " 段时间未列出");
    }
    return lines;
  }

  private String text(int from, int to) {
    ZonedDateTime begin = start.plus(Duration.ofMinutes(from)).atZone(zone);
    ZonedDateTime end = start.plus(Duration.ofMinutes(to)).atZone(zone);
    String first = day(begin.toLocalDate()) + " " + begin.toLocalTime();
    if (end.toLocalTime().equals(LocalTime.MIDNIGHT)
        && end.toLocalDate().equals(begin.toLocalDate().plusDays(1))) {
      return first + "-24:00";
    }
    return end.toLocalDate().equals(begin.toLocalDate())
        ? first + "-" + end.toLocalTime()
        : first + " 至 " + day(end.toLocalDate()) + " " + end.toLocalTime();
  }

  private static String day(LocalDate date) {
    return "%d月%d日（%s）"
        .formatted(
            date.getMonthValue(),
            date.getDayOfMonth(),
            WEEKDAYS[date.getDayOfWeek().getValue() - 1]);
  }

  /** Minutes of the week in words, e.g. 星期一至星期五 18:00-次日08:00，星期六 00:00-24:00. */
  private static String weeklyText(BitSet minutes) {
    if (minutes.cardinality() == WEEK) {
      return "全天候";
    }
    Map<String, Set<DayOfWeek>> byHours = new LinkedHashMap<>();
    List<String> longOnes = new ArrayList<>();
    for (Range run : runs(minutes)) {
      int from = run.from();
      int to = from + run.length();
      if (run.length() <= DAY) {
        boolean nextDay = to > (from / DAY + 1) * DAY;
        byHours
            .computeIfAbsent(
                clock(from % DAY) + "-" + (nextDay ? "次日" : "") + clock(endOfDay(to)),
                hours -> new TreeSet<>())
            .add(DayOfWeek.of(from / DAY % 7 + 1));
      } else {
        longOnes.add(
            "星期%s %s 至 星期%s %s"
                .formatted(
                    WEEKDAYS[from / DAY % 7],
                    clock(from % DAY),
                    WEEKDAYS[(to - 1) / DAY % 7],
                    clock(endOfDay(to))));
      }
    }
    List<String> parts = new ArrayList<>();
    byHours.forEach((hours, days) -> parts.add(days(days) + " " + hours));
    parts.addAll(longOnes);
    return String.join("，", parts);
  }

  private static int endOfDay(int minute) {
    return minute % DAY == 0 ? DAY : minute % DAY;
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  /** The runs of set minutes on the ring of the week; one over its end is a single one. */
  private static List<Range> runs(BitSet minutes) {
    var runs = new ArrayList<Range>();
    for (int from = minutes.nextSetBit(0); from >= 0; ) {
      int to = minutes.nextClearBit(from);
      runs.add(new Range(from, to - from));
      from = minutes.nextSetBit(to);
    }
    if (runs.size() > 1
        && runs.get(0).from() == 0
        && runs.get(runs.size() - 1).from() + runs.get(runs.size() - 1).length() == WEEK) {
      Range last = runs.remove(runs.size() - 1);
      Range first = runs.remove(0);
      runs.add(new Range(last.from(), last.length() + first.length()));
    }
    return runs;
  }

  static String days(Set<DayOfWeek> days) {
    if (days.size() == 7) {
      return "每天";
    }
    Map<Integer, Integer> runs = new TreeMap<>();
    for (DayOfWeek day : new TreeSet<>(days)) {
      int value = day.getValue();
      Integer open =
          runs.entrySet().stream()
              .filter(run -> run.getValue() == value - 1)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(value);
      runs.put(open, value);
    }
    return runs.entrySet().stream()
        .map(
            run -> {
              String first = "星期" + WEEKDAYS[run.getKey() - 1];
              String last = "星期" + WEEKDAYS[run.getValue() - 1];
              return switch (run.getValue() - run.getKey()) {
                case 0 -> first;
                case 1 -> first + "、" + last;
                default -> first + "至" + last;
              };
            })
        .collect(Collectors.joining("、"));
  }

  /** Minutes from the beginning of a week. */
  private record Range(int from, int length) {

    /** Sets the minutes in a ring of this size. */
    void addTo(BitSet minutes, int ring) {
      minutes.or(in(ring));
    }

    BitSet in(int ring) {
      var minutes = new BitSet(ring);
      int end = from + length;
      minutes.set(from, Math.min(end, ring));
      if (end > ring) {
        minutes.set(0, end - ring);
      }
      return minutes;
    }
  }

  /** Finds the minutes that were added more than once. */
  private static final class Doubled {
    private final BitSet once = new BitSet();
    private final BitSet twice = new BitSet();

    void add(BitSet minutes) {
      var again = (BitSet) minutes.clone();
      again.and(once);
      twice.or(again);
      once.or(minutes);
    }
  }
}
