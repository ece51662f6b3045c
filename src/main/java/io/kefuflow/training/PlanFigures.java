package io.kefuflow.training;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the sessions of a plan.
 *
 * @param held sessions
 * @param cancelled sessions
 * @param seats of the sessions held
 * @param present of these
 * @param examined seats whose people passed or did not; not those absent from the exam
 * @param passed of these
 * @param evaluations how many
 * @param evaluation mean of all scores, 1 to 5; empty without evaluations
 * @param toTrainAgain user ids of those who were absent or did not pass
 */
public record PlanFigures(
    int held,
    int cancelled,
    int seats,
    int present,
    int examined,
    int passed,
    int evaluations,
    OptionalDouble evaluation,
    Set<String> toTrainAgain) {

  static PlanFigures of(int held, int cancelled, List<Seat> seats, List<Evaluation> evaluations) {
    return new PlanFigures(
        held,
        cancelled,
        seats.size(),
        count(seats, seat -> Boolean.TRUE.equals(seat.present())),
        count(seats, seat -> ExamResults.isExamined(seat.examResult())),
        count(seats, seat -> ExamResults.isPassed(seat.examResult())),
        evaluations.size(),
        evaluations.stream().mapToDouble(Evaluation::overall).average(),
        seats.stream()
            .filter(
                seat ->
                    !Boolean.TRUE.equals(seat.present())
                        || seat.examResult() != null && !ExamResults.isPassed(seat.examResult()))
            .map(Seat::employee)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static int count(List<Seat> seats, Predicate<Seat> condition) {
    return (int) seats.stream().filter(condition).count();
  }

  /** Percent of the seats that were taken; empty without seats. */
  public OptionalDouble participation() {
    return percent(present, seats);
  }

  /** Percent of those examined who passed; empty when nobody was examined. */
  public OptionalDouble passRate() {
    return percent(passed, examined);
  }

  private static OptionalDouble percent(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
  }
}
