package io.kefuflow.aftersales;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Timeline;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of after-sales service (P5) that the process calls, each in the transaction of its
 * step. The customer is kept informed at every one of them (P5.4).
 */
@Service
@Transactional
public class AfterSalesService {

  private final Cases cases;
  private final CustomerNotices notices;
  private final Timeline timeline;
  private final Evaluations evaluations;
  private final AfterSalesSettings settings;
  private final Clock clock;

  AfterSalesService(
      Cases cases,
      CustomerNotices notices,
      Timeline timeline,
      Evaluations evaluations,
      AfterSalesSettings settings,
      Clock clock) {
    this.cases = cases;
    this.notices = notices;
    this.timeline = timeline;
    this.evaluations = evaluations;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the customer had a problem of the same kind not long ago (P5.2). */
  public boolean isRepeatedFault(CaseNumber number) {
    ServiceCase problem = cases.get(number);
    return problem.customerId() != null
        && problem.category() != null
        && cases
            .findLatest(
                Procedure.AFTER_SALES,
                problem.customerId(),
                problem.category(),
                problem.receivedAt().minus(settings.repeatWithin()),
                problem.receivedAt(),
                number)
            .isPresent();
  }

  /** Tells the customer that the problem is received, and who deals with it. */
  public void announceReceipt(CaseNumber number, Role group) {
    timeline.append(number, CaseEvent.Kind.RATED, "分类后由" + group.label() + "处理");
    notices.send(
        number,
        "after-sales-received",
        "1",
        "已告知客户售后问题已受理和处理部门",
        Map.of("group", group.label(), "receivedAt", cases.get(number).receivedAt()));
  }

  /** Tells the customer what the first contact came to; the words of whoever responded. */
  public void announceResponse(CaseNumber number, String response) {
    notices.send(number, "first-response", "1", "已向客户发出首次响应", Map.of("response", response));
  }

  /** Tells the customer how far we are. */
  public void announceProgress(CaseNumber number, String progress) {
    notices.send(
        number,
        "after-sales-progress",
        String.valueOf(clock.instant().toEpochMilli()),
        "已告知客户处理进展",
        Map.of("progress", progress));
  }

  /**
   * Tells the customer what was done, and asks for confirmation.
   *
   * @param round how often the customer said before that the problem is not solved
   */
  public void announceSolution(CaseNumber number, String solution, int round) {
    notices.send(
        number,
        "after-sales-solved",
        String.valueOf(round),
        "已告知客户处理结果，待客户确认",
        Map.of("solution", solution));
  }

  /** Keeps what the customer says of the service (P5.6). */
  public void evaluate(CaseNumber number, Evaluation evaluation) {
    evaluations.save(number, evaluation);
  }
}
