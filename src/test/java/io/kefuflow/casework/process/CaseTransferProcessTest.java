package io.kefuflow.casework.process;

import static io.kefuflow.casework.process.CaseTransferProcess.TRANSFER_ACCEPTED;
import static io.kefuflow.casework.process.CaseTransferProcess.TRANSFER_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("case-transfer")
class CaseTransferProcessTest {

  private static final String TASK = "userTask_acknowledgeTransfer";

  @Autowired CaseScenario scenario;
  @Autowired Cases cases;
  @Autowired Handovers handovers;
  @Autowired Timeline timeline;
  @Autowired Notifications notifications;
  @Autowired Clock clock;

  private CaseNumber number;

  @BeforeEach
  void aCase() {
    number = scenario.opened(Procedure.AFTER_SALES);
  }

  @Test
  void theNextGroupKnowsWhatWasDoneAndPromisedAndTheCustomerIsTold() {
    RunningCase run = transferred("tech-support");
    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .containsExactly("case-transferred");

    run.complete("tech1", TASK, TRANSFER_ACCEPTED.of(true));

    assertThat(run.hasEnded()).isTrue();
    assertThat(cases.get(number).handler()).isEqualTo("tech1");
    assertThat(handovers.of(number))
        .singleElement()
        .satisfies(
            handover -> {
              assertThat(handover.toGroup()).isEqualTo("tech-support");
              assertThat(handover.doneSoFar()).isEqualTo("已远程重启");
              assertThat(handover.answer().accepted()).isTrue();
              assertThat(handover.answer().by()).isEqualTo("tech1");
            });
  }

  @Test
  void aGroupSendsBackWhatIsNotItsOwn() {
    RunningCase run = transferred("product-quality");

    run.complete("product1", TASK, TRANSFER_ACCEPTED.of(false), TRANSFER_ANSWER.of("非质量问题，属配置错误"));

    assertThat(run.passed()).contains("endEvent_transferReturned");
    assertThat(handovers.of(number).get(0).answer().note()).isEqualTo("非质量问题，属配置错误");
  }

  @Test
  void onlyTheGroupAcknowledges() {
    RunningCase run = transferred("tech-support");

    assertThatThrownBy(() -> run.complete("agent1", TASK, TRANSFER_ACCEPTED.of(true)))
        .hasMessageContaining("确认接收");
  }

  @Test
  void aGroupThatDoesNotAcknowledgeIsRemindedAndTheSupervisorsAreTold() {
    RunningCase run = transferred("tech-support");

    run.fireTimer("event_acknowledgementDue");

    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .contains("transfer-waiting");
    assertThat(run.openTasks()).containsExactly(TASK);
    run.complete("tech1", TASK, TRANSFER_ACCEPTED.of(true));
    assertThat(run.hasEnded()).isTrue();
  }

  @Test
  void theThirdTransferAlertsTheSupervisors() {
    for (String group : new String[] {"tech-support", "product-quality"}) {
      RunningCase run = transferred(group);
      run.complete(
          group.equals("tech-support") ? "tech1" : "product1", TASK, TRANSFER_ACCEPTED.of(true));
      assertThat(run.passed()).doesNotContain("serviceTask_alertSupervisors");
    }

    RunningCase third = transferred("tech-support");

    assertThat(third.passed()).contains("serviceTask_alertSupervisors");
    assertThat(timeline.of(number)).extracting(CaseEvent::summary).contains("第 3 次转介，已提醒客服主管");
    assertThat(third.openTasks()).containsExactly(TASK);
  }

  @Test
  void aTimeThatHasPassedCannotBePromised() {
    Instant past = clock.instant().minus(Duration.ofMinutes(1));

    assertThatThrownBy(() -> transferred("tech-support", past))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("答复时间必须晚于现在");
  }

  private RunningCase transferred(String group) {
    return transferred(group, clock.instant().plus(Duration.ofHours(4)));
  }

  private RunningCase transferred(String group, Instant until) {
    return scenario.running(
        number,
        "case-transfer",
        Map.of(
            "transferTo", group,
            "transferReason", "需现场检测",
            "transferDone", "已远程重启",
            "transferPromised", "工程师今天联系您",
            "transferUntil", until.toString()));
  }
}
