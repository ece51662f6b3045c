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

/** Problems with what was bought: taken in. */
@RestController
@RequestMapping("/api/v1/after-sales")
@ServesCustomers
@Tag(name = "售后服务")
class AfterSalesController {

  private final CaseIntake intake;

  AfterSalesController(CaseIntake intake) {
    this.intake = intake;
  }

  /** Takes a problem in. 201 for a new case, 200 when it is known already. */
  @PostMapping
  @Operation(
      summary = "登记售后问题",
      description = "开立工单，按决策表分给处理部门并启动售后服务流程。来源和外部编号相同的问题已登记过时返回原工单号，不做任何改动。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为工单地址")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  ResponseEntity<OpenedCase> open(@RequestBody AfterSalesRequest request) {
    return OpenedCase.answer(intake.receive(request.toReport()));
  }
}
