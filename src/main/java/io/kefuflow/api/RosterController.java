package io.kefuflow.api;

import io.kefuflow.routing.OnDuty;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.Skill;
import io.kefuflow.routing.TeamSummary;
import io.kefuflow.routing.TeamWeek;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The duty roster (P18): everybody sees who is on duty, supervisors and above keep it. */
@RestController
@RequestMapping("/api/v1/roster")
@EditsRoster
@Tag(name = "值班排班")
class RosterController {

  private static final String ROOT = "/api/v1/roster";

  private final Roster roster;

  RosterController(Roster roster) {
    this.roster = roster;
  }

  /** Who is on duty. */
  @GetMapping("/on-duty")
  @PreAuthorize("isAuthenticated()")
  @Operation(summary = "查询值班人员", description = "某一时刻（默认现在）在班的人员、在办任务数和上限；在班但缺席的人员标明缺席。")
  List<OnDuty> onDuty(
      @Parameter(description = "时刻，如 2026-11-23T09:00:00+08:00") @RequestParam(required = false)
          String at,
      @Parameter(description = "角色组，如 agent；省略时为全部") @RequestParam(required = false) String role) {
    return roster.onDuty(Times.instant("at", at), role == null ? null : role(role));
  }

  private static Role role(String group) {
    return Role.ofGroup(group)
        .orElseThrow(() -> new InvalidInputException("role", "没有角色组“" + group + "”：应如 agent"));
  }

  /** All teams. */
  @GetMapping("/teams")
  @Operation(summary = "查询团队", description = "每个团队的成员、班次、例外和提醒。")
  List<TeamSummary> teams() {
    return roster.teams();
  }

  /** One team. */
  @GetMapping("/teams/{id}")
  @Operation(summary = "查询一个团队")
  TeamSummary team(@PathVariable String id) {
    return roster.team(id);
  }

  /** The week of a team. */
  @GetMapping("/teams/{id}/week")
  @Operation(summary = "查询团队一周的排班", description = "日期所在的一周（默认本周），每位成员每天开始的班次。")
  TeamWeek week(@PathVariable String id, @RequestParam(required = false) LocalDate date) {
    return roster.week(id, date);
  }

  /** Stores a team, or only checks it. */
  @PutMapping("/teams/{id}")
  @Operation(summary = "保存团队", description = "新建或整体替换一个团队。全部错误一次列出（422）；无人值班的时间和重复排班只是提醒，不妨碍保存。")
  @ApiResponse(responseCode = "200", description = "已保存；dryRun：检查通过，没有保存")
  @ApiResponse(responseCode = "201", description = "已新建")
  ResponseEntity<TeamSummary> save(
      @PathVariable String id,
      @Parameter(description = "只检查，不保存") @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody TeamRequest request,
      @AuthenticationPrincipal SignedInUser user) {
    TeamSummary saved = roster.save(id, request.draft(), dryRun, user.id());
    return !dryRun && saved.version() == 1
        ? ResponseEntity.created(URI.create(ROOT + "/teams/" + saved.id())).body(saved)
        : ResponseEntity.ok(saved);
  }

  /** Removes a team. */
  @DeleteMapping("/teams/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除团队", description = "成员在办的任务不变。")
  void delete(
      @PathVariable String id,
      @Parameter(description = "查看时的版本；期间有人修改了团队则返回 409") @RequestParam int basedOn) {
    roster.delete(id, basedOn);
  }

  /** All skills. */
  @GetMapping("/skills")
  @Operation(summary = "查询技能")
  List<Skill> skills() {
    return roster.skills();
  }

  /** Adds or renames a skill. */
  @PutMapping("/skills/{code}")
  @Operation(summary = "新增技能或修改其名称", description = "流程的技能代码是流程的编号，如 complaint-handling。")
  Skill saveSkill(@PathVariable String code, @RequestBody SkillRequest request) {
    var skill = new Skill(code, request.name());
    roster.saveSkill(skill);
    return skill;
  }

  /** Removes a skill that nobody has. */
  @DeleteMapping("/skills/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除技能", description = "还有成员使用时返回 409。")
  void deleteSkill(@PathVariable String code) {
    roster.deleteSkill(code);
  }

  /** Gaps and overlaps. */
  @GetMapping("/check")
  @Operation(summary = "检查排班", description = "按团队列出每周和今后四周无人值班的时间、重复的排班等提醒；没有提醒的团队不列出。")
  Map<String, List<String>> check() {
    return roster.check();
  }

  /** The whole roster as a file. */
  @GetMapping(path = "/export")
  @Operation(summary = "导出全部排班", description = "CSV（UTF-8），修改后可再导入。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export() {
    return CsvDownload.of("roster.csv", roster.exportCsv());
  }

  /** Replaces the whole roster by that of a file, or only says what would change. */
  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "导入全部排班",
      description =
          "以文件整体替换技能、团队、成员、班次和例外；文件的格式同导出。有任何错误时逐行列出（422），什么都不改变。" + "列的错误先于人员、技能等内容的错误列出。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  Roster.Imported importFile(
      @RequestParam("file") @Parameter(hidden = true) MultipartFile file,
      @Parameter(hidden = true) @RequestParam(required = false) String basedOn,
      @Parameter(description = "只列出变化，不导入") @RequestParam(defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal SignedInUser user)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      return roster.importCsv(content, basedOn, dryRun, user.id());
    }
  }

  /** The name of a skill. */
  @Schema(name = "技能请求")
  record SkillRequest(
      @Schema(description = "中文名称", example = "投诉处理", requiredMode = Schema.RequiredMode.REQUIRED)
          String name) {}

  /** The parts of an import, for the description only. */
  @Schema(name = "排班文件")
  record Form(
      @Schema(
              description = "CSV 文件",
              type = "string",
              format = "binary",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(description = "先前 dryRun 返回的 revision，期间排班有变化则返回 409；省略时不检查") String basedOn) {}
}
