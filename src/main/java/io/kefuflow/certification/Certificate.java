package io.kefuflow.certification;

import io.kefuflow.course.CertificateLevel;
import io.kefuflow.shared.SerialNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * That somebody has passed a course which certifies a skill.
 *
 * @param number e.g. {@code RZ-000012}, the business key of its process
 * @param employee user id of the holder
 * @param skill code of the skill in the duty roster
 * @param validUntil the last day on which it is valid
 * @param examNumber the exam that was passed, null for one from before this system
 * @param endedAt when it stopped to be valid, null while it is
 * @param endReason why it was revoked, null unless it was
 */
public record Certificate(
    String number,
    String employee,
    String courseCode,
    String skill,
    CertificateLevel level,
    Instant issuedAt,
    LocalDate validUntil,
    CertificateState state,
    String examNumber,
    Instant endedAt,
    String endReason) {

  /** How certificates are numbered. */
  public static final SerialNumber NUMBERS = new SerialNumber("RZ", "证书");

  /** The first moment at which it is no longer valid. */
  public Instant expiresAt(ZoneId zone) {
    return validUntil.plusDays(1).atStartOfDay(zone).toInstant();
  }

  boolean isValid() {
    return state == CertificateState.VALID;
  }
}
