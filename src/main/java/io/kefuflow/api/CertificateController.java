package io.kefuflow.api;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateState;
import io.kefuflow.certification.Certificates;
import io.kefuflow.certification.UnknownCertificateException;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.CsvText;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Certificates (P10.9): one's own, one's team's, everybody's, as {@link Oversight} says. */
@RestController
@RequestMapping("/api/v1/certificates")
@PreAuthorize("isAuthenticated()")
@Tag(name = "技能认证")
class CertificateController {

  private final Certificates certificates;
  private final Courses courses;
  private final Visible visible;
  private final Colleagues colleagues;
  private final Clock clock;

  CertificateController(
      Certificates certificates,
      Courses courses,
      Visible visible,
      Colleagues colleagues,
      Clock clock) {
    this.certificates = certificates;
    this.courses = courses;
    this.visible = visible;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** The certificates that the caller may know of. */
  @GetMapping
  @Operation(summary = "查询证书", description = "员工查到本人的，主管查到所带团队的，培训人员和经理查到全部；最近发放的在前。")
  List<CertificateDetails> search(
      @Parameter(description = "持证人账号") @RequestParam(required = false) String employee,
      @RequestParam(required = false) CertificateState state,
      @AuthenticationPrincipal SignedInUser user) {
    return certificates.search(visible.employees(user, employee), state).stream()
        .map(this::details)
        .toList();
  }

  /** The same as a file. */
  @GetMapping("/export")
  @Operation(summary = "导出证书", description = "CSV（UTF-8），可见范围同查询。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export(
      @Parameter(description = "持证人账号") @RequestParam(required = false) String employee,
      @RequestParam(required = false) CertificateState state,
      @AuthenticationPrincipal SignedInUser user) {
    Map<String, String> names =
        courses.all().stream().collect(Collectors.toMap(Course::code, Course::name));
    String csv =
        CsvText.of(
            List.of("编号", "账号", "姓名", "课程", "技能", "级别", "发放日期", "有效至", "状态", "考核", "撤销原因"),
            certificates.search(visible.employees(user, employee), state).stream()
                .map(certificate -> row(certificate, names.get(certificate.courseCode())))
                .toList());
    return CsvDownload.of("certificates.csv", csv);
  }

  private List<Object> row(Certificate certificate, String course) {
    return Arrays.asList(
        certificate.number(),
        certificate.employee(),
        colleagues.nameOf(certificate.employee()),
        course,
        certificate.skill(),
        certificate.level().label(),
        LocalDate.ofInstant(certificate.issuedAt(), clock.getZone()).toString(),
        certificate.validUntil().toString(),
        certificate.state().label(),
        certificate.examNumber(),
        certificate.endReason());
  }

  /** One certificate. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一张证书", description = "无权查看的按没有找到处理。")
  CertificateDetails get(@PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    Certificate certificate = certificates.get(number);
    if (!visible.is(user, certificate.employee())) {
      throw new UnknownCertificateException(number);
    }
    return details(certificate);
  }

  /** Takes a certificate from its holder. */
  @PostMapping("/{number}/revocation")
  @EditsCourses
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤销证书", description = "收回值班排班中的技能，告知持证人；不再有效时返回 409。不能撤销本人的证书。")
  void revoke(
      @PathVariable String number,
      @RequestBody ReasonRequest request,
      @AuthenticationPrincipal SignedInUser user) {
    certificates.revoke(number, request.reason(), user.id());
  }

  private CertificateDetails details(Certificate certificate) {
    return CertificateDetails.of(certificate, colleagues.nameOf(certificate.employee()));
  }
}
