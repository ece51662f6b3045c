package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to the complaint that an agent investigates when the agent is away. */
@ApplicationTest
class AbsentWorkTest {

  private static final String TASK = "userTask_investigateComplaint";
  private static final String[] SKILLS = {"complaint-handling"};

  @Autowired ComplaintScenario scenario;
  @Autowired StandIns standIns;
  @Autowired Roster rosters;
  @Autowired Cases cases;
  @Autowired CaseTasks caseTasks;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private RosterFixture roster;
  private List<String> agents;
  private String away;
  private String colleague;
  private Complaint complaint;

  @BeforeEach
  void anAgentInvestigates(@Autowired ApplicationContext application) {
    roster = new RosterFixture(application);
    agents = roster.people(Role.AGENT, 3);
    away = agents.get(0);
    colleague = agents.get(1);
    complaint = held(away);
  }

  @AfterEach
  void clear() {
    roster.clear();
    rosters.deleteSkill(SKILLS[0]);
  }

  @Test
  void withoutARosterTheStandInGetsTheWork() {
    List<Reassignment> passed = standIns.markAbsent(absence(colleague));

    assertThat(passed).hasSize(1).first().extracting("toUser").isEqualTo(colleague);
    assertThat(task().getAssignee()).isEqualTo(colleague);
    assertThat(handler()).isEqualTo(colleague);
    assertThat(cases.get(complaint.number()).handler()).isEqualTo(colleague);
    assertThat(explanation()).isEqualTo("员工0缺席，「调查核实」改派：员工1：员工0的代理人");
  }

  @Test
  void withoutARosterAndAStandInTheWorkGoesBackToTheQueue() {
    standIns.markAbsent(absence(null));

    assertThat(task().getAssignee()).isNull();
    assertThat(handler()).isNull();
    assertThat(tasks.createTaskQuery().taskCandidateGroup("agent").list())
        .extracting(Task::getId)
        .contains(task().getId());
    assertThat(explanation()).isEqualTo("员工0缺席，「调查核实」退回本组待领：未维护排班，进入本组待领");
  }

  @Test
  void aStandInWhoIsAbsentOrOfAnotherGroupGetsNothing() {
    standIns.markAbsent(new Absence(colleague, clock.instant(), null));
    standIns.markAbsent(absence(colleague));
    assertThat(task().getAssignee()).isNull();

    caseTasks.assignTo(complaint.number(), agents.get(2));
    standIns.markAbsent(new Absence(agents.get(2), clock.instant(), null, "analyst1", null));
    assertThat(task().getAssignee()).isNull();
  }

  @Test
  void withARosterTheStandInIsAskedFirst() {
    around(agents);

    standIns.markAbsent(absence(agents.get(2)));

    assertThat(task().getAssignee()).isEqualTo(agents.get(2));
    assertThat(explanation()).isEqualTo("员工0缺席，「调查核实」改派：员工2：员工0的代理人，值班中，有“投诉处理”技能，手上 0 件（上限 8 件）");
  }

  @Test
  void aStandInOffDutyIsPassedOverForTheRule() {
    around(agents.subList(0, 2));

    standIns.markAbsent(absence(agents.get(2)));

    assertThat(task().getAssignee()).isEqualTo(colleague);
    assertThat(explanation()).endsWith("空闲最久，手上 0 件（上限 8 件）；员工0的代理人不在排班中");
  }

  @Test
  void anAbsentStandInIsPassedOverForTheRule() {
    around(agents);
    standIns.markAbsent(new Absence(agents.get(2), clock.instant(), null));

    standIns.markAbsent(absence(agents.get(2)));

    assertThat(task().getAssignee()).isEqualTo(colleague);
    assertThat(explanation()).endsWith("；员工0的代理人员工2缺席");
  }

