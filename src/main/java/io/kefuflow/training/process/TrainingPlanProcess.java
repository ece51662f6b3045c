package io.kefuflow.training.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/training/training-plan.bpmn} and of the forms of its tasks. */
final class TrainingPlanProcess {

  static final String KEY = "training-plan";

  static final ProcessVariable<String> PLAN_TITLE = ProcessVariable.text("planTitle");
  static final ProcessVariable<String> PLAN_GOALS = ProcessVariable.text("planGoals");

  /** First and last day, ISO 8601. */
  static final ProcessVariable<String> PLAN_FROM = ProcessVariable.text("planFrom");

  static final ProcessVariable<String> PLAN_TO = ProcessVariable.text("planTo");

  /** User id of who makes the plan. */
  static final ProcessVariable<String> PLANNER = ProcessVariable.text("planner");

  /** What it is begun for; only by our own code, never by a form. */
  static final ProcessVariable<String> PLAN_ORIGIN = ProcessVariable.text("planOrigin");

  /** Whom it is for, user ids separated by commas; only by our own code, never by a form. */
  static final ProcessVariable<String> PROPOSED_PARTICIPANTS =
      ProcessVariable.text("proposedParticipants");

  static final ProcessVariable<String> PLAN_NUMBER = ProcessVariable.text("planNumber");

  private TrainingPlanProcess() {}
}
