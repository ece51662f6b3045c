package io.kefuflow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The coverage gate really fails: classes below run inside these tests, with a model that each
 * covers or does not.
 */
@ApplicationTest
class ProcessCoverageTest {

  private static final BpmnModelInstance MODEL = model();

  private static String deploymentId;

  @BeforeAll
  static void deploy(@Autowired RepositoryService repository) {
    deploymentId =
        repository
            .createDeployment()
            .addModelInstance("coverage-sample.bpmn", MODEL)
            .deploy()
            .getId();
  }

  @AfterAll
  static void remove(@Autowired RepositoryService repository) {
    repository.deleteDeployment(deploymentId, true);
  }

  @Test
  void aClassThatReachesEverythingPasses() {
    assertThat(failuresOf(EverythingReached.class)).isEmpty();
  }

  @Test
  void aClassThatLeavesAFlowOutFailsAndNamesWhatIsMissing() {
    assertThat(failuresOf(AnswerLeftOut.class))
        .singleElement()
        .asString()
        .contains(
            "flow_answered",
            "event_answered",
            "endEvent_answered",
            "flow_toAnsweredEnd",
            "flow_toReminder",
            "endEvent_reminded",
            "event_reminder 提醒",
            "eventSubProcess",
            "startEvent_withdrawn",
            "endEvent_withdrawn",
            "flow_withdrawn")
        .doesNotContain("flow_givenUp", "userTask_answer", "endEvent_givenUp");
  }

  @Test
  void aKeyThatIsNotDeployedFails() {
    assertThat(failuresOf(UnknownProcess.class))
        .singleElement()
        .asString()
        .contains("No process 'no-such-process'");
  }

  private static List<Throwable> failuresOf(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .execute()
        .allEvents()
        .finished()
        .failed()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  @ProcessTest("coverage-sample")
  static class EverythingReached {
    @Autowired ProcessEngine engine;

    @Test
    void answered() {
      var sample = start(engine, "answered", false);
      engine.getRuntimeService().correlateMessage("sample.answered", "answered");
      sample.complete("admin", "userTask_answer");
      assertThat(sample.passed()).contains("endEvent_answered");
      assertThat(sample.hasEnded()).isTrue();
    }

    @Test
    void remindedAndGivenUp() {
      var sample = start(engine, "given-up", true);
      assertThat(sample.waitingTimers()).containsExactly("event_givenUp");
      sample.fireTimer("event_givenUp");
      assertThat(sample.openTasks()).containsExactly("userTask_answer");
      sample.passTime(Duration.ofHours(3));
      assertThat(sample.passed()).contains("endEvent_reminded");
      sample.complete("admin", "userTask_answer");
      assertThat(sample.hasEnded()).isTrue();
    }

    @Test
    void withdrawn() {
      var sample = start(engine, "withdrawn", false);
      engine.getRuntimeService().correlateMessage("sample.withdrawn", "withdrawn");
      assertThat(sample.hasEnded()).isTrue();
    }
  }

  @ProcessTest("coverage-sample")
  static class AnswerLeftOut {
    @Autowired ProcessEngine engine;

    @Test
    void givenUp() {
      var sample = start(engine, "left-out", true);
      sample.fireTimer("event_givenUp");
      sample.complete("admin", "userTask_answer");
    }
  }

  @ProcessTest("no-such-process")
  static class UnknownProcess {
    @Test
    void nothing() {}
  }

  private static RunningCase start(ProcessEngine engine, String businessKey, boolean givenUp) {
    RuntimeService runtime = engine.getRuntimeService();
    runtime.startProcessInstanceByKey("coverage-sample", businessKey, Map.of("givenUp", givenUp));
    var sample = new RunningCase(engine, businessKey);
    sample.runJobs();
    return sample;
  }

  /**
   * One of each kind that is hard to watch: event-based gateway, boundary timer, multi-instance,
   * event sub-process.
   */
  private static BpmnModelInstance model() {
    var process = Bpmn.createExecutableProcess("coverage-sample").camundaHistoryTimeToLive(1);
    process
        .eventSubProcess("eventSubProcess")
        .startEvent("startEvent_withdrawn")
        .message("sample.withdrawn")
        .sequenceFlowId("flow_withdrawn")
        .endEvent("endEvent_withdrawn");
    return process
        .startEvent("startEvent_sample")
        .sequenceFlowId("flow_start")
        .eventBasedGateway()
        .id("gateway_waiting")
        .camundaAsyncBefore()
        .sequenceFlowId("flow_answered")
        .intermediateCatchEvent("event_answered")
        .message("sample.answered")
        .sequenceFlowId("flow_toAnswer")
        .userTask("userTask_answer")
        .camundaCandidateGroups("agent")
        .multiInstance()
        .cardinality("1")
        .multiInstanceDone()
        .boundaryEvent("event_reminder")
        .name("提醒")
        .cancelActivity(false)
        .timerWithDuration("PT2H")
        .sequenceFlowId("flow_toReminder")
        .endEvent("endEvent_reminded")
        .moveToActivity("userTask_answer")
        .sequenceFlowId("flow_toGateway")
        .exclusiveGateway("gateway_givenUp")
        .sequenceFlowId("flow_toGivenUpEnd")
        .condition(null, "${givenUp}")
        .endEvent("endEvent_givenUp")
        .moveToNode("gateway_givenUp")
        .sequenceFlowId("flow_toAnsweredEnd")
        .condition(null, "${!givenUp}")
        .endEvent("endEvent_answered")
        .moveToNode("gateway_waiting")
        .sequenceFlowId("flow_givenUp")
        .intermediateCatchEvent("event_givenUp")
        .timerWithDuration("P1D")
        .sequenceFlowId("flow_givenUpToAnswer")
        .connectTo("userTask_answer")
        .done();
  }
}
