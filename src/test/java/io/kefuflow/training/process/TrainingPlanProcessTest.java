package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.*;
import static io.kefuflow.training.process.TrainingScenario.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ProcessTest;
import io.kefuflow.test.RunningCase;
import io.kefuflow.training.PlanState;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.process.TrainingScenario.Plan;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest({KEY, TrainingSessionProcess.KEY})
class TrainingPlanProcessTest {

  @Autowired ProcessEngine engine;
  @Autowired TrainingScenario scenario;
  @Autowired TrainingPlans plans;

  private String deployment;

  @BeforeEach
  void standInForExams() {
    deployment = scenario.deployStandInForExams();
  }

  @AfterEach
  void remove() {
    engine.getRepositoryService().deleteDeployment(deployment, true);
  }

  @Test
  void aQuarterIsPlannedHeldAndSummedUp() {
    Plan plan = scenario.begun().running(EXAM_COURSE, "agent1", "agent2");
    RunningCase session = plan.session(1);
    session.fireTimer("event_sessionReminderDue");
    ClockUtil.setCurrentTime(session.task("userTask_leadSession").getDueDate());
    plan.held(1, "agent1", "agent2");
    for (String employee : new String[] {"agent1", "agent2"}) {
      String task = plan.personalTask(session, "userTask_standInExam", employee).getId();
      engine
          .getTaskService()
          .complete(
              task,
              java.util.Map.of(
                  "examResult", employee.equals("agent1") ? "PASSED" : "NOT_CERTIFIED"));
      plan.evaluated(employee);
    }
    assertThat(session.hasEnded()).isTrue();
    plan.run()
        .complete(
            "trainer1",
            "userTask_concludePlan",
            PLAN_CONCLUSION.of("目标达到"),
            PLAN_ADJUSTMENTS.of("增加案例"));

    assertThat(plan.run().hasEnded()).isTrue();
    assertThat(plans.get(plan.number()).state()).isEqualTo(PlanState.COMPLETED);
  }
}
