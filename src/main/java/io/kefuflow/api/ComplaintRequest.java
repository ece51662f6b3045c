package io.kefuflow.api;

import io.kefuflow.casework.Channel;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintReport.Origin;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;

/** A complaint as another system reports it. The domain has the rules; this names the fields. */
@Schema(name = "投诉登记", description = "未列出的字段会被拒绝")
record ComplaintRequest(
    @Schema(
            description = "客户姓名",
            example = "张三",
            maxLength = 50,
            requiredMode = RequiredMode.REQUIRED)
        String customerName,
    @Schema(description = "客户电话，用于查找客户档案", example = "13800138000") String customerPhone,
    @Schema(description = "电子邮箱", example = "zhangsan@example.com", maxLength = 200)
        String customerEmail,
    @Schema(description = "客户等级，未知时留空") CustomerLevel customerLevel,
    @Schema(description = "特殊需要，未知时留空") SpecialNeed specialNeed,
    @Schema(description = "受理渠道", requiredMode = RequiredMode.REQUIRED) Channel channel,
    @Schema(description = "投诉类别，未知时留空") ComplaintCategory category,
    @Schema(
            description = "投诉内容，按文本保存",
            example = "宽带每晚断线",
            maxLength = ComplaintReport.LONGEST_MATTER,
            requiredMode = RequiredMode.REQUIRED)
        String matter,
    @Schema(description = "地点", example = "上海市浦东新区", maxLength = 200) String location,
    @Schema(description = "客户是否提及媒体或监管部门，默认否") Boolean publicThreat,
    @Schema(
            description = "客户提出投诉的时间，默认现在，不能晚于现在",
            type = "string",
            format = "date-time",
            example = "2026-01-31T14:05:00+08:00")
        String receivedAt,
    @Schema(description = "来源系统；与 externalNumber 一起填写，相同的投诉只登记一次", maxLength = 60) String source,
    @Schema(description = "来源系统中的编号", maxLength = 60) String externalNumber) {

  /**
   * The complaint in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  ComplaintReport toReport() {
    var parts = new InvalidFieldsException.Collector();
    PhoneNumber phone =
        parts.take(() -> isBlank(customerPhone) ? null : PhoneNumber.parse(customerPhone));
    CustomerDetails customer =
        parts.take(
            () ->
                new CustomerDetails(
                    customerName, phone, customerEmail, customerLevel, specialNeed));
    Instant received = parts.take(() -> Times.instant("receivedAt", receivedAt));
    Origin origin = parts.take(this::origin);
    ComplaintReport report =
        parts.take(
            () ->
                new ComplaintReport(
                    customer,
                    channel,
                    category,
                    matter,
                    location,
                    Boolean.TRUE.equals(publicThreat),
                    received,
                    origin));
    parts.complete();
    return report;
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
