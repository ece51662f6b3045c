package io.kefuflow.complaint;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.SeverityRules.SeverityFacts;
import io.kefuflow.customer.Customers;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of complaint handling (P4) that the process calls, each in the transaction of its step.
 */
@Service
@Transactional
public class Complaints {

  private final SeverityRules severityRules;
  private final Cases cases;
  private final Customers customers;
  private final Timeline timeline;
  private final CustomerNotices customerNotices;
  private final Notifications notifications;
  private final StandIns standIns;
  private final Deadlines deadlines;
  private final ComplaintSettings settings;
  private final Clock clock;

  Complaints(
      SeverityRules severityRules,
      Cases cases,
      Customers customers,
      Timeline timeline,
      CustomerNotices customerNotices,
      Notifications notifications,
      StandIns standIns,
      Deadlines deadlines,
      ComplaintSettings settings,
      Clock clock) {
    this.severityRules = severityRules;
    this.cases = cases;
    this.customers = customers;
    this.timeline = timeline;
    this.customerNotices = customerNotices;
    this.notifications = notifications;
    this.standIns = standIns;
    this.deadlines = deadlines;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Links the complaint to an earlier one of the customer on the same matter (P4.12).
   *
   * @return whether there is one
   */
  public boolean linkRepeat(CaseNumber number) {
    ServiceCase complaint = cases.get(number);
    if (complaint.customerId() == null) {
      return false;
    }
    Optional<CaseNumber> earlier =
        findEarlier(complaint, ComplaintCategory.valueOf(complaint.category()));
    earlier.ifPresent(before -> link(number, before));
    return earlier.isPresent();
  }

  /** An earlier complaint on the same matter; "other" says nothing about the matter. */
  private Optional<CaseNumber> findEarlier(ServiceCase complaint, ComplaintCategory category) {
    return category == ComplaintCategory.OTHER
        ? Optional.empty()
        : cases.findLatest(
            Procedure.COMPLAINT,
            complaint.customerId(),
            category.name(),
            complaint.receivedAt().minus(settings.repeatWithin()),
            complaint.receivedAt(),
            complaint.number());
  }

  private void link(CaseNumber number, CaseNumber earlier) {
    cases.linkRepeat(number, earlier);
    timeline.append(number, CaseEvent.Kind.LINKED, "重复投诉，前次工单 " + earlier);
    timeline.append(earlier, CaseEvent.Kind.LINKED, "客户就同类问题再次投诉，新工单 " + number);
  }

  /**
   * Notes the rating, tells the customer that the complaint is registered (P4.1) and reports it to
   * the manager (P4.4).
   */
  public void acknowledge(CaseNumber number, Severity severity, Promise promise) {
    ServiceCase complaint = cases.get(number);
    cases.rate(number, complaint.category(), severity);
    timeline.append(number, CaseEvent.Kind.RATED, "评定为" + severity.label());
    acknowledgeToCustomer(complaint, promise);
    reportToManager(complaint, severity);
  }

  /**
   * What is promised is told where the customer can count on it: around the clock, and not when the
   * receipt lies so far back that it has passed.
   */
  private void acknowledgeToCustomer(ServiceCase complaint, Promise promise) {
    CaseNumber number = complaint.number();
    String what = "已告知客户投诉受理和工单号";
    Map<Metric, SlaTarget> promised = deadlines.promisedBy(promise);
    SlaTarget response = promised.get(Metric.FIRST_RESPONSE);
    SlaTarget resolution = promised.get(Metric.RESOLUTION);
    if (!countsAroundTheClock(response)
        || !countsAroundTheClock(resolution)
        || !complaint.receivedAt().plus(response.within()).isAfter(clock.instant())) {
      customerNotices.send(
          number, "complaint-registered", "1", what, Map.of("receivedAt", complaint.receivedAt()));
      return;
    }
    customerNotices.send(
        number,
        "complaint-received",
        "1",
        what,
        Map.of(
            "receivedAt",
            complaint.receivedAt(),
            "responseWithin",
            response.within(),
            "resolveWithin",
            resolution.within()));
  }

  private static boolean countsAroundTheClock(SlaTarget target) {
    return target != null && target.unit() == SlaTarget.Unit.WALL;
  }

  private void reportToManager(ServiceCase complaint, Severity severity) {
    String template = severity == Severity.CRITICAL ? "critical-complaint" : "complaint-reported";
    Role manager = standIns.managerRole();
    var receipt =
        notifications.send(
            new Notice(
                complaint.number() + ":" + template + ":" + complaint.reopenCount(),
                template,
                Recipient.members(manager),
                Map.of(
                    "caseNumber", complaint.number().value(),
                    "severity", severity.label(),
                    "category", ComplaintCategory.valueOf(complaint.category()).label(),
                    "matter", complaint.matter()),
                complaint.number().value()));
    timeline.append(
        complaint.number(),
        CaseEvent.Kind.MESSAGE_SENT,
        (severity == Severity.CRITICAL ? "严重投诉立即报告" : "已报告")
            + manager.label()
            + (receipt.reachable() ? "" : ":未发送，没有登记邮箱"));
  }

  /**
   * Records the first response: the agent's classification and, where raised, severity; the
   * response clock stops (P4.2, P4.3).
   *
   * @return the severity that holds from here on
   */
  public Severity recordFirstResponse(CaseNumber number, FirstResponse response, Promise before) {
    ServiceCase complaint = cases.get(number);
    SeverityFacts facts = linkRepeat(complaint, response.facts());
    Severity rated = complaint.severity();
    Severity severity =
        Collections.max(List.of(rated, severityRules.rate(facts), response.raisedTo()));
    cases.rate(number, facts.category().name(), severity);
    deadlines.stop(number.value(), Metric.FIRST_RESPONSE);
    if (severity != rated) {
      timeline.append(
          number,
          CaseEvent.Kind.RATED,
          "等级上调为" + severity.label(),
          List.of(
              new Detail("等级", rated.label(), severity.label()),
              Detail.of("理由", response.reason() == null ? "按核实后的情况复评" : response.reason())));
      deadlines.retarget(number.value(), before.with(severity.name(), levelOf(complaint, before)));
      if (severity == Severity.CRITICAL) {
        reportToManager(cases.get(number), severity);
      }
    }
    customerNotices.send(
        number, "first-response", "1", "已向客户发出首次响应", Map.of("response", response.text()));
    return severity;
  }

  /** As the file has it now: the customer may have risen since the complaint was taken in. */
  private String levelOf(ServiceCase complaint, Promise before) {
    return Optional.ofNullable(complaint.customerId())
        .flatMap(customers::find)
        .map(customer -> customer.level().name())
        .orElse(before.customerLevel());
  }

  /** A corrected category may show that the customer complained of the same before (P4.12). */
  private SeverityFacts linkRepeat(ServiceCase complaint, SeverityFacts facts) {
    if (complaint.repeatOf() != null
        || complaint.customerId() == null
        || facts.category().name().equals(complaint.category())) {
      return facts;
    }
    Optional<CaseNumber> earlier = findEarlier(complaint, facts.category());
    earlier.ifPresent(before -> link(complaint.number(), before));
    return earlier.isEmpty()
        ? facts
        : new SeverityFacts(
            facts.category(),
            facts.customerLevel(),
            facts.specialNeeds(),
            true,
            facts.publicThreat());
  }

  /** Tells the customer what the manager decided in the end (P4.9). */
  public void announceDecision(CaseNumber number, String decision) {
    customerNotices.send(
        number, "complaint-decided", "1", "已告知客户经理的裁定", Map.of("decision", decision));
  }

  /** Tells the customer what was done (P4.9). */
  public void announceResult(CaseNumber number, String solution, int round) {
    customerNotices.send(
        number,
        "solution-carried-out",
        String.valueOf(round),
        "已告知客户处理结果",
        Map.of("solution", solution));
  }

  /** The customer accepted, or the manager decided; root cause and closing are left. */
  public void markResolved(CaseNumber number) {
    cases.changeStatus(number, CaseStatus.RESOLVED);
    timeline.append(number, CaseEvent.Kind.STATUS_CHANGED, "投诉已解决，待记录根因与改进");
  }

  /**
   * Root cause and measure are recorded: the complaint is closed, and may be opened again for a
   * while.
   */
  public void close(CaseNumber number, boolean acceptedByCustomer) {
    Instant reopenBefore = clock.instant().plus(settings.reopeningWindow());
    cases.close(number, CaseStatus.CLOSED, acceptedByCustomer ? "ACCEPTED" : "DECIDED");
    timeline.append(number, CaseEvent.Kind.CLOSED, acceptedByCustomer ? "客户接受，投诉关闭" : "经理裁定，投诉关闭");
    customerNotices.send(
        number, "complaint-closed", "1", "已告知客户投诉关闭和重开期限", Map.of("reopenBefore", reopenBefore));
  }

  /**
   * The customer opened the complaint again. After closing, the promises begin anew; while the
   * solution was still to be recorded, the old promise goes on.
   *
   * @return since when new promises count
   */
  public Instant reopen(CaseNumber number, String reason) {
    if (cases.get(number).status() == CaseStatus.RESOLVED) {
      deadlines.reopen(number.value());
    }
    cases.reopen(number);
    timeline.append(number, CaseEvent.Kind.REOPENED, "客户重新打开投诉", List.of(Detail.of("原因", reason)));
    customerNotices.send(number, "complaint-reopened", "1", "已告知客户投诉重新打开", Map.of());
    ServiceCase reopened = cases.get(number);
    reportToManager(reopened, reopened.severity());
    return clock.instant();
  }

  /** Tells the supervisors that a correction is overdue (P4.8). */
  public void reportOverdueCorrection(CaseNumber number, String correctionId, Role responsible) {
    notifications.send(
        new Notice(
            number + ":correction-overdue:" + correctionId + ":" + clock.instant().getEpochSecond(),
            "correction-overdue",
            Recipient.members(Role.SUPERVISOR),
            Map.of("caseNumber", number.value(), "responsible", responsible.label()),
            number.value()));
    timeline.append(number, CaseEvent.Kind.DEADLINE, "责任整改逾期，已通知客服主管");
  }

  /**
   * What the agent says at the first response.
   *
   * @param facts what the severity is rated by, as the agent found it
   * @param raisedTo the least severity in the agent's judgement; never lowers the rating
   * @param reason why the agent raises it, null when not
   * @param text what the customer is told
   */
  public record FirstResponse(SeverityFacts facts, Severity raisedTo, String reason, String text) {}
}
