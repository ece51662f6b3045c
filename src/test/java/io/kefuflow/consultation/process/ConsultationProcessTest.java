package io.kefuflow.consultation.process;

import static io.kefuflow.consultation.process.ConsultationProcess.*;
import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_QUESTION;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_DONE;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_PROMISED;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_REASON;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.casework.process.CaseScenario;
import io.kefuflow.consultation.Consultation;
import io.kefuflow.consultation.ConsultationReport;
import io.kefuflow.consultation.Consultations;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ProcessTest({"consultation", "consultation-answering"})
@Import(CaseScenario.class)
class ConsultationProcessTest {

  @Autowired CaseIntake intake;
  @Autowired CaseWorkflow workflow;
  @Autowired CaseScenario scenario;
  @Autowired CaseDesk desk;
  @Autowired ProcessEngine engine;
  @Autowired Cases cases;
  @Autowired Handovers handovers;
  @Autowired Timeline timeline;
  @Autowired Notifications notifications;
  @Autowired Consultations consultations;
  @Autowired Knowledge knowledge;
  @Autowired KnowledgeWorkflow articles;
  @Autowired ArticleReviews reviews;
  @Autowired Deadlines deadlines;

  /** A word that no other consultation has. */
  private final String word = "c" + UUID.randomUUID().toString().replace("-", "");

  private CaseNumber number;

  @Test
  void aQuestionIsConfirmedAnalysedAnsweredAndFollowedUp() {
    RunningCase run = received();
    assertThat(run.openTasks()).containsExactly("userTask_confirmInformation");
    answer(run, "agent1", "套餐变更次月一日生效");
    assertThat(deadlines.find(number.value(), Metric.FIRST_RESPONSE))
        .hasValueSatisfying(
            promise -> {
              assertThat(promise.isStopped()).isTrue();
              assertThat(promise.breachedAt()).isNull();
            });
    assertThat(run.task("userTask_followUp").getAssignee()).isEqualTo("agent1");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
    followUp(run, "agent1", "SATISFIED");

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_customerSatisfied");
    assertThat(cases.get(number))
        .satisfies(
            closed -> {
              assertThat(closed.status()).isEqualTo(CaseStatus.CLOSED);
              assertThat(closed.outcome()).isEqualTo("SATISFIED");
              assertThat(closed.category()).isEqualTo("TARIFF");
              assertThat(closed.handler()).isEqualTo("agent1");
            });
    assertThat(consultation())
        .satisfies(
            consultation -> {
              assertThat(consultation.facts()).contains("13800138000");
              assertThat(consultation.analysis()).isNotBlank();
              assertThat(consultation.answers()).hasSize(1);
              assertThat(consultation.answers().get(0).satisfied()).isTrue();
              assertThat(consultation.firstContactResolution()).isTrue();
            });
    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .containsExactly("consultation-received", "consultation-answer", "case-closed");
    assertThat(consultations.feedback(List.of(number)))
        .containsExactly(new Consultations.Feedback(number, true, null));
    assertThat(timeline.endings(List.of(number))).containsOnlyKeys(number);
    assertThat(deadlines.of(number.value())).hasSize(2).allMatch(SlaClock::isStopped);
  }

  @Test
  void theAnswerThatSatisfiedIsShownWithSimilarQuestions() {
    RunningCase first = received();
    answer(first, "agent1", "次月一日生效");
    followUp(first, "agent1", "SATISFIED");
    CaseNumber earlier = number;

    RunningCase second = received();

    String hints = hints(second, "userTask_confirmInformation");
    assertThat(hints)
        .contains("此前的答复", earlier.value().replace("-", "\\-"), "次月一日生效")
        .doesNotContain(number.value().replace("-", "\\-"));
  }

  @Test
  void aDissatisfiedCustomerIsAnsweredAgain() {
    RunningCase run = received();
    answer(run, "agent1", "请看说明书");
    followUp(run, "agent1", "NOT_SATISFIED");
    assertThat(run.openTasks()).containsExactly("userTask_analyseQuestion");
    assertThat(run.task("userTask_analyseQuestion").getAssignee()).isEqualTo("agent1");
    assertThat(variables(run, "userTask_analyseQuestion").get("consultationSummary").toString())
        .contains("第1次答复", "请看说明书", "客户不满意：没有说清楚");
    assertThat(consultations.feedback(List.of(number)))
        .containsExactly(new Consultations.Feedback(number, false, "没有说清楚"));
    assertThat(timeline.endings(List.of(number))).isEmpty();
    analyse(run, "agent1");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("次月一日零点生效"));
    followUp(run, "agent1", "SATISFIED");

