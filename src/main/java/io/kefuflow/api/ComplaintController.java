package io.kefuflow.api;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Complaints: taken in, reopened. */
@RestController
@RequestMapping("/api/v1/complaints")
@ServesCustomers
@Tag(name = "投诉")
class ComplaintController {

  private final CaseIntake intake;
  private final ComplaintWorkflow workflow;

  ComplaintController(CaseIntake intake, ComplaintWorkflow workflow) {
    this.intake = intake;
    this.workflow = workflow;
  }

  /** Takes a complaint in. 201 for a new case, 200 when the complaint is known already. */
  @PostMapping
  @Operation(summary = "登记投诉", description = "开立工单并启动投诉处理流程。来源和外部编号相同的投诉已登记过时返回原工单号，不做任何改动。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为工单地址")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  ResponseEntity<OpenedCase> open(@RequestBody ComplaintRequest request) {
    return OpenedCase.answer(intake.receive(request.toReport()));
  }

  /** The customer opens a closed complaint again. */
  @PostMapping("/{number}/reopen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "重新打开投诉", description = "客户在期限内重新打开已关闭的投诉；未关闭或超过期限时返回 409。")
  void reopen(@PathVariable String number, @RequestBody ReasonRequest request) {
    workflow.reopen(new CaseNumber(number), request.reason());
  }
}