  @Test
  void nobodyEligibleSendsTheWorkToTheQueueAndTellsTheSupervisors() {
    around(List.of(away));

    standIns.markAbsent(absence(null));

    assertThat(task().getAssignee()).isNull();
    assertThat(handler()).isNull();
    assertThat(explanation()).endsWith("退回本组待领：无人可分派：当前无人值班");
    assertThat(
            jdbc.sql("select text from message where case_number = :case and template = :template")
                .param("case", complaint.number().value())
                .param("template", "nobody-on-duty")
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains(complaint.number().value(), "当前无人值班");
  }

  @Test
  void aLaterStepGoesToWhoHasTheWorkNow() {
    standIns.markAbsent(absence(colleague));

    complaint.run().runJobs();
    tasks.setAssignee(task().getId(), "agent1");
    complaint.investigate();

    assertThat(complaint.run().task("userTask_planSolution").getAssignee()).isEqualTo(colleague);
  }

  @Test
  void aPlannedAbsencePassesTheWorkWhenItBegins() {
    Instant monday = clock.instant().plus(Duration.ofDays(2));
    assertThat(standIns.markAbsent(new Absence(away, monday, null, colleague, "年假"))).isEmpty();
    assertThat(task().getAssignee()).isEqualTo(away);

    ClockUtil.setCurrentTime(Date.from(monday));
    standIns.align();
    standIns.align();

    assertThat(task().getAssignee()).isEqualTo(colleague);
    assertThat(explanations()).hasSize(1);
  }

  @Test
  void nothingIsTakenBackOnReturn() {
    standIns.markAbsent(absence(colleague));

    standIns.markPresent(away);
    standIns.align();

    assertThat(task().getAssignee()).isEqualTo(colleague);
  }

  @Test
  void workThatReachesAnAbsentPersonLaterPassesOnAsWell() {
    standIns.markAbsent(absence(colleague));
    Complaint another = held(away);

    standIns.align();

    assertThat(another.run().task(TASK).getAssignee()).isEqualTo(colleague);
  }

  @Test
  void severalNodesPassTheWorkOnOnce() throws Exception {
    around(agents);
    jdbc.sql("insert into absence (user_id, from_at) values (:user, :from)")
        .param("user", away)
        .param("from", java.sql.Timestamp.from(clock.instant()))
        .update();

    var nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> node =
          () -> {
            standIns.align();
            return null;
          };
      for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
        done.get();
      }
    } finally {
      nodes.shutdown();
    }

    assertThat(task().getAssignee()).isIn(agents.subList(1, 3));
    assertThat(explanations()).hasSize(1);
  }

  @Test
  void aClaimedTaskOfTheManagerGoesBackToManagerAndDeputy() {
    Complaint expensive = scenario.investigated();
    expensive.plan(5000, false);
    Task approval = expensive.run().task("userTask_approveRequest");
    String manager = roster.people(Role.MANAGER, 1).get(0);
    tasks.claim(approval.getId(), manager);

    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    standIns.markAbsent(new Absence(manager, clock.instant(), null));

    assertThat(expensive.run().task("userTask_approveRequest").getAssignee()).isNull();
    assertThat(tasks.createTaskQuery().taskCandidateUser("deputy1").list())
        .extracting(Task::getId)
        .contains(approval.getId());
  }

  @Test
  void anApprovalThatTheStandInAskedForGoesBackToTheGroup() {
    Complaint expensive = scenario.investigated();
    expensive.plan(5000, false);
    Task approval = expensive.run().task("userTask_approveRequest");
    List<String> managers = roster.people(Role.MANAGER, 2);
    runtime.setVariable(approval.getProcessInstanceId(), "enteredBy", managers.get(1));
    tasks.claim(approval.getId(), managers.get(0));

    standIns.markAbsent(new Absence(managers.get(0), clock.instant(), null, managers.get(1), null));

    assertThat(expensive.run().task("userTask_approveRequest").getAssignee()).isNull();
  }

  @Test
  void anUnknownStandInOrOneselfIsRefused() {
    assertThatThrownBy(() -> standIns.markAbsent(absence("nobody")))
        .hasMessage("没有用户 nobody：请核对账号");
    assertThatThrownBy(() -> absence(away)).hasMessageContaining("代理人不能是缺席人员本人");
  }

  private Complaint held(String agent) {
    Complaint investigated = scenario.responded();
    caseTasks.assignTo(investigated.number(), agent);
    cases.handledBy(investigated.number(), agent);
    return investigated;
  }

  private void around(List<String> members) {
    rosters.saveSkill(new Skill(SKILLS[0], "投诉处理"));
    roster.aroundTheClock(Role.AGENT, members, 8, SKILLS);
  }

  private Absence absence(String standIn) {
    return new Absence(away, clock.instant(), null, standIn, null);
  }

  private Task task() {
    return complaint.run().task(TASK);
  }

  private String handler() {
    return (String) runtime.getVariable(task().getProcessInstanceId(), "caseHandler");
  }

  private String explanation() {
    return explanations().get(explanations().size() - 1);
  }

  private List<String> explanations() {
    return timeline.of(complaint.number()).stream()
        .filter(event -> event.kind() == CaseEvent.Kind.HANDED_OVER)
        .map(CaseEvent::summary)
        .filter(summary -> summary.contains("缺席"))
        .toList();
  }
}
