package io.kefuflow.training;

import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.CsvText;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports on training, by course, team and person (P10.8). */
@Service
@Transactional(readOnly = true)
public class TrainingReports {

  private static final Oversight.TeamName NO_TEAM = new Oversight.TeamName("", "未编入团队");

  private static final List<String> HEADER =
      List.of(
          "类别", "编号", "名称", "场次", "人数", "应到人次", "实到人次", "参训率%", "考核人次", "合格人次", "合格率%", "评价份数",
          "评价均分", "总学时", "人均学时");

  private final TrainingStore store;
  private final Courses courses;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final Clock clock;

  TrainingReports(
      TrainingStore store,
      Courses courses,
      Oversight oversight,
      Colleagues colleagues,
      Clock clock) {
    this.store = store;
    this.courses = courses;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /**
   * The report on sessions held in a period.
   *
   * @param viewer user id of the reader; only employees of whom they may know count
   * @param from first day, null for the first of the present quarter
   * @param to last day, null for the last day of the quarter of the first
   * @throws InvalidInputException when the last day is before the first
   */
  public TrainingReport of(String viewer, LocalDate from, LocalDate to) {
    LocalDate first = from == null ? startOfQuarter(LocalDate.now(clock)) : from;
    LocalDate last = to == null ? startOfQuarter(first).plusMonths(3).minusDays(1) : to;
    if (last.isBefore(first)) {
      throw new InvalidInputException("to", "结束日期不能早于开始日期：请核对");
    }
    Set<String> known = oversight.employees(viewer);
    boolean all = oversight.seesAll(viewer);
    List<AttendanceRecord> seats =
        store.attendance(startOf(first), startOf(last.plusDays(1))).stream()
            .filter(seat -> all || known.contains(seat.employee()))
            .toList();
    Map<String, List<Oversight.TeamName>> rostered = oversight.teams();
    Map<String, List<Oversight.TeamName>> teams =
        seats.stream()
            .map(AttendanceRecord::employee)
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    employee -> rostered.getOrDefault(employee, List.of(NO_TEAM))));
    return new TrainingReport(
        first, last, byCourse(seats), byTeam(seats, teams), byPerson(seats, teams));
  }

  private static LocalDate startOfQuarter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toInstant();
  }

  private List<TrainingReport.Line> byCourse(List<AttendanceRecord> seats) {
    Map<String, String> names =
        courses.all().stream().collect(Collectors.toMap(Course::code, Course::name));
    return seats.stream()
        .collect(Collectors.groupingBy(AttendanceRecord::course))
        .entrySet()
        .stream()
        .map(
            course ->
                TrainingReport.Line.of(
                    course.getKey(),
                    names.getOrDefault(course.getKey(), course.getKey()),
                    course.getValue()))
        .sorted(Comparator.comparing(TrainingReport.Line::name))
        .toList();
  }

  private static List<TrainingReport.Line> byTeam(
      List<AttendanceRecord> seats, Map<String, List<Oversight.TeamName>> teams) {
    Map<Oversight.TeamName, List<AttendanceRecord>> ofTeams =
        new TreeMap<>(
            Comparator.<Oversight.TeamName, Boolean>comparing(NO_TEAM::equals)
                .thenComparing(Oversight.TeamName::name)
                .thenComparing(Oversight.TeamName::id));
    for (AttendanceRecord seat : seats) {
      for (Oversight.TeamName team : teams.get(seat.employee())) {
        ofTeams.computeIfAbsent(team, unused -> new ArrayList<>()).add(seat);
      }
    }
    return ofTeams.entrySet().stream()
        .map(
            team ->
                TrainingReport.Line.of(team.getKey().id(), team.getKey().name(), team.getValue()))
        .toList();
  }

  private List<TrainingReport.Person> byPerson(
      List<AttendanceRecord> seats, Map<String, List<Oversight.TeamName>> teams) {
    return seats.stream()
        .collect(
            Collectors.groupingBy(AttendanceRecord::employee, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            person ->
                new TrainingReport.Person(
                    person.getKey(),
                    colleagues.nameOf(person.getKey()),
                    teams.get(person.getKey()).stream().map(Oversight.TeamName::name).toList(),
                    TrainingReport.Figures.of(person.getValue())))
        .toList();
  }

  /** The report of {@link #of} as a CSV file: courses, then teams, then people. */
  public String csv(String viewer, LocalDate from, LocalDate to) {
    TrainingReport report = of(viewer, from, to);
    List<List<Object>> rows =
        Stream.of(
                report.courses().stream().map(line -> row("课程", line)),
                report.teams().stream().map(line -> row("团队", line)),
                report.people().stream()
                    .map(
                        person ->
                            row(
                                "人员",
                                person.employee(),
                                person.name(),
                                person.figures(),
                                null,
                                null)))
            .flatMap(Function.identity())
            .toList();
    return CsvText.of(HEADER, rows);
  }

  private static List<Object> row(String kind, TrainingReport.Line line) {
    return row(
        kind,
        line.code(),
        line.name(),
        line.figures(),
        line.evaluations().count(),
        line.evaluations().mean());
  }

  private static List<Object> row(
      String kind,
      String code,
      String name,
      TrainingReport.Figures figures,
      Integer evaluations,
      Double evaluation) {
    return Stream.of(
            kind,
            code,
            name,
            figures.sessions(),
            figures.people(),
            figures.seats(),
            figures.present(),
            figures.participation(),
            figures.examined(),
            figures.passed(),
            figures.passRate(),
            evaluations,
            evaluation,
            figures.training().toMinutes() / 60.0,
            figures.hoursPerPerson())
        .<Object>map(value -> Objects.requireNonNullElse(value, ""))
        .toList();
  }
}
