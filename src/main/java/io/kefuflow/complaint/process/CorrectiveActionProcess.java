package io.kefuflow.complaint.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/complaint/corrective-action.bpmn} and of the forms of its tasks.
 */
final class CorrectiveActionProcess {

  static final String KEY = "corrective-action";

  /** Group id of the department at fault. */
  static final ProcessVariable<String> RESPONSIBLE_GROUP = ProcessVariable.text("responsibleGroup");

  static final ProcessVariable<String> CORRECTION_MATTER = ProcessVariable.text("correctionMatter");
  static final ProcessVariable<Number> CORRECTION_DAYS = ProcessVariable.number("correctionDays");

  static final ProcessVariable<String> CORRECTION_NOTE = ProcessVariable.text("correctionNote");
  static final ProcessVariable<Boolean> CORRECTION_EFFECTIVE =
      ProcessVariable.flag("correctionEffective");
  static final ProcessVariable<String> VERIFICATION_NOTE = ProcessVariable.text("verificationNote");

  private CorrectiveActionProcess() {}
}