    assertThat(cases.get(number).outcome()).isEqualTo("SATISFIED");
    assertThat(consultation().firstContactResolution()).isFalse();
    assertThat(consultation().answers())
        .extracting(given -> given.satisfied())
        .containsExactly(false, true);
  }

  @Test
  void theSupervisorJoinsAfterTheSecondTime() {
    RunningCase run = received();
    answer(run, "agent1", "请看说明书");
    followUp(run, "agent1", "NOT_SATISFIED");
    analyse(run, "agent1");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("请再看说明书"));
    assertThat(choices(run)).doesNotContain("NOT_AGREED");
    followUp(run, "agent1", "NOT_SATISFIED");

    assertThat(run.openTasks()).containsExactly("userTask_joinConsultation");
    assertThatThrownBy(
            () -> complete(run, "agent2", "userTask_joinConsultation", ANSWER.of("还是说明书")))
        .hasMessageContaining("客服主管");
    complete(run, "supervisor1", "userTask_joinConsultation", ANSWER.of("抱歉，次月一日生效，当月按原价"));
    assertThat(run.task("userTask_followUp").getAssignee()).isEqualTo("supervisor1");
    assertThat(choices(run)).contains("NOT_AGREED");
    followUp(run, "supervisor1", "SATISFIED");

    assertThat(run.passed()).contains("endEvent_customerSatisfied");
    assertThat(consultation().answers()).hasSize(3);
    assertThat(consultation().answers().get(2).answeredBy()).isEqualTo("supervisor1");
  }

  @Test
  void aCustomerWhomTheSupervisorCannotConvinceIsNotAnsweredForEver() {
    RunningCase run = received();
    answer(run, "agent1", "不能取消");
    followUp(run, "agent1", "NOT_SATISFIED");
    analyse(run, "agent1");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("还是不能取消"));
    assertThatThrownBy(() -> followUp(run, "agent1", "NOT_AGREED"))
        .as("only the supervisor ends it so")
        .hasMessageContaining("客户的反馈");
    followUp(run, "agent1", "NOT_SATISFIED");
    complete(run, "supervisor1", "userTask_joinConsultation", ANSWER.of("合约期内不能取消，期满可以"));
    followUp(run, "supervisor1", "NOT_SATISFIED");
    complete(run, "supervisor1", "userTask_joinConsultation", ANSWER.of("合约第 5 条如此约定"));
    followUp(run, "supervisor1", "NOT_AGREED");

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_notAgreed");
    assertThat(cases.get(number).outcome()).isEqualTo("NOT_AGREED");
    assertThat(consultation().firstContactResolution()).isFalse();
    assertThat(knowledge.earlierAnswers(Procedure.CONSULTATION, word, 5))
        .as("no example for others")
        .isEmpty();
  }

  @Test
  void aCustomerWhoSaysNothingIsNotWaitedForForEver() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");

    run.fireTimer("event_followUpExpired");

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_noFeedback", "endEvent_followUpExpired");
    assertThat(cases.get(number).outcome()).isEqualTo("NO_FEEDBACK");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.CLOSED);
    assertThat(consultation().firstContactResolution()).as("nobody knows").isNull();
  }

  @Test
  void aCustomerWhoCannotBeReachedEndsWithoutFeedback() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");
    followUp(run, "agent1", "NO_FEEDBACK");

    assertThat(run.passed()).contains("endEvent_noFeedback");
    assertThat(consultation().answers().get(0).satisfied()).isNull();
  }

  @Test
  void theClockStandsStillWhileTheCustomersWordIsWaitedFor() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();

    followUp(run, "agent1", "NOT_SATISFIED");

    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isPresent();
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void theAlarmComesAlsoWhenTheAgentSitsInALaterStep() {
    RunningCase run = received();
    confirm(run, "agent1");
    analyse(run, "agent1");
    assertThat(run.openTasks()).containsExactly("userTask_answerQuestion");

    run.passTime(Duration.ofMinutes(31));

    assertThat(run.openTasks())
        .containsExactly("userTask_answerQuestion", "userTask_superviseCase");
    assertThat(deadlines.find(number.value(), Metric.FIRST_RESPONSE))
        .hasValueSatisfying(promise -> assertThat(promise.breachedAt()).isNotNull());
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("次月生效"));
    assertThat(run.openTasks())
        .as("the supervision is withdrawn")
        .containsExactly("userTask_followUp");
  }

  @Test
  void anAnswerInTimeRaisesNoAlarmLater() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");
    followUp(run, "agent1", "NOT_SATISFIED");

    run.passTime(Duration.ofHours(1));

    assertThat(run.openTasks()).containsExactly("userTask_analyseQuestion");
    assertThat(run.passed()).doesNotContain("event_firstResponseAtRisk");
  }

  @Test
  void aConsultationThatIsNotEndedInTimeIsEscalated() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");
    followUp(run, "agent1", "NOT_SATISFIED");

    run.passTime(Duration.ofHours(25));
    assertThat(run.openTasks()).contains("userTask_analyseQuestion", "userTask_superviseCase");

    analyse(run, "agent1");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("次月一日"));
    followUp(run, "agent1", "SATISFIED");
    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_resolutionFollowed", "endEvent_customerSatisfied");
  }

  @Test
  void theCustomerIsAskedBackAndThatIsNoFirstContactResolution() {
    RunningCase run = received();
    confirm(run, "agent1");
    complete(
        run,
        "agent1",
        "userTask_analyseQuestion",
        ANALYSIS.of("不知道是哪个套餐"),
        ANALYSIS_NEXT.of("CUSTOMER"),
        CUSTOMER_QUESTION.of("请问您现在的套餐？"));
    assertThat(deadlines.find(number.value(), Metric.FIRST_RESPONSE).orElseThrow().isStopped())
        .as("the question is the first response")
        .isTrue();
    assertThat(deadlines.dueAt(number.value(), Metric.RESOLUTION)).isEmpty();
    complete(run, "agent1", "userTask_recordCustomerAnswer", Map.entry("customerAnswer", "畅享 99"));
    assertThat(run.openTasks()).containsExactly("userTask_analyseQuestion");
    analyse(run, "agent1");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("可以改为 59"));
    followUp(run, "agent1", "SATISFIED");

    assertThat(consultation().questionsBack()).isEqualTo(1);
    assertThat(consultation().firstContactResolution()).isFalse();
  }

  @Test
  void aQuestionOutOfAuthorityIsTransferredAndAcknowledged() {
    RunningCase run = received();
    confirm(run, "agent1");
    transfer(run, "agent1", "tech-support");
    assertThat(run.openTasks()).containsExactly("userTask_acknowledgeTransfer");
    complete(run, "tech1", "userTask_acknowledgeTransfer", Map.entry("transferAccepted", true));

    assertThat(run.task("userTask_analyseQuestion").getAssignee()).isEqualTo("tech1");
    assertThat(handovers.of(number))
        .singleElement()
        .satisfies(
            handover -> {
              assertThat(handover.toGroup()).isEqualTo("tech-support");
              assertThat(handover.doneSoFar()).contains("已核对套餐");
              assertThat(handover.promised()).contains("今天内回复");
            });
    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .contains("case-transferred");
    analyse(run, "tech1");
    complete(run, "tech1", "userTask_answerQuestion", ANSWER.of("基站今晚修复"));
    assertThat(run.task("userTask_followUp").getAssignee()).isEqualTo("tech1");
    followUp(run, "tech1", "SATISFIED");
    assertThat(consultation().firstContactResolution()).isFalse();
  }

  @Test
  void theThirdTransferAlertsTheSupervisors() {
    RunningCase run = received();
    confirm(run, "agent1");
    String[][] way = {
      {"agent1", "tech-support", "tech1"},
      {"tech1", "product-quality", "product1"},
      {"product1", "agent", "agent1"}
    };
    for (String[] step : way) {
      assertThat(alerts()).isZero();
      transfer(run, step[0], step[1]);
      complete(run, step[2], "userTask_acknowledgeTransfer", Map.entry("transferAccepted", true));
    }

    assertThat(alerts()).isEqualTo(1);
    assertThat(run.task("userTask_analyseQuestion").getAssignee()).isEqualTo("agent1");
  }

  @Test
  void aCustomerWithdraws() {
    RunningCase run = received();
    confirm(run, "agent1");

    workflow.withdraw(number, "已自己查到");
    run.runJobs();

    assertThat(run.hasEnded()).isTrue();
    assertThat(run.passed()).contains("endEvent_caseWithdrawn");
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
  }

  @Test
  void aCustomerWithdrawsWhileTheFollowUpWaits() {
    RunningCase run = received();
    answer(run, "agent1", "次月生效");

    workflow.withdraw(number, "不用了");
    run.runJobs();

    assertThat(run.hasEnded()).isTrue();
    assertThat(cases.get(number).status()).isEqualTo(CaseStatus.WITHDRAWN);
  }

  @Test
  void anAnswerIsProposedAsAnArticle() {
    RunningCase run = received();
    confirm(run, "agent1");
    analyse(run, "agent1");
    complete(
        run,
        "agent1",
        "userTask_answerQuestion",
        ANSWER.of("次月一日生效"),
        KEEP_AS_KNOWLEDGE.of(true),
        PROPOSED_TITLE.of("套餐变更何时生效 " + word),
        PROPOSED_QUESTION.of("改了套餐什么时候生效"),
        PROPOSED_KEYWORDS.of("换套餐"));

    ArticleNumber article = proposedFrom(number);
    assertThat(knowledge.version(article, 1))
        .satisfies(
            proposed -> {
              assertThat(proposed.sourceCase()).isEqualTo(number);
              assertThat(proposed.proposedBy()).isEqualTo("agent1");
              assertThat(proposed.text().answer()).isEqualTo("次月一日生效");
              assertThat(proposed.text().category()).isEqualTo(KnowledgeCategory.TARIFF);
            });
    new RunningCase(engine, article.value())
        .complete("supervisor1", "userTask_reviewArticle", Map.entry("reviewDecision", "PUBLISH"));
    assertThat(timeline.of(number))
        .extracting(event -> event.summary())
        .contains("提出知识条目 " + article, "知识条目已发布 " + article);

    assertThat(hints(received(), "userTask_confirmInformation"))
        .contains("相似的知识条目", article.value().replace("-", "\\-"));
  }

  @Test
  void anArticleThatWasWithdrawnWhileItWasShownIsNotAnsweredBy() {
    ArticleNumber article = published();
    RunningCase run = received();
    confirm(run, "agent1");
    analyse(run, "agent1");
    assertThat(variables(run, "userTask_answerQuestion").get("similarArticles").toString())
        .contains(article.value());
    reviews.withdraw(article, "资费已调整");

    assertThatThrownBy(
            () ->
                complete(
                    run,
                    "agent1",
                    "userTask_answerQuestion",
                    ANSWER.of("按条目答复"),
                    KNOWLEDGE_USED.of(article.value())))
        .hasMessageContaining("已撤下");
    complete(run, "agent1", "userTask_answerQuestion", ANSWER.of("按新资费答复"));
    assertThat(consultation().answers().get(0).article()).isNull();
  }

  @Test
  void theArticleThatAnAnswerIsBasedOnIsKeptAndCounted() {
    ArticleNumber article = published();
    RunningCase run = received();
    confirm(run, "agent1");
    analyse(run, "agent1");
    complete(
        run,
        "agent1",
        "userTask_answerQuestion",
        ANSWER.of("按条目答复"),
        KNOWLEDGE_USED.of(article.value()));

    assertThat(consultation().answers().get(0))
        .satisfies(
            given -> {
              assertThat(given.article()).isEqualTo(article);
              assertThat(given.articleVersion()).isEqualTo(1);
            });
    assertThat(knowledge.get(article).uses()).isEqualTo(1);
  }

  @Test
  void whatWasGatheredAtReceptionIsTakenOver() {
    CaseNumber reception = scenario.opened(Procedure.RECEPTION);
    Map<String, Object> variables = new HashMap<>();
    variables.put(CaseVariables.OPENED_FROM.name(), reception.value());
    variables.put("matter", null);
    String instance =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey("consultation", variables)
            .getProcessInstanceId();
    String opened =
        engine
            .getRuntimeService()
            .getVariable(instance, CaseVariables.CASE_NUMBER.name())
            .toString();

    ServiceCase before = cases.get(reception);
    assertThat(cases.get(new CaseNumber(opened)))
        .satisfies(
            taken -> {
              assertThat(taken.customerId()).isEqualTo(before.customerId());
              assertThat(taken.matter()).isEqualTo(before.matter());
              assertThat(taken.openedFrom()).isEqualTo(reception);
            });
    assertThat(new RunningCase(engine, opened).openTasks())
        .containsExactly("userTask_confirmInformation");
  }

  private ArticleNumber published() {
    ArticleNumber[] article = new ArticleNumber[1];
    as(
        "agent2",
        () ->
            article[0] =
                articles.propose(
                    null,
                    new ArticleText(
                        "套餐变更 " + word, "套餐变更何时生效", "次月生效", KnowledgeCategory.TARIFF, null),
                    null));
    new RunningCase(engine, article[0].value())
        .complete("supervisor1", "userTask_reviewArticle", Map.entry("reviewDecision", "PUBLISH"));
    return article[0];
  }

  private void as(String user, Runnable work) {
    var groups = engine.getIdentityService().createGroupQuery().groupMember(user).list();
    engine.getIdentityService().setAuthentication(user, groups.stream().map(Group::getId).toList());
    try {
      work.run();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private ArticleNumber proposedFrom(CaseNumber source) {
    return timeline.of(source).stream()
        .map(event -> event.summary())
        .filter(summary -> summary.startsWith("提出知识条目 "))
        .map(summary -> new ArticleNumber(summary.substring("提出知识条目 ".length())))
        .findFirst()
        .orElseThrow();
  }

  private RunningCase received() {
    var request =
        new ServiceRequest(
            CaseScenario.newCustomer(), Channel.PHONE, "我改了套餐，什么时候生效 " + word, null, null, null);
    number = intake.receive(new ConsultationReport(request, null)).caseNumber();
    return new RunningCase(engine, number.value());
  }

  private void answer(RunningCase run, String user, String answer) {
    confirm(run, user);
    analyse(run, user);
    complete(run, user, "userTask_answerQuestion", ANSWER.of(answer));
  }

  private static void confirm(RunningCase run, String user) {
    run.complete(
        user,
        "userTask_confirmInformation",
        CaseVariables.CATEGORY.of("TARIFF"),
        CONSULTED_FACTS.of("号码 13800138000，畅享套餐"));
  }

  private static void analyse(RunningCase run, String user) {
    run.complete(
        user, "userTask_analyseQuestion", ANALYSIS.of("问的是套餐变更的生效时间"), ANALYSIS_NEXT.of("ANSWER"));
  }

  private static void transfer(RunningCase run, String user, String group) {
    run.complete(
        user,
        "userTask_analyseQuestion",
        ANALYSIS.of("需要查基站"),
        ANALYSIS_NEXT.of("TRANSFER"),
        TRANSFER_TO.of(group),
        TRANSFER_REASON.of("需要技术核实"),
        TRANSFER_DONE.of("已核对套餐"),
        TRANSFER_PROMISED.of("今天内回复"));
  }

  private static void followUp(RunningCase run, String user, String result) {
    if (result.startsWith("NOT_")) {
      run.complete(
          user, "userTask_followUp", FOLLOW_UP_RESULT.of(result), DISSATISFIED_BECAUSE.of("没有说清楚"));
    } else {
      run.complete(user, "userTask_followUp", FOLLOW_UP_RESULT.of(result));
    }
  }

  @SafeVarargs
  private static void complete(
      RunningCase run, String user, String task, Map.Entry<String, ?>... variables) {
    run.complete(user, task, variables);
  }

  private Consultation consultation() {
    return consultations.get(number);
  }

  private String choices(RunningCase run) {
    return variables(run, "userTask_followUp").get("followUpChoices").toString();
  }

  private String hints(RunningCase run, String task) {
    return variables(run, task).get("knowledgeHints").toString();
  }

  private Map<String, Object> variables(RunningCase run, String task) {
    return engine.getFormService().getTaskFormVariables(run.task(task).getId());
  }

  private long alerts() {
    return notifications.ofCase(number.value()).stream()
        .map(Message::template)
        .filter(template -> Objects.equals(template, "case-goes-round"))
        .count();
  }
}
