package io.kefuflow.training.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/training/training-session.bpmn} and of the forms of its tasks. */
final class TrainingSessionProcess {

  static final String KEY = "training-session";

  /** One of HELD, POSTPONE, REPLACE, CANCEL. */
  static final ProcessVariable<String> SESSION_ACTION = ProcessVariable.text("sessionAction");

  /** User ids. */
  static final ProcessVariable<Object> PRESENT_PARTICIPANTS =
      new ProcessVariable<>("presentParticipants", Object.class);

  /** Date and time with offset, ISO 8601, as the next. */
  static final ProcessVariable<String> NEW_STARTS_AT = ProcessVariable.text("newStartsAt");

  static final ProcessVariable<String> NEW_ENDS_AT = ProcessVariable.text("newEndsAt");
  static final ProcessVariable<String> NEW_PLACE = ProcessVariable.text("newPlace");

  /** User id. */
  static final ProcessVariable<String> NEW_TRAINER = ProcessVariable.text("newTrainer");

  static final ProcessVariable<String> CANCELLATION_REASON =
      ProcessVariable.text("cancellationReason");

  /** What came of a participant's assessment, as the exam says it. */
  static final ProcessVariable<String> EXAM_RESULT = ProcessVariable.text("examResult");

  static final ProcessVariable<Number> EVALUATION_CONTENT =
      ProcessVariable.number("evaluationContent");
  static final ProcessVariable<Number> EVALUATION_TRAINER =
      ProcessVariable.number("evaluationTrainer");
  static final ProcessVariable<Number> EVALUATION_USEFULNESS =
      ProcessVariable.number("evaluationUsefulness");
  static final ProcessVariable<Number> EVALUATION_ORGANISATION =
      ProcessVariable.number("evaluationOrganisation");
  static final ProcessVariable<String> EVALUATION_REMARK = ProcessVariable.text("evaluationRemark");

  /** What forms show of the session, Markdown; made when a form is opened. */
  static final ProcessVariable<String> SESSION_SUMMARY = ProcessVariable.text("sessionSummary");

  private TrainingSessionProcess() {}
}
