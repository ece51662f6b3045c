package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fifty intakes at once, each in a transaction of its own that assigns the work and starts a
 * process with a task for whoever got it.
 */
@ApplicationTest
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConcurrentAssignmentsTest {

  private static final int INTAKES = 50;
  private static final Role ROLE = Role.TRAINER;

  @Autowired Assignments assignments;
  @Autowired CaseIntake intake;
  @Autowired Cases cases;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  private final String process = "work-" + UUID.randomUUID();
  private final ExecutorService clients = Executors.newFixedThreadPool(INTAKES);
  private RosterFixture roster;
  private TransactionTemplate transaction;
  private String deployment;

  @BeforeEach
  void deploy(
      @Autowired ApplicationContext application,
      @Autowired PlatformTransactionManager transactions) {
    roster = new RosterFixture(application);
    transaction = new TransactionTemplate(transactions);
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "work.bpmn",
                Bpmn.createExecutableProcess(process)
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask()
                    .camundaAssignee("${caseHandler}")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
  }

  @AfterEach
  void clear() {
    clients.shutdownNow();
    repository.deleteDeployment(deployment, true);
    roster.clear();
  }

  @Test
  void everybodyGetsAFairShareAndNobodyMoreThanTheCap() throws Exception {
    List<String> people = roster.people(ROLE, 5);
    roster.aroundTheClock(ROLE, people, 30);

    assertThat(intakes(INTAKES)).allMatch(assignment -> assignment.userId().isPresent());

    assertThat(loads()).hasSize(5).allSatisfy((user, load) -> assertThat(load).isBetween(7L, 13L));
  }

  @Test
  void capsHoldWhateverComesAtOnce() throws Exception {
    List<String> people = roster.people(ROLE, 3);
    roster.aroundTheClock(ROLE, people, 8);

    List<Assignment> made = intakes(INTAKES);

    assertThat(made).filteredOn(assignment -> assignment.userId().isPresent()).hasSize(24);
    assertThat(loads()).hasSize(3).allSatisfy((user, load) -> assertThat(load).isEqualTo(8));
    assertThat(made)
        .filteredOn(assignment -> assignment.userId().isEmpty())
        .extracting(Assignment::explanation)
        .containsOnly("无人可分派：值班 3 人，均已达上限");
    assertThat(notices()).as("supervisors are told once").isEqualTo(1);
  }

  /** As many at once as there are database connections; each takes one for the whole intake. */
  @Test
  void fiftyComplaintsAreSharedOut() throws Exception {
    var clients = Executors.newFixedThreadPool(20);
    List<String> people = roster.people(Role.AGENT, 5);
    String skill = "complaint-handling";
    roster.aroundTheClock(Role.AGENT, people, 10, roster.skill(skill));

    List<Callable<CaseNumber>> work =
        IntStream.range(0, INTAKES)
            .<Callable<CaseNumber>>mapToObj(
                i ->
                    () ->
                        intake
                            .receive(
                                ComplaintScenario.report(ComplaintScenario.newCustomer(), false))
                            .caseNumber())
            .toList();
    var handlers = new ArrayList<String>();
    for (Future<CaseNumber> received : clients.invokeAll(work, 90, TimeUnit.SECONDS)) {
      handlers.add(cases.get(received.get()).handler());
    }

    assertThat(
            handlers.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
        .containsOnlyKeys(people)
        .allSatisfy((user, count) -> assertThat(count).isEqualTo(10));
    clients.shutdown();
  }

  @Test
  void allPreferTheSamePerson() throws Exception {
    List<String> people = roster.people(ROLE, 2);
    roster.aroundTheClock(ROLE, people, 20);

    List<Assignment> made =
        intakes(
            30, number -> WorkRequest.of(ROLE, null, number).preferring(people.get(1), "上次接待人"));

    assertThat(made).allMatch(assignment -> assignment.userId().isPresent());
    assertThat(loads()).containsOnly(Map.entry(people.get(0), 10L), Map.entry(people.get(1), 20L));
  }

  @Test
  void workOfOneTransactionCountsAtOnce() {
    List<String> people = roster.people(ROLE, 2);
    roster.aroundTheClock(ROLE, people, 2);

    List<Assignment> made =
        transaction.execute(
            status ->
                IntStream.range(0, 5)
                    .mapToObj(i -> assignments.assign(WorkRequest.of(ROLE, null, number())))
                    .toList());

    assertThat(made)
        .extracting(assignment -> assignment.userId().orElse("nobody"))
        .containsExactlyInAnyOrder(
            people.get(0), people.get(0), people.get(1), people.get(1), "nobody");
  }

  @Test
  void whatIsRolledBackCountsForNothing() {
    List<String> people = roster.people(ROLE, 1);
    roster.aroundTheClock(ROLE, people, 1);

    transaction.executeWithoutResult(
        status -> {
          assertThat(assignments.assign(WorkRequest.of(ROLE, null, number())).userId()).isPresent();
          status.setRollbackOnly();
        });

    assertThat(intake(number()).userId()).contains(people.get(0));
  }

  private List<Assignment> intakes(int count) throws Exception {
    return intakes(count, number -> WorkRequest.of(ROLE, null, number));
  }

  private List<Assignment> intakes(int count, Function<String, WorkRequest> request)
      throws Exception {
    List<Callable<Assignment>> work =
        IntStream.range(0, count)
            .<Callable<Assignment>>mapToObj(i -> () -> intake(request.apply(number())))
            .toList();
    var made = new ArrayList<Assignment>();
    for (Future<Assignment> done : clients.invokeAll(work, 90, TimeUnit.SECONDS)) {
      made.add(done.get());
    }
    return made;
  }

  private Assignment intake(String number) {
    return intake(WorkRequest.of(ROLE, null, number));
  }

  private Assignment intake(WorkRequest request) {
    return transaction.execute(
        status -> {
          Assignment assignment = assignments.assign(request);
          runtime.startProcessInstanceByKey(
              process,
              request.caseNumber(),
              java.util.Collections.singletonMap("caseHandler", assignment.userId().orElse(null)));
          return assignment;
        });
  }

  private static String number() {
    return "X-" + UUID.randomUUID().toString().substring(0, 18);
  }

  private Map<String, Long> loads() {
    return tasks.createTaskQuery().processDefinitionKey(process).taskAssigned().list().stream()
        .collect(Collectors.groupingBy(task -> task.getAssignee(), Collectors.counting()));
  }

  private int notices() {
    return jdbc.sql("select count(*) from message where notice_key like 'nobody-on-duty:trainer:%'")
        .query(Integer.class)
        .single();
  }
}
