package io.kefuflow.api;

import io.kefuflow.business.BusinessCatalogue;
import io.kefuflow.casework.CaseIntake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Business handling: the catalogue, and applications. */
@RestController
@RequestMapping("/api/v1")
@ServesCustomers
@Tag(name = "业务办理")
class BusinessController {

  private final CaseIntake intake;
  private final BusinessCatalogue catalogue;

  BusinessController(CaseIntake intake, BusinessCatalogue catalogue) {
    this.intake = intake;
    this.catalogue = catalogue;
  }

  /** What can be applied for now. */
  @GetMapping("/business-catalogue")
  @Operation(summary = "查询业务目录", description = "可办理的业务及其所需资料、审批级别和办结时限。")
  List<CatalogueEntryDetails> catalogue() {
    return catalogue.entries().stream().map(CatalogueEntryDetails::of).toList();
  }

  /** Takes an application in. 201 for a new case, 200 when the application is known already. */
  @PostMapping("/business-applications")
  @Operation(
      summary = "登记业务申请",
      description =
          "开立工单并启动业务办理流程；所需资料随后以附件上传并注明资料代码。业务种类不在目录中时返回 400。" + "来源和外部编号相同的申请已登记过时返回原工单号，不做任何改动。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为工单地址")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  ResponseEntity<OpenedCase> open(@RequestBody BusinessApplicationRequest request) {
    return OpenedCase.answer(intake.receive(request.toReport()));
  }
}
