package io.kefuflow.api;

import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamQuery;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.UnknownExamException;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
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

/** Results of exams (P10.7): one's own, one's team's, everybody's, as {@link Oversight} says. */
@RestController
@RequestMapping("/api/v1/exams")
@PreAuthorize("isAuthenticated()")
@Tag(name = "考核")
class ExamController {

  private static final String PATH = "/api/v1/exams/";

  private final Exams exams;
  private final Visible visible;
  private final Colleagues colleagues;
  private final Clock clock;

  ExamController(Exams exams, Visible visible, Colleagues colleagues, Clock clock) {
    this.exams = exams;
    this.visible = visible;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** The exams that the caller may know of. */
  @GetMapping
  @Operation(summary = "查询考核", description = "员工查到本人的，主管查到所带团队的，培训人员和经理查到全部；最近登记的在前。给出结束时间的只查已结束的。")
  List<ExamDetails> search(
      @Parameter(description = "员工账号") @RequestParam(required = false) String employee,
      @Parameter(description = "课程代码") @RequestParam(required = false) String course,
      @Parameter(description = "结束时间自（含），如 2026-01-31 或 2026-01-31T14:05:00+08:00")
          @RequestParam(required = false)
          String endedFrom,
      @Parameter(description = "结束时间至（不含）") @RequestParam(required = false) String endedTo,
      @AuthenticationPrincipal SignedInUser user) {
    return exams
        .search(
            new ExamQuery(
                visible.employees(user, employee),
                course,
                Times.instantOrDay("endedFrom", endedFrom, clock.getZone()),
                Times.instantOrDay("endedTo", endedTo, clock.getZone())))
        .stream()
        .map(this::details)
        .toList();
  }

  /** One exam. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一次考核", description = "无权查看的按没有找到处理。")
  ExamDetails get(@PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    Exam exam = exams.get(number);
    if (!visible.is(user, exam.employee())) {
      throw new UnknownExamException(number);
    }
    return details(exam);
  }

  /** Starts an exam beside any training. */
  @PostMapping
  @EditsCourses
  @Operation(
      summary = "安排考核",
      description = "不属于培训场次的考核，如证书到期前的续证；员工在任务列表中开始考试。员工在该课程已有未结束的考核时不能安排（409）；不得安排本人的考核。")
  @ApiResponse(responseCode = "201", description = "已安排，Location 为考核地址")
  ResponseEntity<ExamDetails> arrange(
      @RequestBody ExamRequest request, @AuthenticationPrincipal SignedInUser user) {
    Exam exam =
        exams.arrange(request.employee(), request.courseCode(), request.trainer(), user.id());
    return ResponseEntity.created(URI.create(PATH + exam.number())).body(details(exam));
  }

  private ExamDetails details(Exam exam) {
    return ExamDetails.of(exam, colleagues.nameOf(exam.employee()));
  }

  /** Who is to be examined in what. */
  @Schema(name = "考核请求")
  record ExamRequest(
      @Schema(description = "员工账号", requiredMode = RequiredMode.REQUIRED) String employee,
      @Schema(description = "课程代码", requiredMode = RequiredMode.REQUIRED) String courseCode,
      @Schema(description = "培训人员账号；省略时任何培训人员均可办理") String trainer) {}
}
