package io.kefuflow.casework;

import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The one use case behind every door through which a request comes in (P1.1, P2.1, P3.3, P4.1,
 * P5.1): REST, CSV, demo data, later portal and mail.
 */
@Service
public class CaseIntake {

  private final CaseWorkflow workflow;
  private final Cases cases;
  private final Clock clock;

  CaseIntake(CaseWorkflow workflow, Cases cases, Clock clock) {
    this.workflow = workflow;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Takes a request in: opens a case and starts its process, in one transaction. Must not be called
   * inside a transaction of the caller: a request that is known already ends it.
   *
   * @throws InvalidInputException when the receipt lies in the future
   */
  public Receipt receive(CaseReport report) {
    ServiceRequest request = report.request();
    if (request.receivedAt() != null && request.receivedAt().isAfter(clock.instant())) {
      throw new InvalidInputException("receivedAt", "受理时间不能晚于当前时间：请核对日期和时间");
    }
    Optional<CaseNumber> known = findKnown(request);
    if (known.isPresent()) {
      return new Receipt(known.get(), true);
    }
    try {
      return new Receipt(workflow.begin(report), false);
    } catch (DuplicateKeyException receivedAtTheSameTime) {
      return new Receipt(findKnown(request).orElseThrow(() -> receivedAtTheSameTime), true);
    }
  }

  private Optional<CaseNumber> findKnown(ServiceRequest request) {
    return Optional.ofNullable(request.origin())
        .flatMap(origin -> cases.findByOrigin(origin.source(), origin.externalNumber()));
  }

  /**
   * What came of an intake.
   *
   * @param alreadyKnown whether an earlier intake had the same origin; nothing was changed then
   */
  public record Receipt(CaseNumber caseNumber, boolean alreadyKnown) {}
}
