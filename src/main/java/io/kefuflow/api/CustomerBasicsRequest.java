package io.kefuflow.api;

import io.kefuflow.customer.CustomerBasics;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** The basic part of a customer file as a whole. */
@Schema(name = "客户基本信息", description = "整体替换：留空的字段会被清空；未列出的字段会被拒绝")
record CustomerBasicsRequest(
    @Schema(
            description = "客户姓名",
            example = "张三",
            maxLength = 50,
            requiredMode = RequiredMode.REQUIRED)
        String customerName,
    @Schema(description = "客户电话", example = "13800138000") String customerPhone,
    @Schema(description = "电子邮箱", example = "zhangsan@example.com", maxLength = 200)
        String customerEmail,
    @Schema(description = "单位", maxLength = 100) String organisation,
    @Schema(description = "客户等级", requiredMode = RequiredMode.REQUIRED) CustomerLevel customerLevel,
    @Schema(description = "特殊需要，留空为无") SpecialNeed specialNeed,
    @Schema(description = "给客户的消息使用的语言，zh 或 en，留空为 zh") String language) {

  /**
   * The basic part in this request.
   *
   * @throws InvalidFieldsException naming what cannot be taken
   */
  CustomerBasics toBasics() {
    var parts = new InvalidFieldsException.Collector();
    PhoneNumber phone =
        parts.take(
            () ->
                customerPhone == null || customerPhone.isBlank()
                    ? null
                    : PhoneNumber.parse(customerPhone));
    CustomerBasics basics =
        parts.take(
            () ->
                new CustomerBasics(
                    customerName,
                    phone,
                    customerEmail,
                    organisation,
                    customerLevel,
                    specialNeed,
                    language));
    parts.complete();
    return basics;
  }
}
