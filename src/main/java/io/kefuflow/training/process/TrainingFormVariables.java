package io.kefuflow.training.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.training.process.TrainingPlanProcess.COURSE_SUMMARY;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_NEEDS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_RESULTS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_SESSIONS;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_SUMMARY;
import static io.kefuflow.training.process.TrainingSessionProcess.SESSION_SUMMARY;

import io.kefuflow.course.Courses;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionPlanning;
import io.kefuflow.training.TrainingPlan;
import io.kefuflow.training.TrainingPlans;
import io.kefuflow.training.TrainingSession;
import io.kefuflow.training.TrainingSessions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the forms of training show of plans and sessions. Which task it is decides how much: a
 * participant sees nothing of what others need or say.
 */
@Component
class TrainingFormVariables implements FormVariableSource {

  private final TrainingPlans plans;
  private final SessionPlanning planning;
  private final TrainingSessions sessions;
  private final Courses courses;
  private final PlanMarkdown markdown;
  private final TaskService tasks;
  private final SystemCalls systemCalls;

  TrainingFormVariables(
      TrainingPlans plans,
      SessionPlanning planning,
      TrainingSessions sessions,
      Courses courses,
      PlanMarkdown markdown,
      @Lazy TaskService tasks,
      @Lazy SystemCalls systemCalls) {
    this.plans = plans;
    this.planning = planning;
    this.sessions = sessions;
    this.courses = courses;
    this.markdown = markdown;
    this.tasks = tasks;
    this.systemCalls = systemCalls;
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    return Map.of();
  }

  @Override
  public Map<String, Object> variables(String businessKey, String taskId) {
    if (PlanNumber.isValid(businessKey)) {
      return plans
          .find(new PlanNumber(businessKey))
          .map(plan -> ofPlan(plan, taskId))
          .orElse(Map.of());
    }
    return SessionNumber.isValid(businessKey)
        ? ofSession(sessions.get(SessionNumber.parse(businessKey)), taskId)
        : Map.of();
  }

  private Map<String, Object> ofPlan(TrainingPlan plan, String taskId) {
    String summary = markdown.planned(plan);
    return switch (definitionKey(taskId)) {
      case "userTask_stateNeeds" -> Map.of(PLAN_SUMMARY.name(), markdown.summary(plan));
      case "userTask_chooseParticipants" -> Map.of(PLAN_SUMMARY.name(), summary);
      case "userTask_planSessions" ->
          Map.of(
              PLAN_SUMMARY.name(), summary,
              PLAN_NEEDS.name(), markdown.needs(plan, plans.needs(plan.number())),
              PLAN_SESSIONS.name(), markdown.sessions(plan, planned(plan)));
      case "userTask_designCourse" ->
          Map.of(COURSE_SUMMARY.name(), markdown.course(courses.get(course(taskId)), plan));
      case "userTask_concludePlan" ->
          Map.of(
              PLAN_SUMMARY.name(),
              summary,
              PLAN_RESULTS.name(),
              markdown.results(sessions.figures(plan.number()), planned(plan)));
      default -> Map.of();
    };
  }

  private List<TrainingSession> planned(TrainingPlan plan) {
    return planning.sessions(plan.number());
  }

  private Map<String, Object> ofSession(TrainingSession session, String taskId) {
    return switch (definitionKey(taskId)) {
      case "userTask_leadSession" -> Map.of(SESSION_SUMMARY.name(), markdown.led(session));
      case "userTask_evaluateSession" -> Map.of(SESSION_SUMMARY.name(), markdown.attended(session));
      default -> Map.of();
    };
  }

  private String definitionKey(String taskId) {
    return systemCalls.call(
        () -> tasks.createTaskQuery().taskId(taskId).singleResult().getTaskDefinitionKey());
  }

  private String course(String taskId) {
    return systemCalls.call(() -> (String) tasks.getVariable(taskId, COURSE_CODE.name()));
  }
}
