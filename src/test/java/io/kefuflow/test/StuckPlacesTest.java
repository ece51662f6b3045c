package io.kefuflow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That a case hangs is really seen: small models that do and that do not. */
@ApplicationTest
class StuckPlacesTest {

  private static final String KEY = "stuck-sample";

  @Autowired ProcessEngine engine;

  private String deploymentId;
  private String businessKey;

  @AfterEach
  void remove() {
    engine.getRepositoryService().deleteDeployment(deploymentId, true);
  }

  @Test
  void aTaskForNobodyHangs() {
    assertThatItHangsAt("userTask_forNobody", begin().userTask("userTask_forNobody"));
  }

  @Test
  void aTaskForAGroupOrAPersonDoesNot() {
    start(
        begin()
            .userTask("userTask_forGroup")
            .camundaCandidateGroups("agent")
            .userTask("userTask_forPerson")
            .camundaAssignee("agent1"));
    var sample = sample();
    sample.runJobs();
    sample.complete("admin", "userTask_forGroup");
    assertThat(sample.openTasks()).containsExactly("userTask_forPerson");
  }

  @Test
  void whoWaitsForAMessageOnlyHangs() {
    assertThatItHangsAt(
        "receiveTask_answer", begin().receiveTask("receiveTask_answer").message("sample.answered"));
  }

  @Test
  void aTimerThatGivesUpLeadsOn() {
    start(
        begin()
            .receiveTask("receiveTask_answer")
            .message("sample.answered")
            .boundaryEvent("event_givenUp")
            .timerWithDuration("P1D"));
    var sample = sample();
    sample.runJobs();
    sample.fireTimer("event_givenUp");
    assertThat(sample.hasEnded()).isTrue();
  }

  @Test
  void aTimerThatOnlyRemindsDoesNot() {
    assertThatItHangsAt(
        "receiveTask_answer",
        begin()
            .receiveTask("receiveTask_answer")
            .message("sample.answered")
            .boundaryEvent("event_reminder")
            .cancelActivity(false)
            .timerWithDuration("P1D"));
  }

  @Test
  void anEventBasedGatewayNeedsATimer() {
    assertThatItHangsAt(
        "gateway_waiting",
        begin()
            .eventBasedGateway()
            .id("gateway_waiting")
            .intermediateCatchEvent("event_answered")
            .message("sample.answered"));
  }

  @Test
  void aTimerOfTheGatewayLeadsOn() {
    start(
        begin()
            .eventBasedGateway()
            .id("gateway_waiting")
            .intermediateCatchEvent("event_answered")
            .message("sample.answered")
            .endEvent()
            .moveToLastGateway()
            .intermediateCatchEvent("event_givenUp")
            .timerWithDuration("P1D"));
    var sample = sample();
    sample.runJobs();
    sample.passTime(Duration.ofDays(2));
    assertThat(sample.hasEnded()).isTrue();
  }

  @Test
  void aJoinThatNoOtherTokenReachesHangs() {
    assertThatItHangsAt(
        "gateway_join",
        begin()
            .exclusiveGateway("gateway_way")
            .condition(null, "${true}")
            .parallelGateway("gateway_join")
            .endEvent()
            .moveToNode("gateway_way")
            .condition(null, "${false}")
            .connectTo("gateway_join"));
  }

  @Test
  void aJoinWaitsForTheOthers() {
    start(
        begin()
            .parallelGateway("gateway_split")
            .parallelGateway("gateway_join")
            .moveToNode("gateway_split")
            .userTask("userTask_forGroup")
            .camundaCandidateGroups("agent")
            .connectTo("gateway_join"));
    var sample = sample();
    sample.runJobs();
    sample.complete("admin", "userTask_forGroup");
    assertThat(sample.hasEnded()).isTrue();
  }

  @Test
  void whatAnOutsiderShouldFetchHangs() {
    assertThatItHangsAt(
        "serviceTask_outside",
        begin().serviceTask("serviceTask_outside").camundaExternalTask("nobody"));
  }

  @Test
  void aSuspendedJobHangs() {
    String instanceId =
        start(
            begin()
                .serviceTask("serviceTask_later")
                .camundaAsyncBefore()
                .camundaExpression("${1}"));
    assertThat(new StuckPlaces(engine).of(instanceId)).isEmpty();
    engine.getManagementService().suspendJobByProcessInstanceId(instanceId);
    assertThat(new StuckPlaces(engine).of(instanceId)).containsExactly("serviceTask_later");
  }

  @Test
  void whatFailsForGoodIsAnIncidentAfterThePausesOfTheEngine() {
    String instanceId =
        start(
            begin()
                .serviceTask("serviceTask_failing")
                .camundaAsyncBefore()
                .camundaExpression("${noSuchBean}"));
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    int attempts =
        ParseUtil.parseRetryIntervals(configuration.getFailedJobRetryTimeCycle()).getRetries();
    for (int attempt = 0; attempt < attempts; attempt++) {
      assertThat(incidents(instanceId)).isZero();
      Job job =
          engine
              .getManagementService()
              .createJobQuery()
              .processInstanceId(instanceId)
              .singleResult();
      assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()))
          .hasMessageContaining("noSuchBean");
      assertThat(new StuckPlaces(engine).of(instanceId)).isEmpty();
    }
    assertThat(incidents(instanceId)).isOne();
  }

  private long incidents(String instanceId) {
    return engine.getRuntimeService().createIncidentQuery().processInstanceId(instanceId).count();
  }

  private static AbstractFlowNodeBuilder<?, ?> begin() {
    ProcessBuilder process = Bpmn.createExecutableProcess(KEY).camundaHistoryTimeToLive(1);
    return process.startEvent();
  }

  private void assertThatItHangsAt(String elementId, AbstractFlowNodeBuilder<?, ?> end) {
    start(end);
    assertThatThrownBy(() -> sample().runJobs())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(elementId);
  }

  private RunningCase sample() {
    return new RunningCase(engine, businessKey);
  }

  private String start(AbstractFlowNodeBuilder<?, ?> end) {
    businessKey = UUID.randomUUID().toString();
    deploymentId =
        engine
            .getRepositoryService()
            .createDeployment()
            .addModelInstance(KEY + ".bpmn", end.done())
            .deploy()
            .getId();
    return engine.getRuntimeService().startProcessInstanceByKey(KEY, businessKey).getId();
  }
}
