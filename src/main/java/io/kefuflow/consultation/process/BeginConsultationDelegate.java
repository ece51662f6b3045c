package io.kefuflow.consultation.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class BeginConsultationDelegate implements JavaDelegate {

  private final Consultations consultations;

  BeginConsultationDelegate(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    consultations.begin(new CaseNumber(execution.getProcessBusinessKey()));
  }
}
