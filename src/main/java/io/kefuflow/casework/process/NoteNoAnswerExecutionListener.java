package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerInquiryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes that the customer did not answer in time. */
@Component
class NoteNoAnswerExecutionListener implements ExecutionListener {

  private final CustomerInquiryService inquiries;

  NoteNoAnswerExecutionListener(CustomerInquiryService inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public void notify(DelegateExecution execution) {
    inquiries.notAnswered(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
