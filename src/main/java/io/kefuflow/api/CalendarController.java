package io.kefuflow.api;

import io.kefuflow.calendar.CalendarDraft;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.calendar.CalendarSummary;
import io.kefuflow.calendar.CalendarVersion;
import io.kefuflow.calendar.DueExample;
import io.kefuflow.shared.InvalidInputException;
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
import java.time.DateTimeException;
import java.time.Duration;
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

/** Service calendars: read by everybody, published by supervisors and above. */
@RestController
@RequestMapping("/api/v1/calendars")
@PreAuthorize("isAuthenticated()")
@Tag(name = "服务日历")
class CalendarController {

  private final CalendarRegister register;

  CalendarController(CalendarRegister register) {
    this.register = register;
  }

  /** All calendars. */
  @GetMapping
  @Operation(summary = "查询服务日历", description = "每个日历的最新版本、当前生效的版本和提醒。")
  List<CalendarSummary> all() {
    return register.all();
  }

  /** One calendar with its versions and warnings. */
  @GetMapping("/{id}")
  @Operation(summary = "查询一个服务日历", description = "最新版本的内容、所有版本和提醒。")
  CalendarDetails read(@PathVariable String id) {
    return CalendarDetails.of(register.summary(id), register.versions(id));
  }

  /** One version. */
  @GetMapping("/{id}/versions/{version}")
  @Operation(summary = "查询服务日历的一个版本")
  CalendarVersion version(@PathVariable String id, @PathVariable int version) {
    return register.version(id, version);
  }

  /** When clocks would be due that start now or at a given time. */
  @GetMapping("/{id}/examples")
  @Operation(summary = "试算到期时间", description = "从 startAt（默认现在）起，计时到期的时间；用于核对日历。")
  List<DueExample> examples(
      @PathVariable String id,
      @Parameter(description = "服务时长，可重复，如 PT8H；省略时为 30 分钟、8 小时和 24 小时")
          @RequestParam(required = false)
          List<String> within,
      @Parameter(description = "开始时间，如 2026-11-23T09:00:00+08:00") @RequestParam(required = false)
          String startAt) {
    List<Duration> durations =
        within == null
            ? CalendarRegister.EXAMPLES
            : within.stream().map(CalendarController::duration).toList();
    return register.examples(id, Times.instant("startAt", startAt), durations);
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text.strip());
    } catch (DateTimeException e) {
      throw new InvalidInputException("within", "时长“" + text + "”无法识别：应如 PT30M 或 PT8H");
    }
  }

  /** Publishes a version, or only checks it. */
  @PostMapping("/{id}/versions")
  @EditsCalendars
  @Operation(
      summary = "发布服务日历的新版本",
      description = "整体检查，全部问题一次列出（422）；已发布的版本不会改变，正在计时的工单继续使用开始时的版本。")
  @ApiResponse(responseCode = "201", description = "已发布")
  @ApiResponse(responseCode = "200", description = "dryRun：检查通过，没有发布")
  ResponseEntity<CalendarRegister.Preview> publish(
      @PathVariable String id,
      @Parameter(description = "只检查，不发布") @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestBody CalendarRequest request,
      @AuthenticationPrincipal SignedInUser user) {
    if (dryRun) {
      return ResponseEntity.ok(register.preview(id, request.draft(), user.id()));
    }
    return created(register.publish(id, request.draft(), user.id()));
  }

  /** Imports holidays of some years from a file, or only says what would change. */
  @PostMapping(path = "/{id}/exceptions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @EditsCalendars
  @Operation(
      summary = "导入节假日和调休",
      description =
          "CSV（列 date,name,kind；kind 为 HOLIDAY 休 或 WORKDAY 班）或 .ics 文件。替换文件中各年份的例外日，其他年份不变，"
              + "发布为新版本；文件有任何错误时整体拒绝，原版本继续有效。没有变化时不发布。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  @ApiResponse(responseCode = "201", description = "已发布")
  @ApiResponse(responseCode = "200", description = "dryRun，或没有变化：没有发布")
  ResponseEntity<CalendarRegister.Imported> importHolidays(
      @PathVariable String id,
      @RequestParam("file") @Parameter(hidden = true) MultipartFile file,
      @Parameter(hidden = true) @RequestParam(required = false) Integer basedOn,
      @Parameter(hidden = true) @RequestParam(required = false) String validFrom,
      @Parameter(hidden = true) @RequestParam(required = false) String source,
      @Parameter(hidden = true) @RequestParam(required = false) String note,
      @Parameter(description = "只列出变化，不发布") @RequestParam(defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal SignedInUser user)
      throws IOException {
    var draft =
        new CalendarDraft(null, basedOn, Times.instant("validFrom", validFrom), source, note);
    try (InputStream content = file.getInputStream()) {
      CalendarRegister.Imported imported =
          register.importHolidays(
              id, file.getOriginalFilename(), content, draft, dryRun, user.id());
      return imported.published()
          ? ResponseEntity.created(location(imported.preview().version())).body(imported)
          : ResponseEntity.ok(imported);
    }
  }

  private static ResponseEntity<CalendarRegister.Preview> created(
      CalendarRegister.Preview published) {
    return ResponseEntity.created(location(published.version())).body(published);
  }

  private static URI location(CalendarVersion version) {
    return URI.create(
        "/api/v1/calendars/" + version.calendarId() + "/versions/" + version.version());
  }

  /** The parts of an import, for the description only. */
  @Schema(name = "节假日文件")
  record Form(
      @Schema(
              description = "CSV 或 .ics 文件",
              type = "string",
              format = "binary",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(description = "依据的版本，期间有人发布了新版本则返回 409；省略时为最新版本") Integer basedOn,
      @Schema(description = "生效时间，省略时立即生效") String validFrom,
      @Schema(description = "来源，省略时为文件名") String source,
      @Schema(description = "修改说明") String note) {}
}
