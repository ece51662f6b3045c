package io.kefuflow.api;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateState;
import io.kefuflow.course.CertificateLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/** A certificate. */
@Schema(name = "证书")
record CertificateDetails(
    @Schema(description = "编号", example = "RZ-000012") String number,
    @Schema(description = "持证人账号") String employee,
    @Schema(description = "持证人姓名") String employeeName,
    String courseCode,
    @Schema(description = "技能代码") String skill,
    @Schema(description = "级别") CertificateLevel level,
    Instant issuedAt,
    @Schema(description = "最后一个有效日") LocalDate validUntil,
    CertificateState state,
    @Schema(description = "考核编号", example = "KS-000012", nullable = true) String examNumber,
    @Schema(nullable = true) Instant endedAt,
    @Schema(description = "撤销原因", nullable = true) String endReason) {

  static CertificateDetails of(Certificate certificate, String employeeName) {
    return new CertificateDetails(
        certificate.number(),
        certificate.employee(),
        employeeName,
        certificate.courseCode(),
        certificate.skill(),
        certificate.level(),
        certificate.issuedAt(),
        certificate.validUntil(),
        certificate.state(),
        certificate.examNumber(),
        certificate.endedAt(),
        certificate.endReason());
  }
}
