package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_QUESTION;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerInquiryService;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AskCustomerDelegate implements JavaDelegate {

  private final CustomerInquiryService inquiries;

  AskCustomerDelegate(CustomerInquiryService inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant answerBefore =
        inquiries.ask(
            new CaseNumber(execution.getProcessBusinessKey()),
            CUSTOMER_QUESTION.from(execution),
            execution.getProcessInstanceId());
    CustomerInquiryProcess.ANSWER_BEFORE.set(execution, answerBefore.toString());
  }
}
