package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.SESSION_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import io.kefuflow.test.RunningCase;
import io.kefuflow.training.PlanFigures;
import io.kefuflow.training.TrainingSessions;
import io.kefuflow.training.TrainingWorkflow;
import io.kefuflow.training.process.TrainingScenario.Plan;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions together with the exams that the exam process holds. */
@ApplicationTest
class TrainingExamTest {

  @Autowired ProcessEngine engine;
  @Autowired TrainingScenario scenario;
  @Autowired TrainingSessions sessions;
  @Autowired TrainingWorkflow workflow;

  @Test
  void whoWasThereIsExaminedAndTheSessionKeepsTheResult() {
    Plan plan = scenario.begun().running(TrainingScenario.EXAM_COURSE, "agent1", "agent2");
    ClockUtil.setCurrentTime(plan.session(1).task("userTask_leadSession").getDueDate());
    plan.held(1, "agent1").evaluated("agent1");

    ProcessInstance exam =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey("exam")
            .variableValueEquals(SESSION_NUMBER.name(), plan.number() + "-01")
            .singleResult();
    assertThat(exam.getBusinessKey()).startsWith("KS-");
    RunningCase judged = new RunningCase(engine, exam.getBusinessKey());
    engine.getTaskService().setAssignee(judged.task("userTask_judgeRolePlay").getId(), "leaver");
    workflow.left("leaver");
    assertThat(judged.task("userTask_judgeRolePlay").getAssignee())
        .as("a trainer who leaves gives the exam back to the trainers")
        .isNull();
    judged.complete(
        "trainer1",
        "userTask_judgeRolePlay",
        Map.entry("rolePlayAttended", true),
        Map.entry("rolePlayScore", 90),
        Map.entry("rolePlayRemarks", "应对得体"));

    assertThat(plan.session(1).hasEnded()).isTrue();
    PlanFigures figures = sessions.figures(plan.number());
    assertThat(figures.passRate()).hasValue(100);
    assertThat(figures.toTrainAgain()).containsExactly("agent2");
    assertThat(plan.run().openTasks()).containsExactly("userTask_concludePlan");
  }
}
