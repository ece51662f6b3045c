package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Assessment;
import io.kefuflow.course.Award;
import io.kefuflow.course.CertificateLevel;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.QuestionText;
import io.kefuflow.exam.Questions;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.ShiftKind;
import io.kefuflow.routing.Skill;
import io.kefuflow.routing.TeamDraft;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A quarter's training as people do it in a real browser, with the clock moved: planned, asked,
 * approved, held, examined, failed, repeated, passed, certified.
 */
class TrainingJourneyIT extends Journey {

  private static final String COURSE = "browser-law";
  private static final String RIGHT = "正确的做法";
  private static final String WRONG = "错误的做法";

  @Autowired Courses courses;
  @Autowired Questions questions;
  @Autowired Roster roster;
  @Autowired Certificates certificates;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private LocalDateTime session;

  @BeforeEach
  void aCourseAndATeam() {
    roster.saveSkill(new Skill("browser-law", "法规咨询"));
    courses.save(
        new Course(
            COURSE,
            "浏览器法规",
            ContentArea.LAW,
            Assessment.EXAM,
            80,
            5,
            Duration.ofMinutes(30),
            new Award("browser-law", CertificateLevel.JUNIOR, 12),
            null,
            0),
        "trainer1");
    for (int i = 1; i <= 5; i++) {
      questions.add(
          new QuestionText(
              COURSE, QuestionKind.SINGLE, "题目" + i, List.of(WRONG, RIGHT), Set.of("B"), null),
          true,
          "trainer1");
    }
    roster.save(
        "browser-team",
        new TeamDraft(
            0,
            "浏览器一线",
            "agent",
            "supervisor1",
            List.of(
                new TeamDraft.Member("agent1", List.of(), 8),
                new TeamDraft.Member("agent2", List.of(), 8)),
            List.of(
                new TeamDraft.Shift(
                    ShiftKind.NIGHT, null, EnumSet.allOf(DayOfWeek.class), "20:00-08:00")),
            List.of()),
        false,
        "supervisor1");
    session =
        LocalDateTime.now(clock)
            .plusDays(14)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY))
            .toLocalDate()
            .atTime(10, 0);
  }

  @Test
  void aQuartersTraining() {
    try (var trainer = Tasklist.open(browser, port, "trainer1")) {
      trainer.openStartForm("培训计划");
      trainer.fill("计划名称", "第四季度法规培训");
      trainer.fill("培训目标", "全员掌握携号转网和个人信息保护的要求");
      trainer.date("开始日期", clock.instant().atZone(clock.getZone()).toLocalDate());
      trainer.date("结束日期", session.toLocalDate().plusDays(60));
      trainer.start();

      trainer.openTask(Tasklist.MINE, "", "确定参训人员");
      trainer.tag("参训人员", "王小明", "李晓红");
      trainer.complete();
    }
    answer("agent1");
    answer("agent2");
    plan();
    approve();
    design();

    awaitTask("主持场次");
    moveTo(session.minusHours(23));
    awaitMessage("training-session-reminder", "agent1@kefuflow.example");

    moveTo(session.plusHours(2));
    hold();
    exam("agent1", WRONG);
    repeat();
    exam("agent1", RIGHT);

    await()
        .untilAsserted(
            () ->
                assertThat(certificates.of("agent1"))
                    .extracting(Certificate::skill)
                    .contains("browser-law"));
    assertThat(roster.team("browser-team").certified().get("agent1")).contains("browser-law");
    look();
  }

  private void answer(String employee) {
    try (var tasklist = Tasklist.open(browser, port, employee)) {
      tasklist.openTask(Tasklist.MINE, "", "填写培训需求");
      for (String area : List.of("专业知识", "服务技巧", "团队协作", "法律法规")) {
        tasklist.field(area + "的需求程度").locator("input").nth(3).check();
      }
      tasklist.fill("希望学习的内容", "携号转网的时限");
      tasklist.complete();
    }
  }

  private void plan() {
    try (var trainer = Tasklist.open(browser, port, "trainer1")) {
      trainer.openTask(Tasklist.MINE, "", "制定计划");
      assertThat(trainer.form()).containsText("携号转网的时限");
      trainer.choose("下一步", "增加场次");
      trainer.select("课程", "法律法规 · 浏览器法规");
      trainer.choose("培训形式", "内部培训");
      trainer.time("开始时间", session);
      trainer.time("结束时间", session.plusHours(2));
      trainer.fill("地点", "三楼会议室");
      trainer.select("讲师", "孙培训（trainer1）");
      trainer.fill("名额", "10");
      trainer.tag("参训人员", "王小明", "李晓红");
      trainer.complete();

      trainer.openTask(Tasklist.MINE, "", "制定计划");
      assertThat(trainer.form()).containsText("三楼会议室");
      trainer.choose("下一步", "提交审批");
      trainer.complete();
    }
  }

  private void approve() {
    try (var manager = Tasklist.open(browser, port, "manager1")) {
      manager.openTask(Tasklist.QUEUE, "", "审批");
      assertThat(manager.form()).containsText("浏览器法规 · ");
      manager.claim();
      manager.choose("审批结论", "同意");
      manager.complete();
    }
  }

  private void design() {
    try (var trainer = Tasklist.open(browser, port, "trainer1")) {
      trainer.openTask(Tasklist.MINE, "", "课程设计与教材");
      trainer.fill("课程大纲", "一、携号转网；二、个人信息保护");
      trainer.fill("教学方法", "讲授与案例分析");
      trainer.fill("教材", "《电信法规手册》");
      trainer.complete();
    }
  }

  private void hold() {
    try (var trainer = Tasklist.open(browser, port, "trainer1")) {
      trainer.openTask(Tasklist.MINE, "", "主持场次");
      trainer.choose("处理", "登记出勤");
      trainer.field("到场人员").locator("input").first().check();
      trainer.field("到场人员").locator("input").nth(1).check();
      trainer.complete();
    }
  }

  private void exam(String employee, String answer) {
    try (var tasklist = Tasklist.open(browser, port, employee)) {
      awaitTask("开始考试");
      tasklist.openTask(Tasklist.MINE, "", "开始考试");
      tasklist.complete();
      tasklist.openTask(Tasklist.MINE, "", "答题");
      for (int i = 1; i <= 5; i++) {
        Locator question = tasklist.field("题目" + i);
        assertThat(question).hasCount(1);
        question.getByText(answer).click();
      }
      tasklist.complete();
    }
  }

  private void repeat() {
    LocalDateTime at = session.plusDays(7);
    try (var trainer = Tasklist.open(browser, port, "trainer1")) {
      trainer.openTask(Tasklist.MINE, "", "安排补考");
      trainer.time("补考时间", at);
      trainer.complete();
    }
    moveTo(at.plusMinutes(1));
  }

  private void look() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.openPage("培训认证");
      assertThat(page.locator(".tr-page")).containsText("浏览器法规");
      assertThat(page.locator(".tr-page")).containsText("合格");
      page.locator(".tr-page .nav a", new Page.LocatorOptions().setHasText("认证")).click();
      assertThat(page.locator(".tr-page")).containsText("法规咨询");
    }
  }

  /** Until whatever goes before it in the background is done. */
  private void awaitTask(String name) {
    await().until(() -> tasks.createTaskQuery().taskName(name).count() > 0);
  }

  private void moveTo(LocalDateTime time) {
    Instant at = time.atZone(clock.getZone()).toInstant();
    ClockUtil.offset(Duration.between(Instant.now(), at).toMillis());
  }

  private void awaitMessage(String template, String address) {
    await()
        .until(
            () ->
                jdbc.sql(
                            "select count(*) from message where template = :template and address = :address")
                        .param("template", template)
                        .param("address", address)
                        .query(Integer.class)
                        .single()
                    > 0);
  }
}
