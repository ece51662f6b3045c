package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.COACHING_NOTE;
import static io.kefuflow.exam.process.ExamProcess.EXAM_REPEAT_AT;
import static io.kefuflow.exam.process.ExamProcess.EXAM_RESULT;
import static io.kefuflow.exam.process.ExamProcess.KEY;
import static io.kefuflow.exam.process.ExamProcess.REPEAT_ALLOWED;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_ATTENDED;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_REMARKS;
import static io.kefuflow.exam.process.ExamProcess.ROLE_PLAY_SCORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Assessment;
import io.kefuflow.exam.Exam;
import io.kefuflow.exam.ExamRound;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.exam.ExamState;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.Question;
import io.kefuflow.exam.Questions;
import io.kefuflow.exam.RoundOutcome;
import io.kefuflow.routing.CertifiedSkills;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.Role;
import io.kefuflow.test.OtherProcess;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest(KEY)
class ExamProcessTest {

  private static final String EMPLOYEE = "agent1";
  private static final String TRAINER = "trainer1";

  @Autowired ApplicationContext application;
  @Autowired ProcessEngine engine;
  @Autowired Exams exams;
  @Autowired Questions questions;
  @Autowired Certificates certificates;
  @Autowired CertifiedSkills skills;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;

  private ExamScenario scenario;
  private RosterFixture roster;

  @BeforeEach
  void setUp() {
    scenario = new ExamScenario(application);
    roster = new RosterFixture(application);
  }

  @AfterEach
  void takeTeamsAway() {
    roster.clear();
  }

  @Test
  void anExamThatIsPassedBringsACertificateAndItsSkill() {
    var exam = scenario.course(Assessment.EXAM, true).bank(12).start(EMPLOYEE);
    Task begin = exam.process().task("userTask_beginExam");
    assertThat(begin.getAssignee()).isEqualTo(EMPLOYEE);
    assertThat(summary(begin)).contains("共 7 题", "60\\%", "请在");
    assertThat(told(exam.number(), "exam-open")).isEqualTo(1);

    exam.write(true);

    assertThat(exam.process().hasEnded()).isTrue();
    assertThat(exam.process().passed()).contains("endEvent_examPassed");
    assertThat(exam.exam().state()).isEqualTo(ExamState.PASSED);
    assertThat(exam.exam().score()).isEqualTo(100);
    assertThat(result(exam.number())).isEqualTo("PASSED");
    assertThat(told(exam.number(), "exam-result")).isEqualTo(1);
    assertThat(certificate())
        .satisfies(
            certificate -> {
              assertThat(certificate.examNumber()).isEqualTo(exam.number());
              assertThat(skills.byUser().get(EMPLOYEE)).contains(scenario.skill());
            });
    assertThat(
            exams.results(null, clock.instant().plusSeconds(1), scenario.code(), Set.of(EMPLOYEE)))
        .extracting(Exam::number)
        .containsExactly(exam.number());
    assertThat(exams.results(clock.instant().plusSeconds(1), null, scenario.code(), null))
        .isEmpty();
  }

