package io.kefuflow.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import io.kefuflow.test.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class TaskQueriesTest {

  private static final String PROCESS = "changed-by-its-owner";
  private static final int MANY = QueueFilterService.MOST + 5;

  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identities;
  @Autowired TransactionTemplate transaction;

  final List<String> deployed = new ArrayList<>();
  Filter filter;

  @AfterEach
  void cleanUp() {
    identities.clearAuthentication();
    deployed.forEach(id -> repository.deleteDeployment(id, true));
    if (filter != null) {
      filters.deleteFilter(filter.getId());
    }
  }

  @Test
  void aFilterCountsAsFarAsPagesAreTurnedAndAQueryCountsAll() {
    waiting(MANY, "many");
    filter("many");

    assertThat(filters.count(filter.getId())).isEqualTo(QueueFilterService.MOST);
    assertThat(filters.count(filter.getId(), tasks.createTaskQuery().active()))
        .isEqualTo(QueueFilterService.MOST);
    assertThat(query("many").count()).isEqualTo(MANY);
    assertThat(filters.listPage(filter.getId(), QueueFilterService.MOST, 15)).hasSize(5);
  }

  @Test
  void aFilterCountsATaskOnceThoughTwoGroupsMayTakeIt() {
    waiting(3, "few,few-others");
    filter("few", "few-others");

    assertThat(filters.count(filter.getId())).isEqualTo(3);
    assertThat(filters.list(filter.getId())).hasSize(3);
    String one = query("few").listPage(0, 1).get(0).getId();
    assertThat(filters.count(filter.getId(), tasks.createTaskQuery().taskId(one))).isEqualTo(1);
  }

  @Test
  void aFilterCountsTheTasksOfSeveralGroupsToTheirEndWhenItMust() {
    int tasksInTwoGroups = QueueFilterService.MOST / 2 + 5;
    waiting(tasksInTwoGroups, "several,several-others");
    filter("several", "several-others");

    assertThat(filters.count(filter.getId())).isEqualTo(tasksInTwoGroups);
  }

  @Test
  void aPageIsPlannedForItsUserAndOtherQueriesAsUsual(@Autowired JdbcClient jdbc) {
    filter("nobody");
    Supplier<String> plans =
        () ->
            TestDatabase.isPostgres()
                ? jdbc.sql("select current_setting('plan_cache_mode')").query(String.class).single()
                : "H2 plans as it likes";
    String asUsual = plans.get();
    transaction.executeWithoutResult(
        status -> {
          assertThat(filters.listPage(filter.getId(), 0, 15)).isEmpty();
          assertThat(plans.get())
              .isEqualTo(TestDatabase.isPostgres() ? "force_custom_plan" : asUsual);
        });
    assertThat(plans.get()).isEqualTo(asUsual);
  }

  @Test
  void aQueryForAProcessFindsTasksOfItsFormerVersionToo() {
    start(Bpmn.createExecutableProcess(PROCESS).startEvent().userTask("former").endEvent().done());
    start(Bpmn.createExecutableProcess(PROCESS).startEvent().userTask("newer").endEvent().done());
    TaskQuery query = tasks.createTaskQuery().processDefinitionKeyIn(PROCESS, "no-such-process");

    for (int i = 0; i < 2; i++) {
      assertThat(query.list())
          .extracting(Task::getTaskDefinitionKey)
          .containsExactlyInAnyOrder("former", "newer");
      assertThat(query.count()).isEqualTo(2);
    }
    assertThat(query.taskDefinitionKeyIn("former").list()).hasSize(1);
    assertThat(query.or().taskName("no such task").taskAssignee("nobody").endOr().list()).isEmpty();
  }

  @Test
  void theTasksOfAProcessComeInTheOrderAndPagesThatAreAskedFor() {
    for (String name : List.of("b", "A", "c")) {
      start(
          Bpmn.createExecutableProcess(PROCESS)
              .startEvent()
              .userTask()
              .name(name)
              .camundaInputParameter("rank", name)
              .endEvent()
              .done());
    }
    filter =
        filters
            .newTaskFilter("ordered")
            .setQuery(tasks.createTaskQuery().processDefinitionKeyIn(PROCESS));
    filters.saveFilter(filter);

    assertThat(names(tasks.createTaskQuery().orderByTaskNameCaseInsensitive().asc(), 0, 2))
        .containsExactly("A", "b");
    assertThat(names(tasks.createTaskQuery().orderByTaskNameCaseInsensitive().asc(), 2, 2))
        .containsExactly("c");
    assertThat(
            names(
                tasks.createTaskQuery().orderByExecutionVariable("rank", ValueType.STRING).desc(),
                0,
                2))
        .containsExactly("c", "b");
    assertThat(filters.count(filter.getId())).isEqualTo(3);
  }

  private List<String> names(TaskQuery order, int first, int most) {
    List<Task> page = filters.listPage(filter.getId(), order, first, most);
    return page.stream().map(Task::getName).toList();
  }

  @Test
  void aQueryForProcessesWithoutTasksFindsNothing() {
    waiting(1, "few");
    deploy(Bpmn.createExecutableProcess("without-tasks").startEvent().endEvent().done());

    for (String process : List.of("without-tasks", "no-such-process")) {
      assertThat(tasks.createTaskQuery().processDefinitionKeyIn(process).list()).isEmpty();
      assertThat(tasks.createTaskQuery().processDefinitionKeyIn(process).count()).isZero();
    }
  }

  @Test
  void nobodyFindsTasksOfAForeignProcessByItsName() {
    start(Bpmn.createExecutableProcess(PROCESS).startEvent().userTask("former").endEvent().done());

    identities.setAuthentication("somebody", List.of(Role.AGENT.groupId()));

    assertThat(tasks.createTaskQuery().processDefinitionKeyIn(PROCESS).list()).isEmpty();
    assertThat(
            tasks
                .createTaskQuery()
                .processDefinitionKeyIn(PROCESS, "complaint-handling")
                .processInstanceBusinessKey(PROCESS)
                .count())
        .isZero();
  }

  private void waiting(int number, String groups) {
    start(
        Bpmn.createExecutableProcess(PROCESS)
            .startEvent()
            .userTask("take")
            .camundaCandidateGroups(groups)
            .multiInstance()
            .cardinality(String.valueOf(number))
            .multiInstanceDone()
            .endEvent()
            .done());
  }

  private TaskQuery query(String... groups) {
    return tasks.createTaskQuery().taskCandidateGroupIn(List.of(groups));
  }

  private void filter(String... groups) {
    filter = filters.newTaskFilter("counted").setQuery(query(groups).orderByDueDate().asc());
    filters.saveFilter(filter);
  }

  private void start(BpmnModelInstance model) {
    deploy(model);
    runtime.startProcessInstanceByKey(PROCESS, PROCESS);
  }

  private void deploy(BpmnModelInstance model) {
    deployed.add(
        repository.createDeployment().addModelInstance(PROCESS + ".bpmn", model).deploy().getId());
  }
}
