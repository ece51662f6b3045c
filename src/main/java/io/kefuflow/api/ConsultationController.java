package io.kefuflow.api;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.consultation.Consultations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Consultations: taken in, and how they were answered. */
@RestController
@RequestMapping("/api/v1/consultations")
@Tag(name = "业务咨询")
class ConsultationController {

  private final CaseIntake intake;
  private final Consultations consultations;

  ConsultationController(CaseIntake intake, Consultations consultations) {
    this.intake = intake;
    this.consultations = consultations;
  }

  /** Takes a question in. 201 for a new case, 200 when it is known already. */
  @PostMapping
  @ServesCustomers
  @Operation(summary = "登记咨询", description = "开立工单并启动业务咨询流程。来源和外部编号相同的咨询已登记过时返回原工单号，不做任何改动。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为工单地址")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  ResponseEntity<OpenedCase> open(@RequestBody ConsultationRequest request) {
    return OpenedCase.answer(intake.receive(request.toReport()));
  }

  /**
   * How a consultation was answered.
   *
   * @throws UnknownCaseException when the case is no consultation
   */
  @GetMapping("/{number}")
  @WorksOnCases
  @Operation(summary = "查询咨询的解答", description = "确认的事实、问题分析、各次答复、客户的反馈，以及是否一次解决。")
  ConsultationDetails read(@PathVariable String number) {
    return ConsultationDetails.of(consultations.get(new CaseNumber(number)));
  }
}
