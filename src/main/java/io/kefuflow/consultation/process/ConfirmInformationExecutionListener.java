package io.kefuflow.consultation.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Keeps what the agent confirmed with the customer. */
@Component
class ConfirmInformationExecutionListener implements ExecutionListener {

  private final Consultations consultations;

  ConfirmInformationExecutionListener(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (!execution.isCanceled()) {
      consultations.confirm(
          new CaseNumber(execution.getProcessBusinessKey()),
          KnowledgeCategory.valueOf(CaseVariables.CATEGORY.from(execution)),
          ConsultationProcess.CONSULTED_FACTS.from(execution));
    }
  }
}
