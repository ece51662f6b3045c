package io.kefuflow.api;

import io.kefuflow.shared.SignedInUser;
import io.kefuflow.training.TrainingReport;
import io.kefuflow.training.TrainingReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports on training (P10.8): of oneself, one's team, or all. */
@RestController
@RequestMapping("/api/v1/training-report")
@Tag(name = "培训统计")
class TrainingReportController {

  private final TrainingReports reports;

  TrainingReportController(TrainingReports reports) {
    this.reports = reports;
  }

  /** The report on a period. */
  @GetMapping
  @Operation(
      summary = "培训统计",
      description = "一段时间内已举行场次的参训率、合格率、评价和学时，按课程、团队和人员。员工只看到本人，主管看到所带团队，" + "培训、副经理和经理看到全部。")
  TrainingReport report(
      @Parameter(description = "起始日期，省略时为本季度第一天") @RequestParam(required = false) LocalDate from,
      @Parameter(description = "结束日期，省略时为起始日期所在季度的最后一天") @RequestParam(required = false)
          LocalDate to,
      @AuthenticationPrincipal SignedInUser user) {
    return reports.of(user.id(), from, to);
  }

  /** The same as a file. */
  @GetMapping("/export")
  @Operation(summary = "导出培训统计", description = "CSV（UTF-8），内容同培训统计。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export(
      @RequestParam(required = false) LocalDate from,
      @RequestParam(required = false) LocalDate to,
      @AuthenticationPrincipal SignedInUser user) {
    return CsvDownload.of("training-report.csv", reports.csv(user.id(), from, to));
  }
}
