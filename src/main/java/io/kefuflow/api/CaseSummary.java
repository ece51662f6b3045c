package io.kefuflow.api;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** A case in a list: personal data is masked, long texts are cut. */
@Schema(name = "工单摘要", description = "个人信息已脱敏")
record CaseSummary(
    String number,
    Procedure procedure,
    CaseStatus status,
    String category,
    Severity severity,
    Channel channel,
    @Schema(description = "前100个字，号码和邮箱已脱敏") String matter,
    @Schema(description = "已脱敏", example = "张**") String customerName,
    @Schema(description = "已脱敏", example = "138****8000") String customerPhone,
    Instant receivedAt,
    Instant openedAt,
    Instant closedAt,
    String outcome,
    String source,
    String externalNumber,
    String repeatOf,
    int reopenCount) {

  /**
   * @param customer null when not known
   */
  static CaseSummary of(ServiceCase item, Customer customer) {
    Optional<Customer> known = Optional.ofNullable(customer);
    return new CaseSummary(
        item.number().value(),
        item.procedure(),
        item.status(),
        item.category(),
        item.severity(),
        item.channel(),
        item.maskedMatter(),
        known.map(Customer::maskedName).orElse(null),
        known.map(Customer::phone).map(PhoneNumber::masked).orElse(null),
        item.receivedAt(),
        item.openedAt(),
        item.closedAt(),
        item.outcome(),
        item.source(),
        item.externalNumber(),
        Optional.ofNullable(item.repeatOf()).map(CaseNumber::value).orElse(null),
        item.reopenCount());
  }
}
