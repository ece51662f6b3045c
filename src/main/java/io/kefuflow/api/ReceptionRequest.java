package io.kefuflow.api;

import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.reception.ReceptionReport;
import io.swagger.v3.oas.annotations.media.Schema;

/** A customer who came, as another system reports it, e.g. a queue or a chat. */
@Schema(name = "接待登记", description = "matter 可不填，默认“到访”；未列出的字段会被拒绝")
final class ReceptionRequest extends CaseRequest {

  /**
   * The reception in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  ReceptionReport toReport() {
    if (matter == null || matter.isBlank()) {
      matter = ReceptionReport.VISIT;
    }
    var parts = new InvalidFieldsException.Collector();
    ServiceRequest request = serviceRequest(parts);
    parts.complete();
    return new ReceptionReport(request);
  }
}
