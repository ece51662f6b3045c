package io.kefuflow.casework.process;

import static io.kefuflow.casework.process.ApprovalProcess.APPROVED;
import static io.kefuflow.casework.process.ApprovalProcess.REJECTION_REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest("approval")
class ApprovalProcessTest {

  private static final String TASK = "userTask_approveRequest";

  @Autowired CaseScenario scenario;
  @Autowired StandIns standIns;
  @Autowired TaskHandovers handovers;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identities;
  @Autowired HistoryService history;
  @Autowired Timeline timeline;
  @Autowired Notifications notifications;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private CaseNumber number;

  @BeforeEach
  void aCase() {
    number = scenario.opened(Procedure.BUSINESS_HANDLING);
  }

  @Test
  void whatNeedsNoApprovalPasses() {
    RunningCase run = requested("NONE", "agent1");

    assertThat(run.hasEnded()).isTrue();
    assertThat(approved()).isTrue();
  }

  @Test
  void aSupervisorApproves() {
    RunningCase run = requested("SUPERVISOR", "agent1");
    assertThat(run.task(TASK).getDueDate().toInstant())
        .isCloseTo(clock.instant().plus(Duration.ofHours(4)), within(1, ChronoUnit.MINUTES));

    run.complete("supervisor1", TASK, APPROVED.of(true));

    assertThat(run.hasEnded()).isTrue();
    assertThat(approved()).isTrue();
  }

  @Test
  void theManagerDecidesAfterTheSupervisor() {
    RunningCase run = requested("SUPERVISOR_MANAGER", "agent1");

    run.complete("supervisor1", TASK, APPROVED.of(true));
    assertThat(candidates(run)).isEqualTo("manager");
    run.complete("manager1", TASK, APPROVED.of(false), REJECTION_REASON.of("材料存疑"));

    assertThat(run.passed()).contains("endEvent_rejected");
    assertThat(approved()).isFalse();
  }

  @Test
  void whoeverApprovedOnceDoesNotApproveAgain() {
    RunningCase run = requested("SUPERVISOR_MANAGER", "agent1");
    run.complete("supervisor1", TASK, APPROVED.of(true));
    tasks.addCandidateUser(run.task(TASK).getId(), "supervisor1");

    assertThatThrownBy(() -> run.complete("supervisor1", TASK, APPROVED.of(true)))
        .hasMessageContaining("四眼原则");
  }

  @Test
  void whoeverEntersPartOfTheRequestWhileHoldingTheTaskDoesNotCompleteIt() {
    RunningCase run = requested("SUPERVISOR", "agent1");
    Task task = run.task(TASK);
    tasks.setAssignee(task.getId(), "supervisor1");
    runtime.setVariable(task.getProcessInstanceId(), "enteredBy", "agent1,supervisor1");

    assertThatThrownBy(() -> run.complete("supervisor1", TASK, APPROVED.of(true)))
        .hasMessageContaining("四眼原则");
    assertThat(run.openTasks()).containsExactly(TASK);
  }

  @Test
  void nobodyApprovesWhatTheyEnteredThemselves() {
    RunningCase run = requested("MANAGER", "agent1,manager1");
    assertThat(candidates(run)).isEqualTo("deputy-manager");
    tasks.addCandidateUser(run.task(TASK).getId(), "manager1");

    assertThatThrownBy(() -> run.complete("manager1", TASK, APPROVED.of(true)))
        .hasMessageContaining("四眼原则");
    assertThat(run.openTasks()).containsExactly(TASK);
  }

  @Test
  void anApprovalIsNotHandedOverToWhoeverEnteredTheRequestOrApprovedItBefore() {
    RunningCase run = requested("SUPERVISOR_MANAGER", "agent1");
    run.complete("supervisor1", TASK, APPROVED.of(true));
    String taskId = run.task(TASK).getId();
    for (String user : List.of("agent1", "agent2", "supervisor1")) {
      tasks.addCandidateUser(taskId, user);
    }
    tasks.setAssignee(taskId, "manager1");

    assertThat(handovers.candidates(taskId))
        .extracting(TaskHandovers.Candidate::id)
        .contains("agent2")
        .doesNotContain("agent1", "supervisor1");
    for (String user : List.of("agent1", "supervisor1")) {
      assertThatThrownBy(() -> handOver(taskId, user))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("四眼原则");
    }
    assertThat(run.task(TASK).getAssignee()).isEqualTo("manager1");
  }

