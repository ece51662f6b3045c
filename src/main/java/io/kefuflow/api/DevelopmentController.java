package io.kefuflow.api;

import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentState;
import io.kefuflow.competency.DevelopmentWorkflow;
import io.kefuflow.competency.DevelopmentsCsv;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Competency developments (P11): employees see their own, supervisors those of their team, trainers
 * and managers all; what somebody may not see does not exist for them.
 */
@RestController
@RequestMapping("/api/v1/competency-developments")
@PreAuthorize("isAuthenticated()")
@Tag(name = "能力发展")
class DevelopmentController {

  private static final String PATH = "/api/v1/competency-developments/";
  private static final String SVG = "image/svg+xml";

  private final Competencies competencies;
  private final DevelopmentWorkflow workflow;
  private final DevelopmentsCsv csv;
  private final Colleagues colleagues;

  DevelopmentController(
      Competencies competencies,
      DevelopmentWorkflow workflow,
      DevelopmentsCsv csv,
      Colleagues colleagues) {
    this.competencies = competencies;
    this.workflow = workflow;
    this.csv = csv;
    this.colleagues = colleagues;
  }

  /** Begins the assessment of an employee. */
  @PostMapping
  @BeginsDevelopments
  @Operation(summary = "发起能力评估", description = "主管只能发起本人所带团队成员的评估；一名员工同时只有一个进行中的能力发展。")
  @ApiResponse(responseCode = "201", description = "已发起，Location 为其地址")
  ResponseEntity<Begun> begin(@RequestBody DevelopmentRequest request) {
    DevelopmentNumber number = workflow.begin(request.reason(), request.employee(), request.post());
    return ResponseEntity.created(URI.create(PATH + number)).body(new Begun(number.value()));
  }

  /** The developments that the caller may see. */
  @GetMapping
  @Operation(summary = "查询能力发展", description = "本人的、所带团队的或全部（按角色），最近发起的在前，最多 1000 条。")
  List<DevelopmentSummary> list(
      @Parameter(description = "员工账号") @RequestParam(required = false) String employee,
      @RequestParam(required = false) DevelopmentState state,
      @AuthenticationPrincipal SignedInUser user) {
    return competencies.list(user.id(), employee, state).stream()
        .map(development -> DevelopmentSummary.of(development, colleagues::nameOf))
        .toList();
  }

  /** The same as a file. */
  @GetMapping("/export")
  @Operation(summary = "导出能力发展", description = "CSV（UTF-8），每项能力一行；范围同查询。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export(
      @Parameter(description = "员工账号") @RequestParam(required = false) String employee,
      @RequestParam(required = false) DevelopmentState state,
      @AuthenticationPrincipal SignedInUser user) {
    return CsvDownload.of("competency-developments.csv", csv.of(user.id(), employee, state));
  }

  /** One development. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一个能力发展", description = "各项能力、各方评估、发展计划和跟进记录；评估完成之前不返回任何人的评级。")
  DevelopmentDetails read(@PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    Development development = found(number, user);
    boolean analysed = development.state().isAnalysed();
    return new DevelopmentDetails(
        DevelopmentSummary.of(development, colleagues::nameOf),
        development.closingNote(),
        competencies.profile(development.number()).results().stream()
            .map(result -> DevelopmentDetails.Competency.of(result, analysed))
            .toList(),
        analysed
            ? competencies.assessments(development.number()).stream()
                .map(DevelopmentDetails.Opinion::of)
                .toList()
            : List.of(),
        competencies.plans(development.number()).stream().map(DevelopmentDetails.Plan::of).toList(),
        competencies.followUps(development.number()).stream()
            .map(DevelopmentDetails.Progress::of)
            .toList());
  }

  /** The radar chart. */
  @GetMapping(path = "/{number}/radar.svg")
  @Operation(summary = "能力雷达图", description = "目标、自评、他人评估和最近跟进；评估完成之前返回 409。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = SVG))
  ResponseEntity<byte[]> radar(
      @PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(SVG))
        .body(competencies.radar(found(number, user)).getBytes(StandardCharsets.UTF_8));
  }

  private Development found(String number, SignedInUser user) {
    return competencies.get(user.id(), new DevelopmentNumber(number));
  }

  /** What came of a request. */
  @Schema(name = "能力发展编号")
  record Begun(@Schema(description = "编号", example = "NL-000012") String number) {}
}
