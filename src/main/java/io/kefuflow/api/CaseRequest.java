package io.kefuflow.api;

import io.kefuflow.api.InvalidFieldsException.Collector;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/**
 * What other systems say of every customer's request. The domain has the rules; this names the
 * fields. A procedure adds its own.
 */
abstract class CaseRequest {

  @Schema(
      description = "客户姓名",
      example = "张三",
      maxLength = 50,
      requiredMode = RequiredMode.REQUIRED)
  public String customerName;

  @Schema(description = "客户电话，用于查找客户档案", example = "13800138000")
  public String customerPhone;

  @Schema(description = "电子邮箱", example = "zhangsan@example.com", maxLength = 200)
  public String customerEmail;

  @Schema(description = "客户等级，未知时留空")
  public CustomerLevel customerLevel;

  @Schema(description = "特殊需要，未知时留空")
  public SpecialNeed specialNeed;

  @Schema(description = "受理渠道", requiredMode = RequiredMode.REQUIRED)
  public Channel channel;

  @Schema(
      description = "客户所述内容，按文本保存",
      example = "宽带每晚断线",
      maxLength = ServiceRequest.LONGEST_MATTER,
      requiredMode = RequiredMode.REQUIRED)
  public String matter;

  @Schema(description = "地点", example = "上海市浦东新区", maxLength = 200)
  public String location;

  @Schema(
      description = "客户提出的时间，默认现在，不能晚于现在",
      type = "string",
      format = "date-time",
      example = "2026-01-31T14:05:00+08:00")
  public String receivedAt;

  @Schema(description = "来源系统；与 externalNumber 一起填写，相同的请求只登记一次", maxLength = 60)
  public String source;

  @Schema(description = "来源系统中的编号", maxLength = 60)
  public String externalNumber;

  /** The common part of the request; mistakes go to the collector. */
  final ServiceRequest serviceRequest(Collector parts) {
    PhoneNumber phone =
        parts.take(() -> isBlank(customerPhone) ? null : PhoneNumber.parse(customerPhone));
    CustomerDetails customer =
        parts.take(
            () ->
                new CustomerDetails(
                    customerName, phone, customerEmail, customerLevel, specialNeed));
    Instant received = parts.take(() -> Times.instant("receivedAt", receivedAt));
    Origin origin = parts.take(this::origin);
    return parts.take(
        () -> new ServiceRequest(customer, channel, matter, location, received, origin));
  }

  private Origin origin() {
    if (isBlank(source) && isBlank(externalNumber)) {
      return null;
    }
    if (isBlank(source)) {
      throw new InvalidInputException("source", "填写了外部编号时来源不能为空：请填写来源系统的名称");
    }
    return new Origin(source, externalNumber, false, true);
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