  @Test
  void anApprovalIsNeitherTakenByNorGivenToWhoeverEnteredTheRequest() {
    String taskId = requested("MANAGER", "agent1,manager1").task(TASK).getId();
    tasks.addCandidateUser(taskId, "manager1");

    assertThatThrownBy(() -> tasks.claim(taskId, "manager1")).hasMessageContaining("四眼原则");
    assertThatThrownBy(() -> tasks.setAssignee(taskId, "agent1")).hasMessageContaining("四眼原则");
    tasks.setAssignee(taskId, "deputy1");
    tasks.setAssignee(taskId, null);
    assertThat(tasks.createTaskQuery().taskId(taskId).taskUnassigned().count()).isEqualTo(1);
  }

  private void handOver(String taskId, String toUser) {
    identities.setAuthentication("manager1", List.of(Role.MANAGER.groupId()));
    try {
      handovers.handOver(taskId, new TaskHandovers.Order(toUser, "外出", null, null));
    } finally {
      identities.clearAuthentication();
    }
  }

  @Test
  void whatASupervisorEnteredTheManagerApproves() {
    assertThat(candidates(requested("SUPERVISOR", "supervisor1"))).isEqualTo("manager");
  }

  @Test
  void theDeputyApprovesWhileTheManagerIsAbsent() {
    RunningCase run = requested("MANAGER", "agent1");
    assertThat(candidates(run)).isEqualTo("manager");

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    try {
      run.complete("deputy1", TASK, APPROVED.of(true));
    } finally {
      standIns.markPresent("manager1");
    }

    assertThat(run.hasEnded()).isTrue();
    assertThat(standIns.managerGroup()).isEqualTo("manager");
  }

  @Test
  void approversAreRemindedUntilTheyDecide() {
    RunningCase run = requested("SUPERVISOR", "agent1");

    run.passTime(Duration.ofHours(7));

    assertThat(notifications.ofCase(number.value()))
        .extracting(Message::template)
        .containsExactly("approval-due", "approval-due", "approval-due");
    assertThat(timeline.of(number))
        .extracting(CaseEvent::summary)
        .contains("已提醒审批人审批", "审批超过期限，已再次提醒审批人");
    assertThat(run.openTasks()).containsExactly(TASK);
  }

  @Test
  void whatIsNoCaseIsApprovedInTheSameWay() {
    String plan = "PX-" + System.nanoTime() % 1_000_000_000L;
    RunningCase run = scenario.running(plan, "approval", request("MANAGER", "trainer1"));

    run.passTime(Duration.ofHours(3));

    assertThat(
            jdbc.sql("select subject from message where notice_key like :key")
                .param("key", plan + ":approval-due:%")
                .query(String.class)
                .list())
        .containsOnly("待审批（" + plan + "）");
    run.complete("manager1", TASK, APPROVED.of(true));
    assertThat(run.hasEnded()).isTrue();
  }

  private RunningCase requested(String level, String enteredBy) {
    return scenario.running(number, "approval", request(level, enteredBy));
  }

  private static Map<String, Object> request(String level, String enteredBy) {
    return Map.of("approvalLevel", level, "enteredBy", enteredBy, "approvalSubject", "过户给张三，材料齐全");
  }

  private Boolean approved() {
    String instance =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .singleResult()
            .getId();
    return (Boolean)
        history
            .createHistoricVariableInstanceQuery()
            .activityInstanceIdIn(instance)
            .variableName("approved")
            .singleResult()
            .getValue();
  }

  private String candidates(RunningCase run) {
    return tasks.getIdentityLinksForTask(run.task(TASK).getId()).get(0).getGroupId();
  }
}
