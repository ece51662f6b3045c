package io.kefuflow.api;

import io.kefuflow.notification.Directory;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SignedInUser;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionState;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import io.kefuflow.training.UnknownTrainingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Training sessions of approved plans (P10.6): one's own, one's team's, everybody's. */
@RestController
@RequestMapping("/api/v1/training-sessions")
@PreAuthorize("isAuthenticated()")
@Tag(name = "培训计划")
class TrainingSessionController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Duration USUAL = Duration.ofDays(92);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final TrainingSessions sessions;
  private final Visible visible;
  private final Directory directory;
  private final Clock clock;

  TrainingSessionController(
      TrainingSessions sessions, Visible visible, Directory directory, Clock clock) {
    this.sessions = sessions;
    this.visible = visible;
    this.directory = directory;
    this.clock = clock;
  }

  /** The sessions that the caller may know of. */
  @GetMapping
  @Operation(
      summary = "查询培训场次",
      description = "已批准的计划的场次，先开始的在前。员工查到本人的，主管查到所带团队的，培训人员和经理查到全部。最多查询一年。")
  List<TrainingSessionDetails> search(
      @Parameter(description = "参训人员或讲师账号") @RequestParam(required = false) String employee,
      @Parameter(description = "开始时间自（含），默认现在，如 2026-01-31 或 2026-01-31T14:05:00+08:00")
          @RequestParam(required = false)
          String from,
      @Parameter(description = "开始时间至（不含），默认三个月后") @RequestParam(required = false) String to,
      @AuthenticationPrincipal SignedInUser user) {
    Instant first = Times.instantOrDay("from", from, clock.getZone());
    first = first == null ? clock.instant() : first;
    Instant last = Times.instantOrDay("to", to, clock.getZone());
    last = last == null ? first.plus(USUAL) : last;
    if (!last.isAfter(first) || Duration.between(first, last).compareTo(LONGEST) > 0) {
      throw new InvalidInputException("to", "结束时间应晚于开始时间，且最多相隔一年：请核对");
    }
    Collection<String> wanted = visible.employees(user, employee);
    Collection<String> known = visible.employees(user, null);
    return sessions.list(employee, first, last).stream()
        .filter(session -> wanted == null || session.people().stream().anyMatch(wanted::contains))
        .map(session -> details(session, known))
        .toList();
  }

  /** A session as a file for a calendar. */
  @GetMapping("/{number}/calendar")
  @Operation(summary = "下载培训场次的日程", description = "iCalendar（.ics）文件；无权查看的按没有找到处理。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/calendar"))
  ResponseEntity<String> calendar(
      @PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    SessionNumber wanted = SessionNumber.parse(number);
    TrainingSession session = sessions.get(wanted);
    Collection<String> known = visible.employees(user, null);
    if (known != null
        && (session.state() == SessionState.PLANNED
            || session.people().stream().noneMatch(known::contains))) {
      throw new UnknownTrainingException(wanted);
    }
    String organizer = address(sessions.host(wanted));
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(wanted + ".ics").build().toString())
        .body(sessions.calendarEntry(wanted).ics(organizer, address(user.id()), clock.instant()));
  }

  /** A calendar wants some address of everybody. */
  private String address(String user) {
    return directory.emailOf(user).orElse(user + "@invalid");
  }

  private static TrainingSessionDetails details(TrainingSession session, Collection<String> known) {
    return TrainingSessionDetails.of(
        session,
        known == null
            ? session.participants()
            : session.participants().stream().filter(known::contains).toList());
  }
}
