package io.kefuflow.knowledge.process;

import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.engine.form.FormSubmissions;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleState;
import io.kefuflow.knowledge.ArticleStateException;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest(KEY)
class KnowledgeReviewProcessTest {

  @Autowired ProcessEngine engine;
  @Autowired KnowledgeWorkflow workflow;
  @Autowired Knowledge knowledge;
  @Autowired FormSubmissions submissions;
  @Autowired JdbcClient jdbc;

  /** A word that no other article has. */
  private final String word = "q" + UUID.randomUUID().toString().replace("-", "");

  private ArticleNumber article;

  @Test
  void aProposedArticleIsReviewedPublishedAndFound() {
    RunningCase review = proposed("agent1");
    assertThat(latest()).extracting(ArticleVersion::state).isEqualTo(ArticleState.PROPOSED);
    assertThat(knowledge.search(word, null, 5)).isEmpty();
    Task task = review.task("userTask_reviewArticle");
    assertThat(task.getDueDate()).isNotNull();
    as("supervisor1", () -> engine.getTaskService().claim(task.getId(), "supervisor1"));
    assertThat(latest()).extracting(ArticleVersion::state).isEqualTo(ArticleState.IN_REVIEW);

    decide(review, "supervisor1", "PUBLISH", null);

    assertThat(review.hasEnded()).isTrue();
    assertThat(review.passed()).contains("endEvent_articlePublished");
    assertThat(knowledge.search(word, null, 5))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.state()).isEqualTo(ArticleState.PUBLISHED);
              assertThat(found.proposedBy()).isEqualTo("agent1");
              assertThat(found.reviewedBy()).isEqualTo("supervisor1");
              assertThat(found.reviewedAt()).isNotNull();
            });
    assertThat(messages("knowledge-reviewed")).anyMatch(body -> body.contains("已发布"));
  }

  @Test
  void aReturnedArticleIsRevisedAndPublished() {
    RunningCase review = proposed("agent1");

    decide(review, "supervisor1", "RETURN", "请写明生效日期");
    Task task = review.task("userTask_reviseArticle");
    assertThat(task.getAssignee()).isEqualTo("agent1");
    assertThat(engine.getTaskService().getVariable(task.getId(), "articleTitle"))
        .isEqualTo(text("套餐变更").title());
    assertThat(formVariables(task)).containsKey("articleSummary");
    assertThat(formVariables(task).get("articleSummary").toString()).contains("请写明生效日期");
    revise(review, "agent1", "套餐变更次月一日生效");
    decide(review, "supervisor1", "PUBLISH", null);

    assertThat(knowledge.search(word, null, 5))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.text().answer()).contains("次月一日");
              assertThat(found.version()).isEqualTo(1);
            });
  }

  @Test
  void aRejectedArticleIsNotPublished() {
    RunningCase review = proposed("agent1");

    decide(review, "supervisor1", "REJECT", "与 ZS-000001 重复");

    assertThat(review.passed()).contains("endEvent_articleRejected");
    assertThat(knowledge.search(word, null, 5)).isEmpty();
    assertThat(knowledge.get(article).openVersion()).isNull();
  }

  @Test
  void aDecisionAgainstAnArticleNeedsAReason() {
    RunningCase review = proposed("agent1");

    assertThatThrownBy(() -> decide(review, "supervisor1", "REJECT", "  "))
        .hasMessageContaining("审核意见");
    assertThat(review.openTasks()).containsExactly("userTask_reviewArticle");
  }

  @Test
  void theProposerGivesAReturnedArticleUp() {
    RunningCase review = proposed("agent1");
    decide(review, "supervisor1", "RETURN", "已有同类条目");

    review.complete("agent1", "userTask_reviseArticle", ARTICLE_GIVEN_UP.of(true));

    assertThat(review.passed()).contains("endEvent_articleAbandoned");
    assertThat(latest().state()).isEqualTo(ArticleState.ABANDONED);
    assertThat(propose("agent2", article, text("再次提出")))
        .as("the article is free for another proposal")
        .isEqualTo(article);
  }

  @Test
  void aReturnedArticleThatNobodyRevisesIsGivenUpInTheEnd() {
    RunningCase review = proposed("agent1");
    decide(review, "supervisor1", "RETURN", "请补充");

    review.fireTimer("event_revisionOverdue");

    assertThat(review.hasEnded()).isTrue();
    assertThat(latest().state()).isEqualTo(ArticleState.ABANDONED);
  }

  @Test
  void supervisorsAreRemindedOfAnOverdueReview() {
    RunningCase review = proposed("agent1");

    review.passTime(Duration.ofDays(2));
    assertThat(messages("knowledge-review-due")).isEmpty();
    review.passTime(Duration.ofDays(2));
    assertThat(messages("knowledge-review-due")).hasSizeBetween(1, 2);
    review.passTime(Duration.ofDays(20));

    assertThat(review.openTasks()).containsExactly("userTask_reviewArticle");
    assertThat(review.passed()).contains("endEvent_reviewersReminded");
    assertThat(messages("knowledge-review-due")).as("when due, and three times more").hasSize(4);
  }

  @Test
  void nobodyReviewsAnArticleOfTheirOwn() {
    RunningCase review = proposed("supervisor1");

    assertThatThrownBy(() -> decide(review, "supervisor1", "PUBLISH", null))
        .hasMessageContaining("四眼原则");
    assertThat(review.openTasks()).containsExactly("userTask_reviewArticle");
    assertThat(knowledge.search(word, null, 5)).isEmpty();

    engine.getTaskService().setAssignee(review.task("userTask_reviewArticle").getId(), null);
    decide(review, "manager1", "PUBLISH", null);
    assertThat(knowledge.search(word, null, 5)).hasSize(1);
  }

  @Test
  void nobodyReviewsWhatTheyRevised() {
    RunningCase review = proposed("agent1");
    decide(review, "supervisor1", "RETURN", "请补充");
    engine.getTaskService().setAssignee(review.task("userTask_reviseArticle").getId(), null);
    revise(review, "supervisor1", "主管代为补充");

    assertThatThrownBy(() -> decide(review, "supervisor1", "PUBLISH", null))
        .hasMessageContaining("四眼原则");
  }

  @Test
  void anAgentDoesNotReview() {
    RunningCase review = proposed("agent1");

    assertThatThrownBy(() -> decide(review, "agent2", "PUBLISH", null))
        .hasMessageContaining("客服主管");
  }

  @Test
  void aChangeIsReviewedWhileTheOldVersionStaysPublished() {
    article = published(text("旧答案"));

    propose("agent2", article, text("新答案"));
    assertThat(found().text().answer()).contains("旧答案");
    assertThatThrownBy(() -> propose("agent1", article, text("另一个新答案")))
        .isInstanceOf(ArticleStateException.class)
        .hasMessageContaining("正在审核");
    RunningCase review = new RunningCase(engine, article.value());
    assertThat(
            formVariables(review.task("userTask_reviewArticle")).get("articleSummary").toString())
        .contains("新答案", "现行第1版", "旧答案");
    decide(review, "supervisor1", "PUBLISH", null);

    assertThat(found().text().answer()).contains("新答案");
    assertThat(found().version()).isEqualTo(2);
    assertThat(knowledge.versions(article))
        .extracting(ArticleVersion::state)
        .containsExactly(ArticleState.PUBLISHED, ArticleState.SUPERSEDED);
    assertThat(knowledge.version(article, 1).text().answer()).contains("旧答案");
  }

  @Test
  void ofTwoWhoPublishAtOnceOneIsToldThatItIsDone() throws Exception {
    RunningCase review = proposed("agent1");
    String taskId = review.task("userTask_reviewArticle").getId();
    engine.getTaskService().claim(taskId, "supervisor1");
    var start = new CyclicBarrier(2);
    Callable<Boolean> publish =
        () -> {
          start.await();
          try {
            submissions.complete(taskId, "supervisor1", Map.of("reviewDecision", "PUBLISH"));
            return true;
          } catch (RuntimeException refused) {
            return false;
          }
        };
    var people = Executors.newFixedThreadPool(2);
    try {
      var results = people.invokeAll(List.of(publish, publish));
      assertThat(List.of(results.get(0).get(), results.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      people.shutdown();
    }
    assertThat(knowledge.search(word, null, 5)).hasSize(1);
    assertThat(review.hasEnded()).isTrue();
  }

  @Test
  void whatIsMissingInTheFormIsSaid() {
    assertThatThrownBy(
            () ->
                startByForm(
                    Map.of(
                        "articleTitle", "请问怎么办呢",
                        "articleQuestion", "😀😀",
                        "articleAnswer", "无",
                        "articleCategory", "OTHER")))
        .hasMessageContaining("没有可以查到的词");
    assertThatThrownBy(() -> startByForm(entered(Map.of("sourceCase", "ZX-20000101-000001"))))
        .hasMessageContaining("没有工单 ZX-20000101-000001");
    assertThatThrownBy(() -> startByForm(entered(Map.of("articleNumber", "ZS-999999999"))))
        .hasMessageContaining("没有找到知识条目");
    assertThatThrownBy(() -> startByForm(entered(Map.of("articleQuestion", "长".repeat(501)))))
        .hasMessageContaining("500");

    startByForm(entered(Map.of()));
    assertThat(engine.getTaskService().createTaskQuery().processDefinitionKey(KEY).active().list())
        .isNotEmpty();
  }

  private Map<String, Object> entered(Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "articleTitle", "怎样销户 " + word,
                "articleQuestion", "号码不用了怎么销户",
                "articleAnswer", "本人持身份证到营业厅办理",
                "articleCategory", "BUSINESS_RULE"));
    fields.putAll(more);
    return fields;
  }

  private void startByForm(Map<String, Object> fields) {
    var definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(KEY)
            .latestVersion()
            .singleResult();
    as("agent1", () -> engine.getFormService().submitStartForm(definition.getId(), fields));
  }

  private ArticleNumber published(ArticleText text) {
    ArticleNumber number = propose("agent1", null, text);
    decide(new RunningCase(engine, number.value()), "supervisor1", "PUBLISH", null);
    return number;
  }

  private ArticleVersion found() {
    return knowledge.search(word, null, 5).get(0);
  }

  private RunningCase proposed(String by) {
    article = propose(by, null, text("套餐变更"));
    return new RunningCase(engine, article.value());
  }

  private ArticleNumber propose(String by, ArticleNumber article, ArticleText text) {
    ArticleNumber[] number = new ArticleNumber[1];
    as(by, () -> number[0] = workflow.propose(article, text, null));
    return number[0];
  }

  private ArticleText text(String answer) {
    return new ArticleText(
        "套餐变更何时生效 " + word, "我改了套餐，什么时候生效？", answer, KnowledgeCategory.TARIFF, null);
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

  private static void decide(RunningCase review, String by, String decision, String note) {
    if (note == null) {
      review.complete(by, "userTask_reviewArticle", REVIEW_DECISION.of(decision));
    } else {
      review.complete(
          by, "userTask_reviewArticle", REVIEW_DECISION.of(decision), REVIEW_NOTE.of(note));
    }
  }

  private void revise(RunningCase review, String by, String answer) {
    ArticleText text = text(answer);
    review.complete(
        by,
        "userTask_reviseArticle",
        ARTICLE_GIVEN_UP.of(false),
        ARTICLE_TITLE.of(text.title()),
        ARTICLE_QUESTION.of(text.question()),
        ARTICLE_ANSWER.of(text.answer()),
        ARTICLE_CATEGORY.of(text.category().name()));
  }

  private ArticleVersion latest() {
    return knowledge.versions(article).get(0);
  }

  private Map<String, Object> formVariables(Task task) {
    return engine.getFormService().getTaskFormVariables(task.getId());
  }

  private List<String> messages(String template) {
    return jdbc.sql("select text from message where template = :template and text like :word")
        .param("template", template)
        .param("word", "%" + word + "%")
        .query(String.class)
        .list();
  }
}
