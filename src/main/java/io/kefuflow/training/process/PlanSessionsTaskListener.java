package io.kefuflow.training.process;

import static io.kefuflow.training.process.TrainingPlanProcess.ABANDON_REASON;
import static io.kefuflow.training.process.TrainingPlanProcess.EXTERNAL_TRAINER;
import static io.kefuflow.training.process.TrainingPlanProcess.PLAN_ACTION;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_CHOICE;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_COURSE;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_ENDS_AT;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_FORM;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_PARTICIPANTS;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_PLACE;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_SEATS;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_STARTS_AT;
import static io.kefuflow.training.process.TrainingPlanProcess.SESSION_TRAINER;

import io.kefuflow.training.PlanNumber;
import io.kefuflow.training.SessionDraft;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.SessionPlanning;
import io.kefuflow.training.TrainingForm;
import io.kefuflow.training.TrainingPlans;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Does with the sessions of the plan what the planner chose. */
@Component
class PlanSessionsTaskListener implements TaskListener {

  private final SessionPlanning planning;
  private final TrainingPlans plans;

  PlanSessionsTaskListener(SessionPlanning planning, TrainingPlans plans) {
    this.planning = planning;
    this.plans = plans;
  }

  @Override
  public void notify(DelegateTask task) {
    PlanNumber number = new PlanNumber(task.getExecution().getProcessBusinessKey());
    switch (PLAN_ACTION.from(task)) {
      case "ADD" -> planning.add(number, draft(task));
      case "CHANGE" -> planning.change(chosen(task), draft(task));
      case "REMOVE" -> planning.remove(chosen(task));
      case "SUBMIT" -> planning.submit(number);
      default -> plans.abandon(number, ABANDON_REASON.findIn(task).orElse(null));
    }
  }

  private static SessionNumber chosen(VariableScope scope) {
    return SessionNumber.parse(SESSION_CHOICE.from(scope));
  }

  private static SessionDraft draft(VariableScope scope) {
    return new SessionDraft(
        SESSION_COURSE.findIn(scope).orElse(null),
        SESSION_FORM.findIn(scope).map(TrainingForm::valueOf).orElse(null),
        Fields.instant(scope, SESSION_STARTS_AT),
        Fields.instant(scope, SESSION_ENDS_AT),
        SESSION_PLACE.findIn(scope).orElse(null),
        SESSION_TRAINER.findIn(scope).orElse(null),
        EXTERNAL_TRAINER.findIn(scope).orElse(null),
        Fields.integer(scope, SESSION_SEATS),
        Fields.choices(scope, SESSION_PARTICIPANTS));
  }
}
