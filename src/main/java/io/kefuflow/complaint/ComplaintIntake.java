package io.kefuflow.complaint;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The one use case behind every door through which a complaint comes in (P4.1): REST, CSV, demo
 * data, later portal and mail.
 */
@Service
public class ComplaintIntake {

  private final ComplaintWorkflow workflow;
  private final Cases cases;
  private final Clock clock;

  ComplaintIntake(ComplaintWorkflow workflow, Cases cases, Clock clock) {
    this.workflow = workflow;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Takes a complaint in: opens a case and starts its process, in one transaction. Must not be
   * called inside a transaction of the caller: a complaint that is known already ends it.
   *
   * @throws InvalidInputException when the receipt lies in the future
   */
  public Receipt receive(ComplaintReport report) {
    if (report.receivedAt() != null && report.receivedAt().isAfter(clock.instant())) {
      throw new InvalidInputException("receivedAt", "受理时间不能晚于当前时间：请核对日期和时间");
    }
    Optional<CaseNumber> known = findKnown(report);
    if (known.isPresent()) {
      return new Receipt(known.get(), true);
    }
    try {
      return new Receipt(workflow.begin(report), false);
    } catch (DuplicateKeyException receivedAtTheSameTime) {
      return new Receipt(findKnown(report).orElseThrow(() -> receivedAtTheSameTime), true);
    }
  }

  private Optional<CaseNumber> findKnown(ComplaintReport report) {
    return Optional.ofNullable(report.origin())
        .flatMap(origin -> cases.findByOrigin(origin.source(), origin.externalNumber()));
  }

  /**
   * What came of an intake.
   *
   * @param alreadyKnown whether an earlier intake had the same origin; nothing was changed then
   */
  public record Receipt(CaseNumber caseNumber, boolean alreadyKnown) {}
}
