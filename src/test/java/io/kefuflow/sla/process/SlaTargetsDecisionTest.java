package io.kefuflow.sla.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.sla.Ladder;
import io.kefuflow.sla.Ladder.Action;
import io.kefuflow.sla.Ladder.QuietHours;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Ladder.Whom;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTarget.Unit;
import io.kefuflow.sla.SlaTargets;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables {@code sla-targets} and {@code escalation-ladder} together. */
@ApplicationTest
class SlaTargetsDecisionTest {

  private static final Path TARGETS = Path.of("processes/escalation/sla-targets.dmn");
  private static final Path LADDERS = Path.of("processes/escalation/escalation-ladder.dmn");

  @Autowired SlaTargets targets;
  @Autowired RepositoryService repository;

  private Deployment deployment;

  @AfterEach
  void restore() {
    if (deployment != null) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource({
    "complaint-handling, CRITICAL, STANDARD, firstResponse, PT15M, critical, rule_1",
    "complaint-handling, CRITICAL, VIP, resolution, PT12H, critical, rule_2",
    "complaint-handling, CRITICAL, , resolution, PT12H, critical, rule_2",
    "reception, , , understanding, PT3M, flag, rule_3",
    "complaint-handling, MAJOR, VIP, firstResponse, PT30M, standard, rule_4",
    "complaint-handling, MINOR, STANDARD, resolution, PT24H, standard, rule_5",
    "other-procedure, CRITICAL, VIP, resolution, PT24H, standard, rule_5",
    ", , , firstResponse, PT30M, standard, rule_4"
  })
  void everyRow(
      String procedure,
      String severity,
      String customerLevel,
      String metric,
      Duration within,
      String ladder,
      String rule) {
    SlaTarget target =
        targets
            .find(new Promise(procedure, severity, customerLevel), Metric.ofCode(metric))
            .orElseThrow();

    assertThat(target.within()).isEqualTo(within);
    assertThat(target.unit()).isEqualTo(Unit.WALL);
    assertThat(target.ladder().id()).isEqualTo(ladder);
    assertThat(target.rule().id()).isEqualTo(rule);
    assertThat(target.rule().version()).isPositive();
    assertThat(target.rule().description()).isNotBlank();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "complaint-handling, understanding",
    "complaint-handling, stage:userTask_planSolution"
  })
  void theLastRowPromisesNothing(String procedure, String metric) {
    assertThat(targets.find(new Promise(procedure, "CRITICAL", "VIP"), Metric.ofCode(metric)))
        .isEmpty();
  }

