package io.kefuflow.casework;

import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opening and ending a case, the same in every procedure; each in the transaction of its step. What
 * only one procedure does then is that procedure's.
 */
@Service
@Transactional
public class CaseDesk {

  private final Cases cases;
  private final CaseLock caseLock;
  private final Customers customers;
  private final Timeline timeline;
  private final CustomerNotices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseDesk(
      Cases cases,
      CaseLock caseLock,
      Customers customers,
      Timeline timeline,
      CustomerNotices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.caseLock = caseLock;
    this.customers = customers;
    this.timeline = timeline;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Opens a case: customer file, number, timeline.
   *
   * @param category code, null when nobody has classified it yet
   */
  public OpenedCase open(Procedure procedure, ServiceRequest request, String category) {
    Instant now = clock.instant();
    Instant receivedAt = Optional.ofNullable(request.receivedAt()).orElse(now);
    Optional<Origin> origin = Optional.ofNullable(request.origin());
    boolean settled = origin.map(Origin::settled).orElse(false);
    Optional<Customer> customer =
        Optional.ofNullable(request.customer()).map(customers::findOrOpen);
    ServiceCase opened =
        cases.open(
            new CaseOpening(
                procedure,
                settled ? CaseStatus.ARCHIVED : CaseStatus.OPEN,
                customer.map(Customer::id).orElse(null),
                category,
                request.channel(),
                request.matter(),
                request.location(),
                receivedAt,
                origin.map(Origin::source).orElse(null),
                origin.map(Origin::externalNumber).orElse(null),
                null));
    timeline.append(
        opened.number(),
        CaseEvent.Kind.OPENED,
        (settled ? "归档历史" : "登记") + procedure.noun(),
        details(request, customer));
    boolean countFromReceipt = origin.map(Origin::deadlinesFromReceipt).orElse(true);
    return new OpenedCase(
        opened, customer.orElse(null), settled, countFromReceipt ? receivedAt : now);
  }

  /** The file keeps the name it has; who called under that number is kept here. */
  private static List<Detail> details(ServiceRequest request, Optional<Customer> customer) {
    List<Detail> details = new ArrayList<>(List.of(Detail.of("渠道", request.channel().label())));
    customer
        .filter(known -> !known.name().equals(request.customer().name()))
        .ifPresent(known -> details.add(Detail.of("来电人", request.customer().name())));
    return details;
  }

  /**
   * Opens a case for what came up in another one, with its customer, channel and receipt (P1.4): no
   * one types anything twice, and the promises count from when the customer came.
   *
   * @param matter what it is about, null for the matter of the other case
   */
  public OpenedCase openFrom(CaseNumber from, Procedure procedure, String matter, String category) {
    ServiceCase before = cases.get(from);
    ServiceCase opened =
        cases.open(
            new CaseOpening(
                procedure,
                CaseStatus.OPEN,
                before.customerId(),
                category,
                before.channel(),
                Optional.ofNullable(matter).orElse(before.matter()),
                before.location(),
                before.receivedAt(),
                null,
                null,
                from));
    timeline.append(
        opened.number(),
        CaseEvent.Kind.OPENED,
        "登记" + procedure.noun() + "，由" + before.procedure().label() + " " + from + " 转入");
    timeline.append(
        from, CaseEvent.Kind.LINKED, "已转入" + procedure.label() + "，工单 " + opened.number());
    return new OpenedCase(
        opened,
        Optional.ofNullable(before.customerId()).flatMap(customers::find).orElse(null),
        false,
        before.receivedAt());
  }

  /**
   * Ends a case that was worked on to its end.
   *
   * @param outcome code of how it ended
   * @param text Chinese, how it ended; the customer is told
   */
  public void close(CaseNumber number, String outcome, String text) {
    caseLock.lock(number);
    cases.close(number, CaseStatus.CLOSED, outcome);
    timeline.append(number, CaseEvent.Kind.CLOSED, text);
    notices.send(number, "case-closed", "1", "已告知客户工单办结", Map.of("outcome", text));
    events.publishEvent(new CaseEnded(number, CaseStatus.CLOSED));
  }

  /**
   * Ends a case that the customer does not pursue.
   *
   * @param outcome code of how it ended
   * @param text Chinese, how it ended
   * @param reason what the customer said, null when nothing
   */
  public void withdraw(CaseNumber number, String outcome, String text, String reason) {
    caseLock.lock(number);
    cases.close(number, CaseStatus.WITHDRAWN, outcome);
    timeline.append(
        number,
        CaseEvent.Kind.CLOSED,
        text,
        reason == null ? List.of() : List.of(Detail.of("原因", reason)));
    notices.send(
        number,
        "case-withdrawn",
        "1",
        "已告知客户" + cases.get(number).procedure().noun() + "撤回",
        Map.of());
    events.publishEvent(new CaseEnded(number, CaseStatus.WITHDRAWN));
  }

  /**
   * A case after opening.
   *
   * @param customer null when not known
   * @param settled whether it was settled elsewhere and is only kept
   * @param deadlinesFrom since when our promises count
   */
  public record OpenedCase(
      ServiceCase serviceCase, Customer customer, boolean settled, Instant deadlinesFrom) {}
}
