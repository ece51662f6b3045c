package io.kefuflow.training;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What training there was in a period, of the employees of whom the reader may know (P10.8).
 *
 * @param from first day
 * @param to last day
 * @param courses by name
 * @param teams by name, those in no team last; who is in two teams counts in both
 * @param people by user id
 */
public record TrainingReport(
    LocalDate from, LocalDate to, List<Line> courses, List<Line> teams, List<Person> people) {

  /**
   * A course or a team.
   *
   * @param code of the course, id of the team, empty for those in no team
   * @param figures of its seats
   */
  public record Line(String code, String name, Figures figures) {}

  /**
   * An employee.
   *
   * @param teams names
   */
  public record Person(String employee, String name, List<String> teams, Figures figures) {}

  /**
   * Figures of seats in sessions that were held. Percents and means are null where there is nothing
   * to compute them of.
   *
   * @param sessions how many
   * @param people distinct people with a seat
   * @param seats how many places were taken or meant to be
   * @param present seats whose people came
   * @param participation percent of the seats whose people came
   * @param examined seats with a result of the assessment
   * @param passed of these
   * @param passRate percent of those examined who passed
   * @param evaluations how many
   * @param evaluation mean of all scores, 1 to 5
   * @param training time of sessions of those who came, all together
   * @param hoursPerPerson hours of training, divided by the people with a seat
   */
  public record Figures(
      int sessions,
      int people,
      int seats,
      int present,
      Double participation,
      int examined,
      int passed,
      Double passRate,
      int evaluations,
      Double evaluation,
      Duration training,
      Double hoursPerPerson) {

    private static final String PASSED = "PASSED";
    private static final double SECONDS_AN_HOUR = 3600;

    static Figures of(List<AttendanceRecord> seats) {
      List<AttendanceRecord> present = seats.stream().filter(AttendanceRecord::present).toList();
      List<AttendanceRecord> examined =
          seats.stream().filter(seat -> seat.examResult() != null).toList();
      int passed = (int) examined.stream().filter(seat -> seat.examResult().equals(PASSED)).count();
      List<AttendanceRecord> evaluated =
          seats.stream().filter(seat -> seat.evaluation() != null).toList();
      var mean = evaluated.stream().mapToDouble(AttendanceRecord::evaluation).average();
      Duration training =
          present.stream().map(AttendanceRecord::length).reduce(Duration.ZERO, Duration::plus);
      int people = (int) seats.stream().map(AttendanceRecord::employee).distinct().count();
      return new Figures(
          (int) seats.stream().map(AttendanceRecord::session).distinct().count(),
          people,
          seats.size(),
          present.size(),
          percent(present.size(), seats.size()),
          examined.size(),
          passed,
          percent(passed, examined.size()),
          evaluated.size(),
          mean.isPresent() ? rounded(mean.getAsDouble()) : null,
          training,
          people == 0 ? null : rounded(training.toSeconds() / SECONDS_AN_HOUR / people));
    }

    private static Double percent(int part, int whole) {
      return whole == 0 ? null : rounded(100.0 * part / whole);
    }

    /** To one decimal, as people compare figures. */
    private static double rounded(double value) {
      return Math.round(value * 10) / 10.0;
    }
  }
}
