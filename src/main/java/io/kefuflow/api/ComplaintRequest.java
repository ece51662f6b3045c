package io.kefuflow.api;

import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.swagger.v3.oas.annotations.media.Schema;

/** A complaint as another system reports it. */
@Schema(name = "投诉登记", description = "未列出的字段会被拒绝")
final class ComplaintRequest extends CaseRequest {

  @Schema(description = "投诉类别，未知时留空")
  public ComplaintCategory category;

  @Schema(description = "客户是否提及媒体或监管部门，默认否")
  public Boolean publicThreat;

  /**
   * The complaint in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  ComplaintReport toReport() {
    var parts = new InvalidFieldsException.Collector();
    ServiceRequest request = serviceRequest(parts);
    parts.complete();
    return new ComplaintReport(request, category, Boolean.TRUE.equals(publicThreat));
  }
}
