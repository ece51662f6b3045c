package io.kefuflow.api;

import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.aftersales.ProblemCategory;
import io.kefuflow.casework.ServiceRequest;
import io.swagger.v3.oas.annotations.media.Schema;

/** A problem with something bought, as another system reports it. */
@Schema(name = "售后登记", description = "未列出的字段会被拒绝")
final class AfterSalesRequest extends CaseRequest {

  @Schema(description = "问题类别，未知时留空")
  public ProblemCategory category;

  @Schema(description = "产品型号或序列号", maxLength = 100)
  public String product;

  /**
   * The problem in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  AfterSalesReport toReport() {
    var parts = new InvalidFieldsException.Collector();
    ServiceRequest request = serviceRequest(parts);
    AfterSalesReport report =
        parts.take(() -> request == null ? null : new AfterSalesReport(request, category, product));
    parts.complete();
    return report;
  }
}
