package io.kefuflow.sla.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/escalation/sla-escalation.bpmn}. */
final class SlaEscalationProcess {

  static final String KEY = "sla-escalation";
  static final String CLOCK_STOPPED = "sla.clockStopped";

  /** Code of {@link io.kefuflow.sla.Metric}. */
  static final ProcessVariable<String> METRIC = ProcessVariable.text("metric");

  /** Groups that get a task 督办 now, separated by commas; empty when none does. */
  static final ProcessVariable<String> SUPERVISING_GROUPS =
      ProcessVariable.text("supervisingGroups");

  /** Whether a further level of the ladder is to come. */
  static final ProcessVariable<Boolean> LADDER_GOES_ON = ProcessVariable.flag("ladderGoesOn");

  /** What the form says of the deadline, Markdown; local to the task. */
  static final ProcessVariable<String> SUPERVISION_SUMMARY =
      ProcessVariable.text("supervisionSummary");

  /** Code of {@link io.kefuflow.sla.Supervision.Measure}. */
  static final ProcessVariable<String> MEASURE = ProcessVariable.text("measure");

  static final ProcessVariable<String> COLLEAGUE = ProcessVariable.text("colleague");
  static final ProcessVariable<String> MEASURE_NOTE = ProcessVariable.text("measureNote");

  /** Date and time with offset, as a form field writes it. */
  static final ProcessVariable<String> PROMISED_AT = ProcessVariable.text("promisedAt");

  /** What the manager is asked to approve, Markdown; local to the task. */
  static final ProcessVariable<String> EXTENSION_SUMMARY = ProcessVariable.text("extensionSummary");

  static final ProcessVariable<Boolean> EXTENSION_APPROVED =
      ProcessVariable.flag("extensionApproved");

  static final ProcessVariable<String> EXTENSION_NOTE = ProcessVariable.text("extensionNote");

  private SlaEscalationProcess() {}
}
