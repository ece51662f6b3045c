package io.kefuflow.api;

import io.kefuflow.casework.CaseIntake.Receipt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** What came of an intake. */
@Schema(name = "登记结果")
record OpenedCase(
    @Schema(description = "工单号", example = "TS-20260131-000123") String caseNumber,
    @Schema(description = "此前已登记过") boolean alreadyKnown) {

  /** 201 with the address of the new case, 200 when the request was known already. */
  static ResponseEntity<OpenedCase> answer(Receipt receipt) {
    var body = new OpenedCase(receipt.caseNumber().value(), receipt.alreadyKnown());
    return receipt.alreadyKnown()
        ? ResponseEntity.ok(body)
        : ResponseEntity.created(URI.create("/api/v1/cases/" + receipt.caseNumber())).body(body);
  }
}
