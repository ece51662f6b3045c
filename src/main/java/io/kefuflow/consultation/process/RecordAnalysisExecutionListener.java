package io.kefuflow.consultation.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what the question comes to. */
@Component
class RecordAnalysisExecutionListener implements ExecutionListener {

  private final Consultations consultations;

  RecordAnalysisExecutionListener(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (!execution.isCanceled()) {
      consultations.analyse(
          new CaseNumber(execution.getProcessBusinessKey()),
          ConsultationProcess.ANALYSIS.from(execution));
    }
  }
}
