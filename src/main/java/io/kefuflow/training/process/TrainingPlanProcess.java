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

  // choosing the participants
  /** User ids. */
  static final ProcessVariable<Object> PARTICIPANTS =
      new ProcessVariable<>("participants", Object.class);

  /** Content areas to ask about, none for all. */
  static final ProcessVariable<Object> AREAS_TO_ASK =
      new ProcessVariable<>("areasToAsk", Object.class);

  /** Date and time with offset, ISO 8601. */
  static final ProcessVariable<String> ANSWERS_DUE_AT = ProcessVariable.text("answersDueAt");

  // the questionnaire
  /** Content areas asked about, separated by commas. */
  static final ProcessVariable<String> AREAS_ASKED = ProcessVariable.text("areasAsked");

  static final ProcessVariable<Number> NEED_EXPERTISE = ProcessVariable.number("needExpertise");
  static final ProcessVariable<Number> NEED_SERVICE_SKILLS =
      ProcessVariable.number("needServiceSkills");
  static final ProcessVariable<Number> NEED_TEAMWORK = ProcessVariable.number("needTeamwork");
  static final ProcessVariable<Number> NEED_LAW = ProcessVariable.number("needLaw");
  static final ProcessVariable<String> NEED_WISHES = ProcessVariable.text("needWishes");

  // planning
  /** One of ADD, CHANGE, REMOVE, SUBMIT, ABANDON. */
  static final ProcessVariable<String> PLAN_ACTION = ProcessVariable.text("planAction");

  /** Number of the session to change or remove. */
  static final ProcessVariable<String> SESSION_CHOICE = ProcessVariable.text("sessionChoice");

  static final ProcessVariable<String> SESSION_COURSE = ProcessVariable.text("sessionCourse");

  /** One of INTERNAL, EXTERNAL, PRACTICE. */
  static final ProcessVariable<String> SESSION_FORM = ProcessVariable.text("sessionForm");

  /** Date and time with offset, ISO 8601, as the next. */
  static final ProcessVariable<String> SESSION_STARTS_AT = ProcessVariable.text("sessionStartsAt");

  static final ProcessVariable<String> SESSION_ENDS_AT = ProcessVariable.text("sessionEndsAt");
  static final ProcessVariable<String> SESSION_PLACE = ProcessVariable.text("sessionPlace");
  static final ProcessVariable<String> SESSION_TRAINER = ProcessVariable.text("sessionTrainer");
  static final ProcessVariable<String> EXTERNAL_TRAINER = ProcessVariable.text("externalTrainer");
  static final ProcessVariable<Number> SESSION_SEATS = ProcessVariable.number("sessionSeats");

  /** User ids. */
  static final ProcessVariable<Object> SESSION_PARTICIPANTS =
      new ProcessVariable<>("sessionParticipants", Object.class);

  static final ProcessVariable<String> ABANDON_REASON = ProcessVariable.text("abandonReason");

  // approval
  static final ProcessVariable<Boolean> PLAN_APPROVED = ProcessVariable.flag("planApproved");

  /** Why the approver returned it; null when nobody decided. */
  static final ProcessVariable<String> PLAN_RETURN_REASON =
      ProcessVariable.text("planReturnReason");

  // course design
  static final ProcessVariable<String> COURSE_OUTLINE = ProcessVariable.text("courseOutline");
  static final ProcessVariable<String> COURSE_METHOD = ProcessVariable.text("courseMethod");
  static final ProcessVariable<String> COURSE_MATERIALS = ProcessVariable.text("courseMaterials");

  // conclusion
  static final ProcessVariable<String> PLAN_CONCLUSION = ProcessVariable.text("planConclusion");
  static final ProcessVariable<String> PLAN_ADJUSTMENTS = ProcessVariable.text("planAdjustments");

  /** COMPLETED or CANCELLED. */
  static final ProcessVariable<String> PLAN_OUTCOME = ProcessVariable.text("planOutcome");

  // what forms show, Markdown; made when a form is opened
  static final ProcessVariable<String> PLAN_SUMMARY = ProcessVariable.text("planSummary");
  static final ProcessVariable<String> PLAN_NEEDS = ProcessVariable.text("planNeeds");
  static final ProcessVariable<String> PLAN_SESSIONS = ProcessVariable.text("planSessions");
  static final ProcessVariable<String> PLAN_RESULTS = ProcessVariable.text("planResults");
  static final ProcessVariable<String> COURSE_SUMMARY = ProcessVariable.text("courseSummary");

  private TrainingPlanProcess() {}
}
