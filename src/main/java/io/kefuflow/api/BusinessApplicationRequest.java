package io.kefuflow.api;

import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.casework.ServiceRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** An application for business as another system hands it in. */
@Schema(name = "业务申请", description = "未列出的字段会被拒绝；matter 写明客户要办什么、怎么办")
final class BusinessApplicationRequest extends CaseRequest {

  @Schema(
      description = "业务种类，业务目录中的代码",
      example = "TARIFF_CHANGE",
      maxLength = 60,
      requiredMode = RequiredMode.REQUIRED)
  public String businessKind;

  /**
   * The application in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  BusinessApplicationReport toReport() {
    var parts = new InvalidFieldsException.Collector();
    ServiceRequest request = serviceRequest(parts);
    parts.complete();
    return new BusinessApplicationReport(request, businessKind);
  }
}
