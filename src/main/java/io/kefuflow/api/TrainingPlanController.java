package io.kefuflow.api;

import io.kefuflow.shared.SignedInUser;
import io.kefuflow.training.InvalidSessionsException;
import io.kefuflow.training.NeedAnswer;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.SessionPlanning;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import io.kefuflow.training.UnknownTrainingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
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
import org.springframework.web.multipart.MultipartFile;

/** Training plans and their sessions (P10): those that the caller or somebody led takes part in. */
@RestController
@RequestMapping("/api/v1/training-plans")
@PreAuthorize("isAuthenticated()")
@Tag(name = "培训计划")
class TrainingPlanController {

  private static final String PATH = "/api/v1/training-plans/";

  private final TrainingPlans plans;
  private final SessionPlanning planning;
  private final TrainingSessions sessions;
  private final Visible visible;

  TrainingPlanController(
      TrainingPlans plans, SessionPlanning planning, TrainingSessions sessions, Visible visible) {
    this.plans = plans;
    this.planning = planning;
    this.sessions = sessions;
    this.visible = visible;
  }

  /** Begins a plan. */
  @PostMapping
  @PlansTraining
  @Operation(summary = "提出培训计划", description = "启动培训计划流程，由提出人确定参训人员并制定计划。")
  @ApiResponse(responseCode = "201", description = "已登记，Location 为计划地址")
  ResponseEntity<Begun> begin(
      @RequestBody TrainingPlanRequest request, @AuthenticationPrincipal SignedInUser user) {
    PlanNumber number = plans.begin(request.proposal(user.id()));
    return ResponseEntity.created(URI.create(PATH + number)).body(new Begun(number.value()));
  }

  /** The plans that the caller may know of. */
  @GetMapping
  @Operation(summary = "查询培训计划", description = "员工查到本人参加的，主管查到所带团队参加的，培训人员和经理查到全部；最近提出的在前。")
  List<TrainingPlanDetails> list(
      @RequestParam(required = false) PlanState state, @AuthenticationPrincipal SignedInUser user) {
    Collection<String> known = visible.employees(user, null);
    return plans.list(state).stream()
        .filter(plan -> mayKnow(plan, user, known))
        .map(plan -> details(plan, known))
        .toList();
  }

  /** One plan. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一个培训计划", description = "无权查看的按没有找到处理。")
  TrainingPlanDetails read(
      @PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    return details(known(number, user), visible.employees(user, null));
  }

  /** The sessions of a plan. */
  @GetMapping("/{number}/sessions")
  @Operation(summary = "查询培训计划的场次")
  List<TrainingSessionDetails> sessions(
      @PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    TrainingPlan plan = known(number, user);
    Collection<String> known = visible.employees(user, null);
    return planning.sessions(plan.number()).stream()
        .map(session -> sessionDetails(session, known))
        .toList();
  }

  /** The sessions of a plan as a file. */
  @GetMapping("/{number}/sessions/export")
  @EditsCourses
  @Operation(summary = "导出培训计划的场次", description = "CSV（UTF-8），可作为导入的模板。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export(
      @PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    TrainingPlan plan = known(number, user);
    return CsvDownload.of("sessions-" + plan.number() + ".csv", planning.exportCsv(plan.number()));
  }

  /**
   * Adds the sessions in a file to a plan.
   *
   * @throws InvalidSessionsException with every line that cannot be taken
   */
  @PostMapping(path = "/{number}/sessions/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @EditsCourses
  @Operation(
      summary = "导入场次",
      description =
          "CSV（UTF-8 或 GB18030），列名同导出的文件，时间如 2026-12-01 14:00。只有正在制定的计划可以导入；有任何错误时逐行列出（422），什么都不改变。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  List<TrainingSessionDetails> importFile(
      @PathVariable String number,
      @RequestParam("file") @Parameter(hidden = true) MultipartFile file,
      @AuthenticationPrincipal SignedInUser user)
      throws IOException {
    TrainingPlan plan = known(number, user);
    Collection<String> known = visible.employees(user, null);
    try (InputStream content = file.getInputStream()) {
      return planning.importCsv(plan.number(), content).stream()
          .map(session -> sessionDetails(session, known))
          .toList();
    }
  }

  private TrainingPlan known(String number, SignedInUser user) {
    TrainingPlan plan = plans.get(new PlanNumber(number));
    if (!mayKnow(plan, user, visible.employees(user, null))) {
      throw new UnknownTrainingException(plan.number());
    }
    return plan;
  }

  /**
   * Whether the caller plans it, or somebody takes part of whom the caller may know.
   *
   * @param known of whom, null for everybody
   */
  private boolean mayKnow(TrainingPlan plan, SignedInUser user, Collection<String> known) {
    return known == null
        || plan.planner().equals(user.id())
        || !participants(plan, known).isEmpty();
  }

  private List<String> participants(TrainingPlan plan, Collection<String> known) {
    return among(known, plans.needs(plan.number()).stream().map(NeedAnswer::employee).toList());
  }

  private static List<String> among(Collection<String> known, List<String> people) {
    return known == null ? people : people.stream().filter(known::contains).toList();
  }

  private TrainingPlanDetails details(TrainingPlan plan, Collection<String> known) {
    return TrainingPlanDetails.of(
        plan, participants(plan, known), known == null ? sessions.figures(plan.number()) : null);
  }

  private static TrainingSessionDetails sessionDetails(
      TrainingSession session, Collection<String> known) {
    return TrainingSessionDetails.of(session, among(known, session.participants()));
  }

  /** What came of a request for a plan. */
  @Schema(name = "已登记的培训计划")
  record Begun(@Schema(description = "编号", example = "PX-000012") String number) {}

  /** The parts of an import, for the description only. */
  @Schema(name = "场次文件")
  record Form(
      @Schema(
              description = "CSV 文件",
              type = "string",
              format = "binary",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file) {}
}
