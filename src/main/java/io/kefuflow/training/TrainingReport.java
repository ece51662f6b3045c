package io.kefuflow.training;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

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
   * @param evaluations of those who came
   */
  public record Line(String code, String name, Figures figures, Evaluations evaluations) {

    static Line of(String code, String name, List<AttendanceRecord> seats) {
      return new Line(code, name, Figures.of(seats), Evaluations.of(seats));
    }
  }

  /**
   * An employee. How they evaluated is nobody's business: evaluations are read without names.
   *
   * @param teams names
   */
  public record Person(String employee, String name, List<String> teams, Figures figures) {}

  /**
   * What participants say of sessions.
   *
   * @param count how many said something
   * @param mean of all scores, 1 to 5; null when nobody did
   */
  public record Evaluations(int count, Double mean) {

    static Evaluations of(List<AttendanceRecord> seats) {
      var scores =
          seats.stream()
              .map(AttendanceRecord::evaluation)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      return new Evaluations(
          (int) scores.getCount(), scores.getCount() == 0 ? null : rounded(scores.getAverage()));
    }
  }

  /**
   * Figures of seats in sessions that were held. Percents are null where there is nothing to
   * compute them of.
   *
   * @param sessions how many
   * @param people distinct people with a seat
   * @param seats how many places were taken or meant to be
   * @param present seats whose people came
   * @param participation percent of the seats whose people came
   * @param examined seats whose people passed or did not; not those absent from the exam
   * @param passed of these
   * @param passRate percent of those examined who passed
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
      Duration training,
      Double hoursPerPerson) {

    private static final double SECONDS_AN_HOUR = 3600;

    static Figures of(List<AttendanceRecord> seats) {
      List<AttendanceRecord> present = seats.stream().filter(AttendanceRecord::present).toList();
      List<AttendanceRecord> examined =
          seats.stream().filter(seat -> ExamResults.isExamined(seat.examResult())).toList();
      int passed =
          (int) examined.stream().filter(seat -> ExamResults.isPassed(seat.examResult())).count();
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
          training,
          people == 0 ? null : rounded(training.toSeconds() / SECONDS_AN_HOUR / people));
    }

    private static Double percent(int part, int whole) {
      return whole == 0 ? null : rounded(100.0 * part / whole);
    }
  }

  /** To one decimal, as people compare figures. */
  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
