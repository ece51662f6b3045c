package io.kefuflow.api;

import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.consultation.ConsultationReport;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.swagger.v3.oas.annotations.media.Schema;

/** A question as another system reports it. */
@Schema(name = "咨询登记", description = "未列出的字段会被拒绝")
final class ConsultationRequest extends CaseRequest {

  @Schema(description = "咨询类别，未知时留空，解答时确认")
  public KnowledgeCategory category;

  /**
   * The question in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  ConsultationReport toReport() {
    var parts = new InvalidFieldsException.Collector();
    ServiceRequest request = serviceRequest(parts);
    parts.complete();
    return new ConsultationReport(request, category);
  }
}
