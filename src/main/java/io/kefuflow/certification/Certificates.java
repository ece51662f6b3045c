package io.kefuflow.certification;

import io.kefuflow.course.Award;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.CertifiedSkills;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certificates from being issued to their end (P10.9), each step in the transaction of the process
 * step that calls it. Somebody holds one valid certificate of a course at most, and has its skill
 * in the duty roster exactly as long as it is valid.
 */
@Service
@Transactional
public class Certificates {

  /** Who may revoke one. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> REVOKERS =
      Set.copyOf(EnumSet.of(Role.TRAINER, Role.DEPUTY_MANAGER, Role.MANAGER));

  /** More than a department of this size ever has. */
  private static final int MOST = 10_000;

  private static final int LONGEST_REASON = 500;
  private static final String LEFT = "持证人已离职";

  private final CertificateStore store;
  private final CertificateWorkflow workflow;
  private final Courses courses;
  private final CertifiedSkills skills;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final Notifications notifications;
  private final Clock clock;

  Certificates(
      CertificateStore store,
      CertificateWorkflow workflow,
      Courses courses,
      CertifiedSkills skills,
      Oversight oversight,
      Colleagues colleagues,
      Notifications notifications,
      Clock clock) {
    this.store = store;
    this.workflow = workflow;
    this.courses = courses;
    this.skills = skills;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Issues what the course grants, from today on for its months, and tells the holder. A valid
   * certificate of the same course is renewed by it. When another is issued at the same time this
   * one fails, and renews the other when it is tried again.
   *
   * @param examNumber the exam that was passed
   * @return empty when the course certifies nothing
   */
  public Optional<Certificate> issue(String employee, String courseCode, String examNumber) {
    Course course = courses.get(courseCode);
    if (course.award() == null) {
      return Optional.empty();
    }
    store.valid(employee, courseCode).ifPresent(this::renew);
    Award award = course.award();
    Instant now = clock.instant();
    Certificate issued =
        store.add(
            new Certificate(
                null,
                employee,
                courseCode,
                award.skill(),
                award.level(),
                now,
                LocalDate.ofInstant(now, clock.getZone()).plusMonths(award.validMonths()),
                CertificateState.VALID,
                examNumber,
                null,
                null));
    skills.grant(employee, award.skill(), issued.number());
    workflow.start(issued);
    tell(issued, "certificate-issued", Recipient.colleague(employee));
    return Optional.of(issued);
  }

  private void renew(Certificate old) {
    end(old, CertificateState.RENEWED, null);
    workflow.renewed(old.number());
  }

  /** Reminds the holder and the trainers that the certificate will expire. */
  public void remind(String number) {
    Certificate certificate = get(number);
    tell(certificate, "certificate-expiring", Recipient.colleague(certificate.employee()));
    tell(certificate, "certificate-expiring", Recipient.members(Role.TRAINER));
  }

  /** The certificate has not been renewed in time: tells the holder and whoever leads them. */
  public void expire(String number) {
    Certificate certificate = get(number);
    end(certificate, CertificateState.EXPIRED, null);
    tell(certificate, "certificate-expired", Recipient.colleague(certificate.employee()));
    tell(certificate, "certificate-expired", oversight.toldOf(certificate.employee()));
  }

  /**
   * Takes a valid certificate from its holder, who is told why.
   *
   * @param userId who revokes it
   * @throws UnknownCertificateException when there is none with this number
   * @throws ConflictException when it is not valid any more
   * @throws InvalidInputException when the reason is missing, or it is the caller's own
   */
  public void revoke(String number, String reason, String userId) {
    String why = InvalidInputException.requiredText("reason", "撤销原因", reason, LONGEST_REASON);
    Certificate certificate = get(number);
    if (certificate.employee().equals(userId)) {
      throw new InvalidInputException("number", "四眼原则：不能撤销本人的证书，请由其他有权限的人办理");
    }
    end(certificate, CertificateState.REVOKED, why);
    workflow.revoked(number);
    tell(get(number), "certificate-revoked", Recipient.colleague(certificate.employee()));
  }

  /** The holder has left the company. */
  public void leave(String number) {
    end(get(number), CertificateState.REVOKED, LEFT);
  }

  private void end(Certificate certificate, CertificateState state, String reason) {
    if (!store.end(certificate.number(), state, clock.instant(), reason)) {
      throw new ConflictException(
          "证书 %s 现为“%s”，不能再变更：请刷新后重试"
              .formatted(certificate.number(), get(certificate.number()).state().label()));
    }
    skills.withdraw(certificate.number());
  }

  /**
   * One certificate.
   *
   * @throws UnknownCertificateException when there is none with this number
   */
  @Transactional(readOnly = true)
  public Certificate get(String number) {
    return store.find(number).orElseThrow(() -> new UnknownCertificateException(number));
  }

  /** Those of one person, the latest first. */
  @Transactional(readOnly = true)
  public List<Certificate> of(String employee) {
    return search(Set.of(employee), null);
  }

  /** Those of the people, the latest first, in one state unless null. */
  @Transactional(readOnly = true)
  public List<Certificate> search(Collection<String> employees, CertificateState state) {
    return store.search(employees, state, MOST);
  }

  private void tell(Certificate certificate, String template, Recipient recipient) {
    Map<String, Object> values = new HashMap<>();
    values.put("certificateNumber", certificate.number());
    values.put("employee", colleagues.nameOf(certificate.employee()));
    values.put("course", courses.get(certificate.courseCode()).name());
    values.put("level", certificate.level().label());
    values.put("validUntil", certificate.validUntil().toString());
    values.put("reason", certificate.endReason());
    String to = recipient instanceof Recipient.Colleague colleague ? colleague.userId() : "group";
    notifications.send(
        new Notice(
            "%s:%s:%s".formatted(certificate.number(), template, to),
            template,
            recipient,
            values,
            null));
  }
}
