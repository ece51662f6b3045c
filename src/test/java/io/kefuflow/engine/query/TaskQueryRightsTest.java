package io.kefuflow.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class TaskQueryRightsTest {

  private static final String SOMEBODY = "somebody";

  @Autowired ComplaintScenario complaints;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired AuthorizationService authorizations;

  CaseNumber number;
  Task task;

  @BeforeEach
  void receiveComplaint() {
    number = complaints.received().number();
    task = query().list().get(0);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void showsTheTasksOfProcessesThatTheGroupMayReadAndCountsThem(Role role) {
    boolean mayRead =
        authorizations.isUserAuthorized(
            SOMEBODY,
            List.of(role.groupId()),
            ProcessDefinitionPermissions.READ_TASK,
            Resources.PROCESS_DEFINITION,
            "complaint-handling");

    TaskQuery byProcess = query().processDefinitionKeyIn("complaint-handling", null);
    assertThat(as(List.of(role.groupId()), byProcess::list)).hasSize(mayRead ? 1 : 0);
    assertThat(as(List.of(role.groupId()), () -> query().count())).isEqualTo(mayRead ? 1 : 0);
    assertThat(as(List.of(role.groupId()), () -> query().list())).hasSize(mayRead ? 1 : 0);
  }

  @Test
  void showsASingleTaskToWhomItIsGranted() {
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setUserId(SOMEBODY);
    grant.setResource(Resources.TASK);
    grant.setResourceId(task.getId());
    grant.addPermission(Permissions.READ);
    authorizations.saveAuthorization(grant);
    complaints.received();
    try {
      assertThat(as(List.of(), () -> tasks.createTaskQuery().list()))
          .extracting(Task::getId)
          .containsExactly(task.getId());
      assertThat(as(List.of(Role.TRAINER.groupId()), () -> query().count())).isEqualTo(1);
    } finally {
      authorizations.deleteAuthorization(grant.getId());
    }
    assertThat(as(List.of(), () -> query().count())).isZero();
  }

  @Test
  void keepsTheCriteriaOfTheQueryHoweverOftenItRuns() {
    as(
        List.of(Role.AGENT.groupId()),
        () -> {
          TaskQuery none = query().or().taskName("no such task").taskAssignee("nobody").endOr();
          TaskQuery one = query().or().taskName(task.getName()).taskAssignee("nobody").endOr();
          for (int i = 0; i < 3; i++) {
            assertThat(none.list()).isEmpty();
            assertThat(none.count()).isZero();
            assertThat(one.list()).hasSize(1);
            assertThat(one.count()).isEqualTo(1);
          }
          return null;
        });
  }

  @Test
  void showsAdministratorsEverything() {
    assertThat(as(List.of(Groups.CAMUNDA_ADMIN), () -> query().count())).isEqualTo(1);
  }

  @Test
  void showsNothingToSomebodyWithoutAnyRight() {
    assertThat(as(List.of(), () -> tasks.createTaskQuery().count())).isZero();
    assertThat(as(null, () -> tasks.createTaskQuery().list())).isEmpty();
  }

  private TaskQuery query() {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value());
  }

  private <T> T as(List<String> groups, Supplier<T> query) {
    identities.setAuthentication(SOMEBODY, groups);
    try {
      return query.get();
    } finally {
      identities.clearAuthentication();
    }
  }
}
