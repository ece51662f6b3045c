package io.kefuflow.casework;

import io.kefuflow.casework.CaseEvent.Detail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Asking the customer, reminding, and what came of it. */
@Service
public class CustomerInquiryService {

  private final Cases cases;
  private final CustomerNotices notices;
  private final Timeline timeline;
  private final InquirySettings settings;
  private final Clock clock;

  CustomerInquiryService(
      Cases cases,
      CustomerNotices notices,
      Timeline timeline,
      InquirySettings settings,
      Clock clock) {
    this.cases = cases;
    this.notices = notices;
    this.timeline = timeline;
    this.settings = settings;
    this.clock = clock;
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

  /** The case waits for the customer. */
  public void waiting(CaseNumber caseNumber) {
    cases.changeStatus(caseNumber, CaseStatus.WAITING_FOR_CUSTOMER);
  }

  /** The case no longer waits. */
  public void waitingOver(CaseNumber caseNumber) {
    cases.changeStatus(caseNumber, CaseStatus.OPEN);
  }

  /** Notes what the customer answered through a portal or another system. */
  public void answered(CaseNumber caseNumber, String answer) {
    timeline.append(
        caseNumber, CaseEvent.Kind.CUSTOMER_SAID, "客户答复了询问", List.of(Detail.of("客户的答复", answer)));
  }

  /** Notes that the customer did not answer in time. */
  public void notAnswered(CaseNumber caseNumber) {
    timeline.append(caseNumber, CaseEvent.Kind.CUSTOMER_SAID, "客户在等待期内没有答复，按已有情况继续");
  }
}
