package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerInquiryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The case waits for the customer from here on. */
@Component
class WaitForCustomerExecutionListener implements ExecutionListener {

  private final CustomerInquiryService inquiries;

  WaitForCustomerExecutionListener(CustomerInquiryService inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public void notify(DelegateExecution execution) {
    inquiries.waiting(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
