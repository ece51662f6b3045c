package io.kefuflow.routing.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class EngineOpenWorkTest {

  private static final String MANAGER = Role.MANAGER.groupId();
  private static final String DEPUTY = Role.DEPUTY_MANAGER.groupId();

  @Autowired ComplaintScenario scenario;
  @Autowired StandIns standIns;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identities;
  @Autowired Clock clock;

  private String task;

  @BeforeEach
  void aTaskWaitsForTheManager() {
    task = newApproval();
  }

  @AfterEach
  void nobodyIsLeft() {
    identities.deleteUser("manager2");
  }

  @Test
  void theDeputySeesOpenTasksUntilTheManagerIsBack() {
    assertThat(asDeputy()).doesNotContain(task);

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    assertThat(candidates(task)).containsExactlyInAnyOrder(MANAGER, DEPUTY);
    assertThat(asDeputy()).contains(task);

    standIns.markPresent("manager1");
    assertThat(candidates(task)).containsExactly(MANAGER);
    assertThat(asDeputy()).doesNotContain(task);
  }

  @Test
  void aTaskThatArrivedMeanwhileGoesToTheManagerWhoIsBack() {
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    String arrived = newApproval();
    assertThat(candidates(arrived)).containsExactlyInAnyOrder(MANAGER, DEPUTY);

    standIns.markPresent("manager1");

    assertThat(candidates(arrived)).containsExactly(MANAGER);
  }

  @Test
  void theDeputyKeepsWhatTheDeputyClaimed() {
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    tasks.claim(task, "deputy1");

    standIns.markPresent("manager1");

    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
        .isEqualTo("deputy1");
    assertThat(candidates(task)).contains(DEPUTY);
  }

  @Test
  void theFormSaysThatTheDeputyActsForTheManager() {
    assertThat(summary()).doesNotContain("代办");

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    assertThat(summary()).startsWith("**代办：部门经理陈经理缺席，由副经理代为处理**");

    standIns.markPresent("manager1");
    assertThat(summary()).doesNotContain("代办");
  }

  private String summary() {
    return (String) forms.getTaskFormVariables(task).get("caseSummary");
  }

  @Test
  void markingTwiceOffersOnce() {
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));

    assertThat(candidates(task)).containsExactlyInAnyOrder(MANAGER, DEPUTY);
  }

  @Test
  void anotherManagerKeepsTheWork() {
    identities.saveUser(identities.newUser("manager2"));
    identities.createMembership("manager2", MANAGER);

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    assertThat(standIns.managerGroup()).isEqualTo(MANAGER);
    assertThat(candidates(task)).containsExactly(MANAGER);

    standIns.markAbsent(new Absence("manager2", clock.instant(), null));
    assertThat(standIns.managerGroup()).isEqualTo(MANAGER + "," + DEPUTY);
    assertThat(candidates(task)).containsExactlyInAnyOrder(MANAGER, DEPUTY);

    standIns.markPresent("manager2");
    assertThat(standIns.managerGroup()).isEqualTo(MANAGER);
    assertThat(candidates(task)).containsExactly(MANAGER);
  }

  @Test
  void anAbsenceToComeMovesTasksWhenItBeginsAndEnds() {
    Instant monday = clock.instant().plus(Duration.ofDays(2));
    standIns.markAbsent(new Absence("manager1", monday, monday.plus(Duration.ofDays(1))));
    assertThat(standIns.managerGroup()).isEqualTo(MANAGER);
    assertThat(candidates(task)).containsExactly(MANAGER);

    ClockUtil.setCurrentTime(Date.from(monday.plusSeconds(1)));
    standIns.align();
    assertThat(candidates(task)).containsExactlyInAnyOrder(MANAGER, DEPUTY);

    ClockUtil.setCurrentTime(Date.from(monday.plus(Duration.ofDays(1)).plusSeconds(1)));
    standIns.align();
    assertThat(standIns.managerGroup()).isEqualTo(MANAGER);
    assertThat(candidates(task)).containsExactly(MANAGER);
  }

  /** A compensation that the manager has to approve. */
  private String newApproval() {
    Complaint complaint = scenario.investigated();
    complaint.plan(5000, false);
    return complaint.run().task("userTask_approveRequest").getId();
  }

  private List<String> candidates(String taskId) {
    return tasks.getIdentityLinksForTask(taskId).stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .toList();
  }

  private List<String> asDeputy() {
    return tasks.createTaskQuery().taskCandidateUser("deputy1").list().stream()
        .map(Task::getId)
        .toList();
  }
}
