package io.kefuflow.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.Severity;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class TaskFiltersTest {

  private static final List<String> OF_EVERYBODY = List.of("我的任务", "本组待领", "与我有关");
  private static final List<String> OF_CASEWORKERS =
      List.of(
          "我的任务", "本组待领", "即将超时", "已超时", "等待客户", "紧急与特殊客户", "接待", "咨询", "办理", "投诉", "售后", "与我有关");

  @Autowired ComplaintScenario scenario;
  @Autowired CustomerInquiries inquiries;
  @Autowired ProcessEngine engine;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired IdentityService identities;
  @Autowired IdentitySetup setup;

  @AfterEach
  void logOut() {
    identities.clearAuthentication();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleFindsItsFiltersInTheirOrderAndEachCanBeRead(Role role) {
    signIn("somebody", role);

    assertThat(names())
        .containsExactlyElementsOf(
            Role.LEADERS.contains(role)
                ? Stream.concat(OF_CASEWORKERS.stream(), Stream.of("全组任务")).toList()
                : Role.WORK_ON_CASES.contains(role) ? OF_CASEWORKERS : OF_EVERYBODY);
    for (Filter filter : filters.createTaskFilterQuery().unlimitedList()) {
      assertThat(filters.listPage(filter.getId(), 0, 15)).as(filter.getName()).isNotNull();
      assertThat(filters.count(filter.getId())).as(filter.getName()).isNotNull();
      assertThat(filter.getProperties()).doesNotContainKey("variables");
    }
  }

  @Test
  void aTaskIsAboutToBeOverdueInItsLastThirtyMinutesAndThenOverdue() {
    Task task = scenario.received().run().task("userTask_respondToComplaint");
    signIn("agent2", Role.AGENT);

    clockTo(task.getDueDate(), Duration.ofMinutes(-31));
    assertThat(filtersWith(task)).containsExactly("本组待领", "投诉");
    clockTo(task.getDueDate(), Duration.ofMinutes(-29));
    assertThat(filtersWith(task)).containsExactly("本组待领", "即将超时", "投诉");
    clockTo(task.getDueDate(), Duration.ofMinutes(1));
    assertThat(filtersWith(task)).containsExactly("本组待领", "已超时", "投诉");

    tasks.claim(task.getId(), "agent2");
    assertThat(filtersWith(task)).containsExactly("我的任务", "已超时");
    signIn("agent1", Role.AGENT);
    assertThat(filtersWith(task)).containsExactly("已超时");
    signIn("tech1", Role.TECH_SUPPORT);
    assertThat(filtersWith(task)).isEmpty();
    signIn("supervisor1", Role.SUPERVISOR);
    assertThat(filtersWith(task)).containsExactly("全组任务");
  }

  @Test
  void whoIsAskedForHelpByNameFindsTheTaskWhoeverHasIt() {
    Task task = scenario.responded().run().task("userTask_investigateComplaint");
    tasks.addCandidateUser(task.getId(), "agent2");

    signIn("agent2", Role.AGENT);
    assertThat(filtersWith(task)).containsExactly("与我有关");
    signIn("agent1", Role.AGENT);
    assertThat(filtersWith(task)).containsExactly("我的任务", "与我有关");
  }

  @Test
  void graveCasesAndCustomersWithSpecialNeedsStandOut() {
    Task grave = scenario.receivedCritical().run().task("userTask_respondToComplaint");
    Task other = scenario.received().run().task("userTask_respondToComplaint");
    signIn("agent1", Role.AGENT);
    assertThat(filtersWith(grave)).contains("紧急与特殊客户");

    Map.of(
            Severity.MINOR.priority(),
            false,
            Severity.MINOR.priority() + 15,
            true,
            Severity.MAJOR.priority(),
            false,
            Severity.MAJOR.priority() + 15,
            true)
        .forEach(
            (priority, listed) -> {
              identities.clearAuthentication();
              tasks.setPriority(other.getId(), priority);
              signIn("agent1", Role.AGENT);
              assertThat(filtersWith(other).contains("紧急与特殊客户"))
                  .as("priority " + priority)
                  .isEqualTo(listed);
            });
  }

  @Test
  void casesThatWaitForTheirCustomersAreInAFilterOfTheirOwn() {
    Complaint complaint = scenario.responded();
    inquiries.ask(complaint.number(), "什么颜色？");
    Task question = complaint.run().task("userTask_recordCustomerAnswer");
    signIn("agent2", Role.AGENT);

    assertThat(filtersWith(question)).containsExactly("等待客户");
  }

  @Test
  void whatIsDueFirstStandsFirstAndWhatIsNeverDueLast() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(scenario.received().run().task("userTask_respondToComplaint").getId());
    }
    change(ids.get(0), null, 50);
    change(ids.get(1), new Date(2_000_000_000_000L), 50);
    change(ids.get(2), new Date(2_000_000_000_000L), 90);
    change(ids.get(3), new Date(1_000_000_000_000L), 50);
    signIn("agent1", Role.AGENT);

    List<Task> listed = filters.list(filter("本组待领").getId());

    assertThat(listed)
        .extracting(Task::getId)
        .filteredOn(ids::contains)
        .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
  }

  @Test
  void filtersOfAnEarlierVersionThatNobodyChangedAreBroughtUpToDate() {
    Filter mine = filter("我的任务");
    Map<String, Object> before = mine.getProperties();
    String all = filter("全组任务").getId();
    filters.saveFilter(
        filter("全组任务")
            .setName("全部任务")
            .setProperties(
                Map.of("variables", List.of(Map.of("name", "caseNumber", "label", "工单号"))))
            .setQuery(tasks.createTaskQuery().orderByDueDate().asc()));
    filters.saveFilter(mine.setProperties(Map.of("description", "我改过的", "variables", List.of())));
    try {
      setup.postProcessEngineBuild(engine);

      assertThat(filter("全部任务")).isNull();
      assertThat(filter("全组任务").getId()).isEqualTo(all);
      assertThat(filter("全组任务").getProperties())
          .doesNotContainKey("variables")
          .containsEntry("priority", 90);
      assertThat(filter("我的任务").getProperties()).containsEntry("description", "我改过的");
    } finally {
      filters.saveFilter(filter("我的任务").setProperties(before));
    }
  }

  private void change(String taskId, Date due, int priority) {
    Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
    task.setDueDate(due);
    task.setPriority(priority);
    tasks.saveTask(task);
  }

  private List<String> names() {
    return filters.createTaskFilterQuery().unlimitedList().stream()
        .sorted(
            Comparator.comparing(
                filter -> ((Number) filter.getProperties().get("priority")).intValue()))
        .map(Filter::getName)
        .toList();
  }

  private List<String> filtersWith(Task task) {
    return names().stream()
        .filter(
            name ->
                filters.list(filter(name).getId()).stream()
                    .anyMatch(listed -> ((Task) listed).getId().equals(task.getId())))
        .toList();
  }

  private Filter filter(String name) {
    return filters.createTaskFilterQuery().filterName(name).singleResult();
  }

  private void signIn(String user, Role role) {
    identities.setAuthentication(user, List.of(role.groupId()));
  }

  private static void clockTo(Date due, Duration distance) {
    ClockUtil.setCurrentTime(Date.from(due.toInstant().plus(distance)));
  }
}