  @Test
  void theStandardLadderOfTheResolution() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));
    Ladder ladder = ladder("complaint-handling", "MINOR", Metric.RESOLUTION);

    assertThat(ladder.rungs().subList(0, 6))
        .containsExactly(
            new Rung(50, null, Whom.ASSIGNEE, Action.NOTIFY, null),
            new Rung(75, null, Whom.ASSIGNEE, Action.RAISE_PRIORITY, null),
            new Rung(100, null, Whom.SUPERVISOR, Action.SUPERVISE, null),
            new Rung(null, Duration.ofHours(4), Whom.MANAGER, Action.SUPERVISE, null),
            new Rung(null, Duration.ofHours(24), Whom.MANAGER, Action.NOTIFY, night),
            new Rung(null, Duration.ofHours(48), Whom.MANAGER, Action.NOTIFY, night));
    assertThat(ladder.rungs()).as("six repeats").hasSize(11);
  }

  @Test
  void theLadderOfACriticalFirstResponse() {
    assertThat(ladder("complaint-handling", "CRITICAL", Metric.FIRST_RESPONSE).rungs())
        .containsExactly(
            new Rung(75, null, Whom.ASSIGNEE, Action.NOTIFY, null),
            new Rung(100, null, Whom.SUPERVISOR, Action.SUPERVISE, null),
            new Rung(null, Duration.ofMinutes(15), Whom.MANAGER, Action.SUPERVISE, null));
  }

  @Test
  void aMissedUnderstandingIsOnlyFlagged() {
    assertThat(ladder("reception", null, Metric.UNDERSTANDING).rungs())
        .containsExactly(new Rung(100, null, Whom.SUPERVISOR, Action.NOTIFY, null));
  }

  @Test
  void aStepCanHaveABudgetOfServiceTime() throws IOException {
    deployment =
        deploy(
            TARGETS,
            spoiled(TARGETS, "\"reception\"", "\"complaint-handling\"")
                .replace("\"understanding\"", "\"stage:userTask_planSolution\"")
                .replace("\"PT3M\"", "\"PT4H\"")
                .replace("\"flag\"", "\"stage\""));

    SlaTarget target =
        targets
            .find(
                new Promise("complaint-handling", "MINOR", null),
                Metric.stage("userTask_planSolution"))
            .orElseThrow();

    assertThat(target.within()).isEqualTo(Duration.ofHours(4));
    assertThat(target.ladder().rungs())
        .containsExactly(new Rung(100, null, Whom.SUPERVISOR, Action.NOTIFY, null));
  }

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource({
    "\"PT24H\", \"PT0S\", sla-targets 第 5 行(其余：24小时内解决(F2)):时限必须大于零",
    "\"PT24H\", \"-PT1H\", 时限必须大于零",
    "\"PT24H\", \"一天\", 时限不是时长：一天",
    "\"PT24H\", \"P1M\", 时限不是时长：P1M",
    "\"PT24H\", , 时限(within)没有填写",
    "\"PT30M\", 30, 时限不是时长：30",
    "\"PT12H\", duration(\"x\") + \"y\", sla-targets 第 2 行",
    "'\"50,75\"', '\"50,175\"', 预警百分比必须在 1 到 99 之间：175",
    "'\"50,75\"', '\"0\"', 预警百分比必须在 1 到 99 之间：0",
    "'\"50,75\"', '\"75,50\"', 预警百分比必须从小到大",
    "'\"50,75\"', '\"半\"', 预警百分比不是整数：半",
    "'\"50,75\"', '\"25,50,75\"', 没有第 3 级预警",
    "\"standard\", \"steep\", 升级阶梯 steep 在决策表 escalation-ladder 中没有适用的行",
    "\"WALL\", \"HOURS\", '单位应为 WALL、BUSINESS 之一：HOURS'",
    "\"WALL\", \"BUSINESS\", 必须写明服务日历",
    "\"resolution\", \"solving\", 未知的时限类型：solving",
    "</decision>, <broken>, 不是有效的 DMN 文件"
  })
  void aMistakeInTheTargetsIsRefusedWithRowAndReason(String right, String wrong, String message)
      throws IOException {
    assertRefused(TARGETS, spoiled(TARGETS, right, wrong == null ? "" : wrong), message);
  }

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <text>"CRITICAL"</text>    | <text>"CRITICAL</text>    | sla-targets 第 1 行：severity 的条件 "CRITICAL 不是有效的 FEEL
          hitPolicy="FIRST"          | hitPolicy="UNIQUE"        | 命中策略应为 FIRST
          <text>metric</text>        | <text>which</text>        | 输入列应为 procedure、severity、customerLevel、metric
          <inputEntry id="rule_1_procedure" | <inputEntry expressionLanguage="juel" id="rule_1_procedure" | 表达式语言“juel”不能使用
          "PT24H"                    | "PT0.5S"                  | 应为整秒
          "PT24H"                    | "PT99999999H"             | 不超过十年
          """)
  void aTableThatWouldFailLaterIsRefusedNow(String right, String wrong, String message)
      throws IOException {
    assertRefused(TARGETS, spoiled(TARGETS, right, wrong), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"targets.dmn11.xml", "anything.dmn"})
  void theFileNameLetsNoMistakeThrough(String name) throws IOException {
    String table =
        spoiled(TARGETS, "\"PT24H\"", "\"PT0S\"").replace("\"sla-targets\"", "'sla-targets'");

    assertThatThrownBy(
            () -> deployment = repository.createDeployment().addString(name, table).deploy())
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("时限必须大于零");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "\"P1M\", office-hours, 不能按服务时间计算",
    "\"P1D\", office-hours, 不能按服务时间计算",
    "\"PT8H\", no-such-calendar, '没有服务日历 no-such-calendar，请先发布该日历'"
  })
  void businessTimeNeedsHoursAndACalendar(String within, String calendar, String message)
      throws IOException {
    String table =
        spoiled(TARGETS, "\"PT24H\"", within)
            .replace("\"WALL\"", "\"BUSINESS\"")
            .replaceAll("(_calendar\">\\s*)<text></text>", "$1<text>\"" + calendar + "\"</text>");

    assertRefused(TARGETS, table, message);
  }

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource({
    "\"WARNING_1\", \"EARLY\", '时刻应为 WARNING_1、WARNING_2 …、DUE'",
    "\"PT4H\", \"PT0S\", escalation-ladder 第 5 行",
    "\"MANAGER\", \"BOSS\", 对象应为 ASSIGNEE",
    "\"NOTIFY\", \"SHOUT\", 动作应为 NOTIFY",
    "\"SUPERVISOR\", \"ASSIGNEE\", 督办(SUPERVISE)只能给主管",
    "<text>6</text>, <text>0</text>, 重复次数应为 1 到 100 的整数：0",
    "<text>6</text>, <text></text>, 重复次数(repeats)没有填写",
    "\"22:00-08:00\", \"night\", 免打扰时段应如 22:00-08:00:night",
    "\"22:00-08:00\", \"08:00-08:00\", 免打扰时段的起止时间不能相同",
    "\"flag\", \"flagged\", 升级阶梯 flag 在决策表 escalation-ladder 中没有适用的行"
  })
  void aMistakeInTheLadderIsRefusedWithRowAndReason(String right, String wrong, String message)
      throws IOException {
    assertRefused(LADDERS, spoiled(LADDERS, right, wrong), message);
  }

  @Test
  void aWarningDoesNotRepeat() throws IOException {
    String table =
        Files.readString(LADDERS)
            .replaceFirst("(rule_1_repeatEvery\">\\s*)<text></text>", "$1<text>\"PT5M\"</text>");

    assertRefused(LADDERS, table, "预警不能重复");
  }

  private void assertRefused(Path file, String table, String message) {
    List<SlaTarget> before = targets.of(new Promise("complaint-handling", "MINOR", null));

    assertThatThrownBy(() -> deployment = deploy(file, table))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("部署被拒绝")
        .hasMessageContaining(message);

    assertThat(targets.of(new Promise("complaint-handling", "MINOR", null)))
        .as("the version before stays in force")
        .isEqualTo(before);
  }

  private Deployment deploy(Path file, String table) {
    return repository.createDeployment().addString(file.getFileName().toString(), table).deploy();
  }

  private static String spoiled(Path table, String right, String wrong) throws IOException {
    String text = Files.readString(table);
    assertThat(text).contains(right);
    return text.replace(right, wrong);
  }

  private Ladder ladder(String procedure, String severity, Metric metric) {
    return targets.find(new Promise(procedure, severity, null), metric).orElseThrow().ladder();
  }
}
