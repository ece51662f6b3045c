package io.kefuflow.competency.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.competency.CompetencyCriteria;
import io.kefuflow.competency.Criterion;
import io.kefuflow.competency.Post;
import io.kefuflow.course.ContentArea;
import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.test.ApplicationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class CompetencyCriteriaDecisionTest {

  private static final Path TABLE = Path.of("processes/competency/competency-criteria.dmn");

  @Autowired CompetencyCriteria criteria;
  @Autowired RepositoryService repository;

  private Deployment deployment;

  @AfterEach
  void deployOnlyTheShippedTable() {
    if (deployment != null) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @ParameterizedTest
  @CsvSource({"AGENT, 7", "SENIOR_AGENT, 8", "SUPERVISOR, 7", "TECH_SUPPORT, 6"})
  void everyPostHasItsCriteriaWhoseWeightsMakeAHundred(Post post, int count) {
    List<Criterion> ofPost = criteria.of(post).criteria();

    assertThat(ofPost).hasSize(count);
    assertThat(ofPost.stream().mapToInt(Criterion::weight).sum()).isEqualTo(100);
  }

  @Test
  void aRowIsACriterion() {
    assertThat(criteria.of(Post.AGENT).criteria())
        .contains(new Criterion("communication", "沟通表达", ContentArea.SERVICE_SKILLS, 4, 20));
    assertThat(criteria.of(Post.SENIOR_AGENT).criteria())
        .extracting(Criterion::target)
        .as("more is asked of seniors")
        .containsExactly(4, 4, 4, 4, 4, 3, 4, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule_1_targetLevel | 6 | 第 1 行：目标等级应为 1 至 5 的整数：6",
        "rule_1_targetLevel | 2.5 | 第 1 行：目标等级应为 1 至 5 的整数：2.5",
        "rule_1_targetLevel | '' | 第 1 行：目标等级（targetLevel）没有填写",
        "rule_1_criterionWeight | 0 | 第 1 行：权重应为 1 至 100 的整数：0",
        "rule_1_contentArea | \"MAGIC\" | 第 1 行：内容领域应为 EXPERTISE",
        "rule_2_criterionCode | \"product-knowledge\" | 第 2 行：客服专员的能力项 product-knowledge 重复",
        "rule_2_criterionName | \"业务知识\" | 第 2 行：客服专员的能力项 业务知识 重复",
        "rule_1_criterionCode | \"Product Knowledge\" | 第 1 行：能力代码应为小写字母和连字符",
        "rule_1_criterionName | \"名称特别特别特别特别特别长\" | 第 1 行：能力名称不能超过 12 个字",
        "rule_1_post | \"astronaut\" | 第 1 行：没有岗位 astronaut",
        "rule_1_post | '' | 第 1 行：岗位应为一个加引号的代码，如 \"agent\"，现为 空",
        "rule_1_post | agent | 岗位应为一个加引号的代码，如 \"agent\"，现为 agent"
      })
  void aMistakeInARowIsRefused(String cell, String value, String message) throws IOException {
    assertThat(problems(with(cell, value))).anyMatch(problem -> problem.contains(message));
  }

  @Test
  void aPostHasThreeToEightCriteria() throws IOException {
    String table = shipped();

    assertThat(problems(table.replace("\"tech-support\"</text>", "\"supervisor\"</text>")))
        .anyMatch(problem -> problem.contains("岗位 supervisor（客服主管）的能力项应为 3 至 8 项，现为 13 项"))
        .anyMatch(problem -> problem.contains("岗位 tech-support（技术支持）的能力项应为 3 至 8 项，现为 0 项"));
  }

  @Test
  void anotherHitPolicyIsRefused() throws IOException {
    assertThat(problems(shipped().replace("\"COLLECT\"", "\"FIRST\"")))
        .anyMatch(problem -> problem.contains("命中策略应为 COLLECT"));
  }

  @Test
  void aTableWithAMistakeIsNotDeployedAndTheOneBeforeStaysInForce() throws IOException {
    int version = criteria.of(Post.AGENT).version();
    String wrong = with("rule_1_targetLevel", "9");

    assertThatThrownBy(() -> deploy(wrong))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("目标等级应为 1 至 5");
    assertThat(criteria.of(Post.AGENT).version()).isEqualTo(version);

    deploy(with("rule_1_targetLevel", "5"));
    assertThat(criteria.of(Post.AGENT).version()).isEqualTo(version + 1);
    assertThat(criteria.of(Post.AGENT).criteria().get(0).target()).isEqualTo(5);
  }

  private void deploy(String table) {
    deployment =
        repository
            .createDeployment()
            .addString("processes/competency/competency-criteria.dmn", table)
            .deploy();
  }

  private static List<String> problems(String table) {
    DecisionTable read =
        DecisionTable.read(
            DecisionTableCriteria.DECISION, table.getBytes(StandardCharsets.UTF_8), 0);
    return new DecisionTableCriteria(null).problems(Map.of(DecisionTableCriteria.DECISION, read));
  }

  private static String with(String cell, String value) throws IOException {
    String changed =
        shipped()
            .replaceFirst(
                "(id=\"" + cell + "\">\\s*<text>)[^<]*", "$1" + Matcher.quoteReplacement(value));
    assertThat(changed).isNotEqualTo(shipped());
    return changed;
  }

  private static String shipped() throws IOException {
    return Files.readString(TABLE);
  }
}
