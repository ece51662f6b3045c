package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.CustomerInquiryService;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open question is a process instance that waits for a message. */
@Component
class EngineCustomerInquiries implements CustomerInquiries {

  private static final int LONGEST_ANSWER = 2000;

  private final Cases cases;
  private final CustomerInquiryService inquiries;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineCustomerInquiries(
      Cases cases,
      CustomerInquiryService inquiries,
      @Lazy RuntimeService runtime,
      @Lazy SystemCalls systemCalls) {
    this.cases = cases;
    this.inquiries = inquiries;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  @Transactional
  public void answered(CaseNumber caseNumber, String answer) {
    String text = InvalidInputException.requiredText("answer", "客户的答复", answer, LONGEST_ANSWER);
    cases.get(caseNumber);
    inquiries.answered(caseNumber, text);
    var received =
        systemCalls.<List<MessageCorrelationResult>>call(
            () ->
                runtime
                    .createMessageCorrelation(CustomerInquiryProcess.CUSTOMER_ANSWERED)
                    .processInstanceBusinessKey(caseNumber.value())
                    .correlateAllWithResult());
    if (received.isEmpty()) {
      throw new CaseStateException("工单 " + caseNumber + " 没有等待客户答复的询问：答复没有登记，请联系经办人员");
    }
  }
}
