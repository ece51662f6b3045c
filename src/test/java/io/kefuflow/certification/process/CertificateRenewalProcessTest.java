package io.kefuflow.certification.process;

import static io.kefuflow.certification.process.CertificateRenewalProcess.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateState;
import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.routing.CertifiedSkills;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest(KEY)
class CertificateRenewalProcessTest {

  private static final String HOLDER = "agent1";

  @Autowired ApplicationContext application;
  @Autowired ProcessEngine engine;
  @Autowired Certificates certificates;
  @Autowired CertifiedSkills skills;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  private ExamScenario scenario;
  private RosterFixture roster;

  @BeforeEach
  void course() {
    scenario = new ExamScenario(application).course(Assessment.ROLE_PLAY, true);
    roster = new RosterFixture(application);
  }

  @AfterEach
  void takeTeamsAway() {
    roster.clear();
  }

  @Test
  void aCertificateIsValidForCalendarMonthsToTheEndOfTheDay() {
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2028-02-28T16:30:00Z")));

    Certificate certificate = issued();

    assertThat(certificate.validUntil()).as("from 29 February on").isEqualTo("2029-02-28");
    assertThat(process(certificate).timer("event_certificateExpired").getDuedate())
        .isEqualTo(Instant.parse("2029-02-28T16:00:00Z"));
    assertThat(process(certificate).timer("event_renewalReminderDue").getDuedate())
        .isEqualTo(Instant.parse("2029-01-28T16:00:00Z"));
    assertThat(hasSkill()).isTrue();
    assertThat(told(certificate, "certificate-issued")).isEqualTo(1);
  }

  @Test
  void aCertificateThatNobodyRenewsExpiresAndTakesItsSkillAlong() {
    roster.led(Role.AGENT, "supervisor1", List.of(HOLDER));
    Certificate certificate = issued();
    RunningCase process = process(certificate);

    process.passTime(Duration.ofDays(340));
    assertThat(told(certificate, "certificate-expiring")).as("holder and trainer").isEqualTo(2);
    assertThat(hasSkill()).isTrue();
    process.passTime(Duration.ofDays(30));

    assertThat(process.hasEnded()).isTrue();
    assertThat(process.passed())
        .contains("endEvent_renewalReminded", "endEvent_certificateExpired");
    assertThat(certificates.get(certificate.number()).state()).isEqualTo(CertificateState.EXPIRED);
    assertThat(hasSkill()).isFalse();
    assertThat(told(certificate, "certificate-expired")).as("holder, supervisor").isEqualTo(2);
  }

  @Test
  void theSupervisorsAreToldWhereNobodyLeadsTheHolder() {
    Certificate certificate = issued();

    process(certificate).fireTimer("event_certificateExpired");

    assertThat(told(certificate, "certificate-expired")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anotherExamThatIsPassedRenewsIt() {
    Certificate old = issued();
    process(old).passTime(Duration.ofDays(350));

    Certificate renewed = issued();

    assertThat(process(old).hasEnded()).isTrue();
    assertThat(process(old).passed()).contains("endEvent_certificateRenewed");
    assertThat(certificates.get(old.number()).state()).isEqualTo(CertificateState.RENEWED);
    assertThat(renewed.state()).isEqualTo(CertificateState.VALID);
    assertThat(renewed.validUntil()).isEqualTo(LocalDate.now(clock).plusMonths(12));
    assertThat(hasSkill()).isTrue();

    certificates.revoke(renewed.number(), "考核成绩有误", "trainer1");
    assertThat(hasSkill()).as("the old certificate grants nothing any more").isFalse();
  }

  @Test
  void aRevokedCertificateEndsWithItsReason() {
    Certificate certificate = issued();

    certificates.revoke(certificate.number(), "考核成绩有误", "trainer1");

    assertThat(process(certificate).passed()).contains("endEvent_certificateRevoked");
    assertThat(certificates.get(certificate.number()))
        .satisfies(
            revoked -> {
              assertThat(revoked.state()).isEqualTo(CertificateState.REVOKED);
              assertThat(revoked.endReason()).isEqualTo("考核成绩有误");
              assertThat(revoked.endedAt()).isNotNull();
            });
    assertThat(hasSkill()).isFalse();
    assertThat(told(certificate, "certificate-revoked")).isEqualTo(1);
    assertThatThrownBy(() -> certificates.revoke(certificate.number(), "再次", "trainer1"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("已撤销");
  }

  @Test
  void nobodyRevokesTheirOwnAndNobodyWithoutAReason() {
    Certificate certificate = issued();

    assertThatThrownBy(() -> certificates.revoke(certificate.number(), "不要了", HOLDER))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("四眼原则");
    assertThatThrownBy(() -> certificates.revoke(certificate.number(), " ", "trainer1"))
        .hasMessageContaining("撤销原因");
    assertThat(hasSkill()).isTrue();
  }

  @Test
  void whoLeavesLosesIt() {
    Certificate certificate = issued();

    engine
        .getRuntimeService()
        .createMessageCorrelation("employee.left")
        .processInstanceBusinessKey(certificate.number())
        .processInstanceVariableEquals("employee", HOLDER)
        .correlateAll();

    assertThat(process(certificate).passed()).contains("endEvent_holderLeft");
    assertThat(certificates.get(certificate.number()).endReason()).contains("离职");
    assertThat(hasSkill()).isFalse();
  }

  private Certificate issued() {
    return certificates.issue(HOLDER, scenario.code(), "KS-000012").orElseThrow();
  }

  private RunningCase process(Certificate certificate) {
    return new RunningCase(engine, certificate.number());
  }

  private boolean hasSkill() {
    return skills.byUser().getOrDefault(HOLDER, Set.of()).contains(scenario.skill());
  }

  private int told(Certificate certificate, String template) {
    return jdbc.sql("select count(*) from message where template = :template and text like :number")
        .param("template", template)
        .param("number", "%" + certificate.number() + "%")
        .query(Integer.class)
        .single();
  }
}
