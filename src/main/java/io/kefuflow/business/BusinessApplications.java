package io.kefuflow.business;

import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of business handling (P3) that the processes call, each in the transaction of its step.
 */
@Service
@Transactional
public class BusinessApplications {

  private final BusinessCatalogue catalogue;
  private final ApplicationRounds rounds;
  private final Cases cases;
  private final CaseDesk desk;
  private final Timeline timeline;
  private final CustomerNotices notices;
  private final Deadlines deadlines;
  private final Actor actor;
  private final Clock clock;

  BusinessApplications(
      BusinessCatalogue catalogue,
      ApplicationRounds rounds,
      Cases cases,
      CaseDesk desk,
      Timeline timeline,
      CustomerNotices notices,
      Deadlines deadlines,
      Actor actor,
      Clock clock) {
    this.catalogue = catalogue;
    this.rounds = rounds;
    this.cases = cases;
    this.desk = desk;
    this.timeline = timeline;
    this.notices = notices;
    this.deadlines = deadlines;
    this.actor = actor;
    this.clock = clock;
  }

  /** The round that a case is in; empty for a case that is no application. */
  @Transactional(readOnly = true)
  public Optional<ApplicationRound> current(CaseNumber number) {
    return rounds.current(number);
  }

  /** All rounds of a case, the first one first. */
  @Transactional(readOnly = true)
  public List<ApplicationRound> roundsOf(CaseNumber number) {
    return rounds.of(number);
  }

  /**
   * Looks the business up in the catalogue and begins the first round with what it says now (P3.1).
   *
   * @param kind code, null when nobody has said it yet: it is said when the application is accepted
   * @throws InvalidInputException when the catalogue does not have the kind
   */
  public Optional<ApplicationRound> begin(CaseNumber number, String kind) {
    return Optional.ofNullable(kind)
        .map(code -> begin(number, catalogue.get(code), cases.get(number).matter(), "申请"));
  }

  /**
   * The agent accepts the application and tells the customer what is needed (P3.2). Another kind
   * than was applied for begins another round.
   *
   * @param words what the agent tells the customer besides
   * @throws InvalidInputException when the catalogue does not have the kind
   */
  public ApplicationRound accept(CaseNumber number, String kind, String words) {
    Optional<ApplicationRound> before = rounds.current(number);
    ApplicationRound accepted =
        before
            .filter(round -> round.entry().kind().equals(kind))
            .orElseGet(
                () ->
                    changeKind(number, catalogue.get(kind), cases.get(number).matter(), "受理时确定业务"));
    notices.send(
        number,
        "business-accepted",
        String.valueOf(accepted.number()),
        "已告知客户受理和所需资料",
        Map.of(
            "business", accepted.entry().name(),
            "materials", accepted.entry().materials().described(),
            "response", words));
    return accepted;
  }

  /** Tells the customer why the application was not approved (P3.7). */
  public void announceRejection(CaseNumber number, String reason) {
    ApplicationRound round = get(number);
    notices.send(
        number,
        "business-rejected",
        String.valueOf(round.number()),
        "已告知客户审批未通过的原因",
        Map.of("business", round.entry().name(), "reason", reason));
  }

  /** The customer hands in better materials: the next round by the same rules (P3.7). */
  public ApplicationRound applyAgain(CaseNumber number, String cause) {
    ApplicationRound before = get(number);
    return begin(number, before.entry(), before.plan(), cause);
  }

  /**
   * The customer changes the plan: the next round, by the rules of the catalogue as it is now
   * (P3.7).
   *
   * @throws InvalidInputException when the catalogue does not have the kind, or no plan is given
   */
  public ApplicationRound changePlan(CaseNumber number, String kind, String plan, String cause) {
    return changeKind(
        number,
        catalogue.get(kind),
        requiredText("changedPlan", "变更后的方案", plan, ServiceRequest.LONGEST_MATTER),
        cause);
  }

  private ApplicationRound changeKind(
      CaseNumber number, CatalogueEntry entry, String plan, String cause) {
    ApplicationRound begun = begin(number, entry, plan, cause);
    cases.classify(number, entry.kind());
    promise(number, entry.resolveWithin());
    return begun;
  }

  private ApplicationRound begin(
      CaseNumber number, CatalogueEntry entry, String plan, String cause) {
    int next = rounds.current(number).map(ApplicationRound::number).orElse(0) + 1;
    var round = new ApplicationRound(number, next, entry, plan, cause, actor.id(), clock.instant());
    rounds.add(round);
    timeline.append(
        number,
        CaseEvent.Kind.RATED,
        "第 %d 轮申请：%s（%s）".formatted(next, entry.name(), cause),
        List.of(
            Detail.of("所需资料", entry.materials().described().replace("\n", "；")),
            Detail.of("审批", entry.approvalLevel().label()),
            Detail.of("方案", plan)));
    return round;
  }

  /** Gives the live clocks the target time of the business that it has become. */
  private void promise(CaseNumber number, Duration resolveWithin) {
    deadlines
        .find(number.value(), Metric.RESOLUTION)
        .filter(running -> !running.isStopped())
        .map(SlaClock::promise)
        .ifPresent(
            before ->
                deadlines.retarget(
                    number.value(),
                    new Promise(
                        before.procedure(),
                        before.severity(),
                        before.customerLevel(),
                        resolveWithin)));
  }

  /**
   * Apologises to the customer for a wrong operation that was taken back (P3.9).
   *
   * @param orderRound which order of the case went wrong
   */
  public void apologise(CaseNumber number, int orderRound) {
    notices.send(
        number,
        "business-apology",
        String.valueOf(orderRound),
        "已就操作失误向客户致歉",
        Map.of("business", get(number).entry().name()));
  }

  /**
   * Ends the case as its handling ended, and tells the customer (P3.11).
   *
   * @param note what is told of the result besides, null for nothing
   */
  public void end(CaseNumber number, HandlingResult result, String note) {
    String business = rounds.current(number).map(round -> round.entry().name()).orElse("业务");
    String more = note == null || note.isBlank() ? "" : "：" + note.strip();
    switch (result) {
      case DONE -> desk.close(number, result.name(), business + "已办结" + more);
      case IMPOSSIBLE -> desk.close(number, result.name(), business + "无法办理" + more);
      case NOT_SUPPLIED -> desk.withdraw(number, result.name(), "客户未补交资料", null);
      case WITHDRAWN_AFTER_REJECTION -> desk.withdraw(number, result.name(), "审批未通过，客户撤回申请", note);
    }
  }

  private ApplicationRound get(CaseNumber number) {
    return rounds
        .current(number)
        .orElseThrow(() -> new IllegalStateException("No application in " + number));
  }
}
