package io.kefuflow.consultation;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.knowledge.KnowledgeCategory;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an intake may say about a question (P2.1, P2.2). */
@Component
class ConsultationKind implements CaseKind {

  @Override
  public Procedure procedure() {
    return Procedure.CONSULTATION;
  }

  @Override
  public Optional<Fact> category() {
    return Optional.of(
        Fact.choice("category", "咨询类别", KnowledgeCategory.values(), KnowledgeCategory::label));
  }

  @Override
  public ConsultationReport report(
      ServiceRequest request, String category, Map<String, String> facts) {
    return new ConsultationReport(
        request, category == null ? null : KnowledgeCategory.valueOf(category));
  }
}
