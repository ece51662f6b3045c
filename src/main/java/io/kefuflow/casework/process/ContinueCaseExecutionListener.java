package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerInquiryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The case no longer waits for the customer, however that came. */
@Component
class ContinueCaseExecutionListener implements ExecutionListener {

  private final CustomerInquiryService inquiries;

  ContinueCaseExecutionListener(CustomerInquiryService inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public void notify(DelegateExecution execution) {
    inquiries.waitingOver(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
