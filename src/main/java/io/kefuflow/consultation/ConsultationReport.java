package io.kefuflow.consultation;

import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.knowledge.KnowledgeCategory;
import java.util.Objects;

/**
 * A question as it reaches us, whatever the door (P2.1).
 *
 * @param topic what it is about; other when null, until it is confirmed (P2.2)
 */
public record ConsultationReport(ServiceRequest request, KnowledgeCategory topic)
    implements CaseReport {

  public ConsultationReport {
    Objects.requireNonNull(request);
    topic = topic == null ? KnowledgeCategory.OTHER : topic;
  }

  @Override
  public Procedure procedure() {
    return Procedure.CONSULTATION;
  }

  @Override
  public String category() {
    return topic.name();
  }
}
