package io.kefuflow.consultation.process;

import static io.kefuflow.consultation.process.ConsultationProcess.*;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.consultation.Consultations.Proposal;
import io.kefuflow.knowledge.ArticleNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendAnswerDelegate implements JavaDelegate {

  private final Consultations consultations;

  SendAnswerDelegate(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    consultations.answer(
        new CaseNumber(execution.getProcessBusinessKey()),
        ANSWER.from(execution),
        KNOWLEDGE_USED
            .findIn(execution)
            .filter(number -> !number.isEmpty())
            .map(ArticleNumber::new)
            .orElse(null),
        KEEP_AS_KNOWLEDGE.findIn(execution).orElse(false) ? proposal(execution) : null);
  }

  private static Proposal proposal(DelegateExecution execution) {
    return new Proposal(
        PROPOSED_TITLE.findIn(execution).orElse(null),
        PROPOSED_QUESTION.findIn(execution).orElse(null),
        PROPOSED_KEYWORDS.findIn(execution).orElse(null));
  }
}