  @Test
  void anotherProcessWithItsNumberShowsNothingOfIt() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);

    assertThat(OtherProcess.formVariables(engine, exam.number())).isEmpty();
  }

  @Test
  void aCourseThatCertifiesNothingBringsNoCertificate() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);

    exam.write(true);

    assertThat(exam.exam().passed()).isTrue();
    assertThat(ofCourse()).isEmpty();
  }

  @Test
  void aFailedExamIsRepeatedWithAnotherPaperAndPassed() {
    var exam = scenario.course(Assessment.EXAM, true).bank(40).start(EMPLOYEE);
    List<String> first = paper(exam.number(), 1);

    exam.write(false);
    assertThat(exam.exam().latest().outcome()).isEqualTo(RoundOutcome.FAILED);
    assertThat(exam.process().task("userTask_scheduleRepeat").getAssignee()).isEqualTo(TRAINER);
    assertThatThrownBy(() -> schedule(exam, TRAINER, Duration.ofDays(-1)))
        .hasMessageContaining("补考时间");
    schedule(exam, TRAINER, Duration.ofDays(3));
    assertThat(told(exam.number(), "exam-repeat")).isEqualTo(1);
    assertThat(exam.process().openTasks()).isEmpty();

    exam.process().fireTimer("event_repeatDue");
    assertThat(paper(exam.number(), 2)).isNotEqualTo(first);
    assertThat(exam.exam().rounds()).extracting(ExamRound::seed).doesNotHaveDuplicates();
    exam.write(true);

    assertThat(exam.exam().state()).isEqualTo(ExamState.PASSED);
    assertThat(certificate().employee()).isEqualTo(EMPLOYEE);
  }

  @Test
  void whoFailsTwiceIsTheSupervisorsBusinessAndMayTryAgain() {
    roster.led(Role.AGENT, "supervisor1", List.of(EMPLOYEE));
    var exam = failedTwice();
    assertThat(exam.process().task("userTask_handleFailure").getAssignee())
        .isEqualTo("supervisor1");
    assertThat(toldTo("supervisor1", exam.number())).containsExactly("exam-decision-asked");
    exam.process().fireTimer("userTask_handleFailure");
    assertThat(toldTo("supervisor1", exam.number()))
        .containsExactlyInAnyOrder("exam-decision-asked", "exam-decision-overdue");

    exam.process().complete("supervisor1", "userTask_handleFailure", REPEAT_ALLOWED.of(true));
    schedule(exam, TRAINER, Duration.ofDays(7));
    exam.process().fireTimer("event_repeatDue");
    exam.write(true);

    assertThat(exam.exam().rounds()).hasSize(3);
    assertThat(exam.exam().state()).isEqualTo(ExamState.PASSED);
  }

  @Test
  void whoFailsTwiceMayEndWithoutCertificate() {
    var exam = failedTwice();
    Task task = exam.process().task("userTask_handleFailure");
    assertThat(task.getAssignee()).as("nobody leads the employee").isNull();
    assertThatThrownBy(
            () ->
                exam.process()
                    .complete("supervisor1", "userTask_handleFailure", REPEAT_ALLOWED.of(false)))
        .hasMessageContaining("辅导安排");

    exam.process()
        .complete(
            "supervisor1",
            "userTask_handleFailure",
            REPEAT_ALLOWED.of(false),
            COACHING_NOTE.of("跟岗学习一周"));

    assertThat(exam.process().passed()).contains("endEvent_notCertified");
    assertThat(exam.exam().state()).isEqualTo(ExamState.NOT_CERTIFIED);
    assertThat(exam.exam().coachingNote()).isEqualTo("跟岗学习一周");
    assertThat(result(exam.number())).isEqualTo("NOT_CERTIFIED");
    assertThat(told(exam.number(), "exam-not-certified")).isEqualTo(1);
    assertThat(ofCourse()).isEmpty();
  }

  @Test
  void anInterruptedExamGoesOnWithTheOpenPage() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();
    assertThat(exams.page(exam.number())).hasSize(5);
    exam.handIn(true);

    exam.process().passTime(Duration.ofMinutes(20));

    assertThat(summary(exam.process().task("userTask_answerQuestions"))).contains("已交 5 题");
    assertThat(exams.page(exam.number())).hasSize(2);
    exam.handIn(true);
    assertThat(exam.exam().score()).isEqualTo(100);
    assertThat(exam.exam().passed()).isTrue();
  }

  @Test
  void whenTheTimeIsOverWhatWasHandedInCounts() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();
    exam.handIn(true);

    exam.process().fireTimer("event_answerTimeOver");

    assertThat(exam.exam().latest().score()).as("5 of 7").isEqualTo(71);
    assertThat(exam.exam().passed()).isTrue();
  }

  @Test
  void nothingIsHandedInAfterTheTime() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();
    ClockUtil.setCurrentTime(exam.process().timer("event_answerTimeOver").getDuedate());

    assertThatThrownBy(() -> exam.handIn(true)).hasMessageContaining("答题时间已到");
    exam.process().fireTimer("event_answerTimeOver");
    assertThat(exam.exam().latest().score()).isZero();
  }

  @Test
  void whoDoesNotBeginIsRemindedThenAbsentAndTwiceAbsentEnds() {
    var exam = scenario.course(Assessment.EXAM, true).bank(7).start(EMPLOYEE);

    exam.process().fireTimer("event_examReminderDue");
    assertThat(told(exam.number(), "exam-reminder")).isEqualTo(1);
    assertThat(exam.process().passed()).contains("endEvent_employeeReminded");
    exam.process().fireTimer("event_examNotBegun");
    assertThat(exam.exam().latest().outcome()).isEqualTo(RoundOutcome.ABSENT);
    schedule(exam, TRAINER, Duration.ofDays(10));
    exam.process().fireTimer("event_repeatDue");
    exam.process().passTime(Duration.ofDays(8));

    assertThat(exam.process().passed()).contains("endEvent_examMissed");
    assertThat(exam.exam().state()).isEqualTo(ExamState.ABSENT);
    assertThat(result(exam.number())).isEqualTo("ABSENT");
  }

  @Test
  void aBankWithTooFewQuestionsIsTheTrainersTask() {
    var exam = scenario.course(Assessment.EXAM, false).bank(6).start(EMPLOYEE);
    Task task = exam.process().task("userTask_completeQuestionBank");
    assertThat(task.getAssignee()).isEqualTo(TRAINER);
    assertThat(
            engine
                .getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(task.getProcessInstanceId())
                .count())
        .isZero();
    assertThatThrownBy(() -> exam.process().complete(TRAINER, "userTask_completeQuestionBank"))
        .hasMessageContaining("启用的只有 6 题");

    scenario.bank(1);
    exam.process().complete(TRAINER, "userTask_completeQuestionBank");

    assertThat(exam.process().openTasks()).containsExactly("userTask_beginExam");
  }

  @Test
  void aChangedBankDoesNotChangeAPaper() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();
    var page = exams.page(exam.number());
    for (Question question : questions.all(scenario.code(), "trainer1")) {
      questions.change(
          new Question(question.number(), question.content(), false, question.version()), TRAINER);
    }

    assertThat(exams.page(exam.number())).isEqualTo(page);
    while (!exam.process().hasEnded()) {
      exam.handIn(true);
    }
    assertThat(exam.exam().score()).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROLE_PLAY", "NONE"})
  void aChangedCourseDoesNotChangeAnExam(Assessment changed) {
    var exam = scenario.course(Assessment.EXAM, false).bank(6).start(EMPLOYEE);
    scenario.assess(changed).bank(1);

    exam.process().complete(TRAINER, "userTask_completeQuestionBank");
    assertThat(summary(exam.process().task("userTask_beginExam")))
        .contains("共 7 题", "60\\%", "限时 30 分钟");
    exam.write(false);
    schedule(exam, TRAINER, Duration.ofDays(1));
    exam.process().fireTimer("event_repeatDue");
    exam.write(true);

    assertThat(exam.exam().score()).isEqualTo(100);
    assertThat(exam.exam().state()).isEqualTo(ExamState.PASSED);
  }

  @Test
  void aRolePlayIsJudgedByTheTrainer() {
    var exam = scenario.course(Assessment.ROLE_PLAY, true).start(EMPLOYEE);

    judge(exam.process(), TRAINER, 60);

    assertThat(exam.exam().state()).isEqualTo(ExamState.PASSED);
    assertThat(exam.exam().latest().scoredBy()).isEqualTo(TRAINER);
    assertThat(certificate().examNumber()).isEqualTo(exam.number());
  }

  @Test
  void aRolePlayThatIsMissedIsRepeated() {
    var exam = scenario.course(Assessment.ROLE_PLAY, false).start(EMPLOYEE);

    exam.process().complete(TRAINER, "userTask_judgeRolePlay", ROLE_PLAY_ATTENDED.of(false));
    schedule(exam, TRAINER, Duration.ofDays(1));
    exam.process().fireTimer("event_repeatDue");
    judge(exam.process(), TRAINER, 59);

    assertThat(exam.exam().rounds())
        .extracting(ExamRound::outcome)
        .containsExactly(RoundOutcome.ABSENT, RoundOutcome.FAILED);
    assertThat(exam.process().openTasks()).containsExactly("userTask_scheduleRepeat");
  }

  @Test
  void nobodyJudgesOrArrangesTheirOwnExam() {
    String other = roster.people(Role.TRAINER, 1).get(0);
    var exam = scenario.course(Assessment.ROLE_PLAY, false).start(TRAINER, TRAINER);
    assertThat(exam.process().task("userTask_judgeRolePlay").getAssignee()).isNull();

    assertThatThrownBy(() -> judge(exam.process(), TRAINER, 100)).hasMessageContaining("四眼原则");
    release(exam.process(), "userTask_judgeRolePlay");
    judge(exam.process(), other, 10);
    assertThatThrownBy(() -> schedule(exam, TRAINER, Duration.ofDays(1)))
        .hasMessageContaining("四眼原则");
    release(exam.process(), "userTask_scheduleRepeat");
    schedule(exam, other, Duration.ofDays(1));
    exam.process().fireTimer("event_repeatDue");
    judge(exam.process(), "manager1", 10);

    assertThat(exam.process().openTasks()).containsExactly("userTask_handleFailure");
  }

  @Test
  void theScoreOfARolePlayIsBounded() {
    var exam = scenario.course(Assessment.ROLE_PLAY, false).start(EMPLOYEE);

    assertThatThrownBy(() -> judge(exam.process(), TRAINER, 101)).hasMessageContaining("100");
    assertThatThrownBy(() -> judge(exam.process(), TRAINER, -1)).hasMessageContaining("0");
    assertThat(exam.process().openTasks()).containsExactly("userTask_judgeRolePlay");
  }

  @Test
  void whoLeavesEndsTheExam() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();

    engine
        .getRuntimeService()
        .createMessageCorrelation("employee.left")
        .processInstanceBusinessKey(exam.number())
        .processInstanceVariableEquals("employee", EMPLOYEE)
        .correlateAll();

    assertThat(exam.process().hasEnded()).isTrue();
    assertThat(exam.exam().state()).isEqualTo(ExamState.LEFT);
    assertThat(result(exam.number())).isEqualTo("LEFT");
  }

  @Test
  void anAnswerThatThePageDoesNotOfferIsRefused() {
    var exam = scenario.course(Assessment.EXAM, false).bank(7).start(EMPLOYEE);
    exam.begin();
    Map<String, Object> answers = exam.answers(true);
    String single =
        answers.keySet().stream().filter(key -> key.startsWith("single")).findFirst().orElseThrow();
    answers.put(single, "F");

    assertThatThrownBy(
            () ->
                exam.process()
                    .complete(
                        EMPLOYEE,
                        "userTask_answerQuestions",
                        answers.entrySet().toArray(Map.Entry[]::new)))
        .hasMessageContaining("不在可选范围");
    answers.remove(single);
    assertThatThrownBy(
            () ->
                exam.process()
                    .complete(
                        EMPLOYEE,
                        "userTask_answerQuestions",
                        answers.entrySet().toArray(Map.Entry[]::new)))
        .hasMessageContaining("必填");
  }

  private ExamScenario.Running failedTwice() {
    var exam = scenario.course(Assessment.EXAM, true).bank(7).start(EMPLOYEE);
    exam.write(false);
    schedule(exam, TRAINER, Duration.ofDays(1));
    exam.process().fireTimer("event_repeatDue");
    exam.write(false);
    return exam;
  }

  private void judge(RunningCase process, String by, int score) {
    process.complete(
        by,
        "userTask_judgeRolePlay",
        ROLE_PLAY_ATTENDED.of(true),
        ROLE_PLAY_SCORE.of(score),
        ROLE_PLAY_REMARKS.of("语气平和，方案清楚"));
  }

  private void schedule(ExamScenario.Running exam, String by, Duration in) {
    exam.process()
        .complete(
            by,
            "userTask_scheduleRepeat",
            EXAM_REPEAT_AT.of(
                OffsetDateTime.now(clock).plus(in).truncatedTo(ChronoUnit.MINUTES).toString()));
  }

  private void release(RunningCase process, String task) {
    engine.getTaskService().setAssignee(process.task(task).getId(), null);
  }

  private String summary(Task task) {
    return engine.getFormService().getTaskFormVariables(task.getId()).get("examSummary").toString();
  }

  private List<String> paper(String number, int round) {
    return jdbc.sql(
            "select question_id from exam_paper where exam_id = :id and round = :round order by position")
        .param("id", Exam.NUMBERS.id("number", number))
        .param("round", round)
        .query(String.class)
        .list();
  }

  private Object result(String number) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceIdIn(
            engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId())
        .variableName(EXAM_RESULT.name())
        .singleResult()
        .getValue();
  }

  private List<Certificate> ofCourse() {
    return certificates.of(EMPLOYEE).stream()
        .filter(certificate -> certificate.courseCode().equals(scenario.code()))
        .toList();
  }

  private Certificate certificate() {
    assertThat(ofCourse()).hasSize(1);
    return ofCourse().get(0);
  }

  /** Templates of the messages that somebody got about the exam. */
  private List<String> toldTo(String user, String number) {
    return jdbc.sql("select template from message where address like :user and text like :number")
        .param("user", user + "@%")
        .param("number", "%" + number + "%")
        .query(String.class)
        .list();
  }

  /** How many messages of this template were sent about the exam. */
  private int told(String number, String template) {
    return jdbc.sql("select count(*) from message where template = :template and text like :number")
        .param("template", template)
        .param("number", "%" + number + "%")
        .query(Integer.class)
        .single();
  }
}
