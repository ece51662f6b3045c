package io.kefuflow.api;

import io.kefuflow.casework.CaseIntake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receptions: taken in. */
@RestController
@RequestMapping("/api/v1/receptions")
@ServesCustomers
@Tag(name = "客户接待")
class ReceptionController {

  private final CaseIntake intake;

  ReceptionController(CaseIntake intake) {
    this.intake = intake;
  }

  /** Receives a customer. 201 for a new case, 200 when the reception is known already. */
  @PostMapping
  @Operation(summary = "登记接待", description = "开立工单、按电话找到客户档案并分派接待人。来源和外部编号相同的接待已登记过时返回原工单号，不做任何改动。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为工单地址")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  ResponseEntity<OpenedCase> open(@RequestBody ReceptionRequest request) {
    return OpenedCase.answer(intake.receive(request.toReport()));
  }
}
