package io.kefuflow.api;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** A customer in a list: personal data is masked. */
@Schema(name = "客户摘要", description = "个人信息已脱敏")
record CustomerSummary(
    long id,
    @Schema(description = "已脱敏", example = "张**") String name,
    @Schema(description = "已脱敏", example = "138****8000") String phone,
    @Schema(description = "已脱敏", example = "z***@example.com") String email,
    String organisation,
    CustomerLevel level,
    SpecialNeed specialNeed) {

  static CustomerSummary of(Customer customer) {
    return new CustomerSummary(
        customer.id(),
        customer.maskedName(),
        Optional.ofNullable(customer.phone()).map(PhoneNumber::masked).orElse(null),
        customer.maskedEmail(),
        customer.organisation(),
        customer.level(),
        customer.specialNeed());
  }
}
