package io.kefuflow.casework;

import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asking the customer, reminding, and what came of it. */
@Service
public class CustomerInquiryService {

  private final Cases cases;
  private final Customers customers;
  private final CustomerNotices notices;
  private final Notifications notifications;
  private final Timeline timeline;
  private final InquirySettings settings;
  private final Actor actor;
  private final Clock clock;

  CustomerInquiryService(
      Cases cases,
      Customers customers,
      CustomerNotices notices,
      Notifications notifications,
      Timeline timeline,
      InquirySettings settings,
      Actor actor,
      Clock clock) {
    this.cases = cases;
    this.customers = customers;
    this.notices = notices;
    this.notifications = notifications;
    this.actor = actor;
    this.timeline = timeline;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sees that a question makes sense now.
   *
   * @return the customer to be asked
   * @throws CaseStateException when nobody works on the case any more, when it waits for the
   *     customer already, or when the customer cannot be reached
   */
  public Customer checkCanAsk(ServiceCase item) {
    if (item.status() == CaseStatus.WAITING_FOR_CUSTOMER) {
      throw new CaseStateException("工单 " + item.number() + " 已在等待客户答复：请等客户答复后再问");
    }
    if (item.status() != CaseStatus.OPEN) {
      throw new CaseStateException(
          "工单 %s %s，不能再请客户补充".formatted(item.number(), item.status().label()));
    }
    return Optional.ofNullable(item.customerId())
        .flatMap(customers::find)
        .filter(Customer::isReachable)
        .orElseThrow(() -> new CaseStateException("客户没有留下手机或邮箱，询问发不出去：请在客户档案中补登联系方式后再问"));
  }

  /**
   * Puts the question to the customer.
   *
   * @param inquiryId what tells this question from the next one
   * @return until when an answer is waited for
   */
  public Instant ask(CaseNumber caseNumber, String question, String inquiryId) {
    Instant answerBefore = clock.instant().plus(settings.giveUpAfter());
    notices.send(
        caseNumber,
        "customer-question",
        inquiryId,
        "已请客户补充情况",
        Map.of("question", question, "answerBefore", answerBefore));
    return answerBefore;
  }

  /** Reminds the customer of the open question. */
  public void remind(
      CaseNumber caseNumber, String question, String inquiryId, Instant answerBefore) {
    notices.send(
        caseNumber,
        "customer-question-reminder",
        inquiryId + ":" + clock.instant().getEpochSecond(),
        "已提醒客户答复",
        Map.of("question", question, "answerBefore", answerBefore));
  }

  /** The case waits for the customer, unless it has been solved or has ended. */
  public void waiting(CaseNumber caseNumber) {
    cases.changeStatus(caseNumber, CaseStatus.OPEN, CaseStatus.WAITING_FOR_CUSTOMER);
  }

  /** The case no longer waits, unless it has been solved or has ended meanwhile. */
  public void waitingOver(CaseNumber caseNumber) {
    cases.changeStatus(caseNumber, CaseStatus.WAITING_FOR_CUSTOMER, CaseStatus.OPEN);
  }

  /**
   * Notes what the customer answered through a portal or another system, and tells whoever handles
   * the case.
   */
  public void answered(CaseNumber caseNumber, String answer) {
    timeline.append(
        caseNumber, CaseEvent.Kind.CUSTOMER_SAID, "客户答复了询问", List.of(Detail.of("客户的答复", answer)));
    Optional.ofNullable(cases.get(caseNumber).handler())
        .filter(handler -> !handler.equals(actor.id()))
        .ifPresent(
            handler ->
                notifications.send(
                    new Notice(
                        "%s:customer-answered:%d"
                            .formatted(caseNumber, clock.instant().toEpochMilli()),
                        "customer-answered",
                        Recipient.colleague(handler),
                        Map.of("caseNumber", caseNumber.value(), "answer", answer),
                        caseNumber.value())));
  }

  /** Notes that the customer did not answer in time. */
  public void notAnswered(CaseNumber caseNumber) {
    timeline.append(caseNumber, CaseEvent.Kind.CUSTOMER_SAID, "客户在等待期内没有答复，按已有情况继续");
  }
}
