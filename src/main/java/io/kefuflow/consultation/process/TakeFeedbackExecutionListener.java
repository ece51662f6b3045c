package io.kefuflow.consultation.process;

import static io.kefuflow.consultation.process.ConsultationProcess.DISSATISFIED_BECAUSE;
import static io.kefuflow.consultation.process.ConsultationProcess.FOLLOW_UP_RESULT;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what the customer says of an answer, if anything. */
@Component
class TakeFeedbackExecutionListener implements ExecutionListener {

  private final Consultations consultations;

  TakeFeedbackExecutionListener(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String result = FOLLOW_UP_RESULT.findIn(execution).orElse("NO_FEEDBACK");
    if (!execution.isCanceled() && !result.equals("NO_FEEDBACK")) {
      consultations.takeFeedback(
          new CaseNumber(execution.getProcessBusinessKey()),
          result.equals("SATISFIED"),
          DISSATISFIED_BECAUSE.findIn(execution).orElse(null));
    }
  }
}
