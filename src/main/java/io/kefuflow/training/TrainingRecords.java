package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What training there was in a period, for reports (P10.6, P10.8). */
@Service
@Transactional(readOnly = true)
public class TrainingRecords {

  private final TrainingStore store;
  private final Clock clock;

  TrainingRecords(TrainingStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Who had a place in the sessions held in the period, in the order of the sessions.
   *
   * @param from first day
   * @param to last day
   * @throws InvalidInputException when the last day is before the first
   */
  public List<AttendanceRecord> attendance(LocalDate from, LocalDate to) {
    check(from, to);
    return store.attendance(startOf(from), startOf(to.plusDays(1)));
  }

  /**
   * How the sessions held in the period were evaluated, in their order; those without any
   * evaluation are left out.
   *
   * @param from first day
   * @param to last day
   * @throws InvalidInputException when the last day is before the first
   */
  public List<EvaluationRecord> evaluations(LocalDate from, LocalDate to) {
    check(from, to);
    return store.evaluations(startOf(from), startOf(to.plusDays(1)));
  }

  private static void check(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new InvalidInputException("to", "结束日期不能早于开始日期：请核对");
    }
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toInstant();
  }
}
