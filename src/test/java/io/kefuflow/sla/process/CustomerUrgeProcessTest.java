package io.kefuflow.sla.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.CustomerUrges;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.ProcessTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("customer-urge")
class CustomerUrgeProcessTest {

  @Autowired ComplaintScenario scenario;
  @Autowired CustomerUrges urges;
  @Autowired Cases cases;
  @Autowired ProcessEngine engine;
  @Autowired Deadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired Notifications notifications;

  @Test
  void anUrgeIsCountedAndToldToWhoeverHasTheWork() {
    Complaint complaint = scenario.responded();

    assertThat(urges.urge(complaint.number(), "怎么还没有消息")).isEqualTo(1);
    assertThat(urges.urge(complaint.number(), null)).isEqualTo(2);

    assertThat(summaries(complaint)).contains("客户催单(第 1 次)", "客户催单(第 2 次)");
    assertThat(notifications.ofCase(complaint.number().value()))
        .filteredOn(message -> message.template().equals("case-urged"))
        .extracting(Message::address)
        .allMatch(address -> address.startsWith("agent1@"))
        .hasSize(2);
    assertThat(complaint.run().passed()).contains("endEvent_urgeRecorded");
    assertThat(complaint.run().openTasks()).containsExactly("userTask_investigateComplaint");
  }

  @Test
  void everyThirdUrgeMakesTheNextLevelDueAtOnce() {
    Complaint complaint = scenario.responded();
    String number = complaint.number().value();
    var warning = deadlines.nextRungAt(number, Metric.RESOLUTION).orElseThrow();

    for (int i = 0; i < 3; i++) {
      urges.urge(complaint.number(), null);
    }
    assertThat(deadlines.nextRungAt(number, Metric.RESOLUTION).orElseThrow()).isBefore(warning);
    complaint.run().fireTimer("event_resolutionAtRisk");
    assertThat(summaries(complaint)).contains("客户多次催单，提前升级", "问题解决提前升级，已提醒王小明");

    for (int i = 0; i < 6; i++) {
      urges.urge(complaint.number(), null);
      complaint.run().passTime(java.time.Duration.ofMinutes(1));
    }
    assertThat(complaint.run().openTasks()).contains("userTask_superviseCase");
    assertThat(deadlines.find(number, Metric.RESOLUTION).orElseThrow().breachedAt())
        .as("the promise itself is not broken yet")
        .isNull();
    assertThat(summaries(complaint)).contains("问题解决提前升级，转客服主管督办");
    assertThat(notifications.ofCase(number))
        .extracting(Message::template)
        .as("nobody is told of a breach that did not happen")
        .doesNotContain("sla-breached");
    assertThat(complaint.run().passed()).contains("endEvent_urgeEscalated");
  }

  @Test
  void nobodyUrgesACaseThatIsOver() {
    Complaint complaint = scenario.solved();

    assertThatThrownBy(() -> urges.urge(complaint.number(), null))
        .isInstanceOf(CaseStateException.class)
        .hasMessageContaining("已解决，不能催单");
    assertThatThrownBy(() -> urges.urge(new CaseNumber("TS-19990101-000001"), null))
        .isInstanceOf(UnknownCaseException.class);
    assertThatThrownBy(() -> urges.urge(complaint.number(), "急".repeat(501)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anAgentRegistersAnUrgeByPhone() {
    Complaint complaint = scenario.responded();

    register("agent2", complaint.number().value(), "已经打了三次电话");

    assertThat(summaries(complaint)).contains("客户催单(第 1 次)");
    assertThat(cases.get(complaint.number()).urgeCount()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"TS-19990101-000001, 没有工单", "ts-1, 请填写完整的工单号", ", 工单号"})
  void aWrongNumberIsRefusedInTheForm(String number, String message) {
    assertThatThrownBy(() -> register("agent2", number, null)).hasMessageContaining(message);
  }

  @Test
  void theFormRefusesACaseThatIsOver() {
    Complaint complaint = scenario.closed();

    assertThatThrownBy(() -> register("agent2", complaint.number().value(), null))
        .hasMessageContaining("不能催单");
    assertThat(cases.get(complaint.number()).urgeCount()).isZero();
  }

  private void register(String userId, String caseNumber, String note) {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey("customer-urge")
            .latestVersion()
            .singleResult()
            .getId();
    Map<String, Object> values = new HashMap<>();
    values.put("caseNumber", caseNumber);
    values.put("urgeNote", note);
    engine.getIdentityService().setAuthentication(userId, List.of("agent"));
    try {
      engine.getFormService().submitStartForm(definition, values);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private List<String> summaries(Complaint complaint) {
    return timeline.of(complaint.number()).stream().map(CaseEvent::summary).toList();
  }
}
