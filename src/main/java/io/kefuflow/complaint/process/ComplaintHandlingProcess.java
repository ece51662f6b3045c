package io.kefuflow.complaint.process;

import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/complaint/complaint-handling.bpmn} and of the forms of its tasks.
 */
final class ComplaintHandlingProcess {

  static final String KEY = "complaint-handling";
  static final String CASE_REOPENED = "case.reopened";

  // register-complaint, besides what every intake says
  static final ProcessVariable<Boolean> PUBLIC_THREAT =
      ProcessVariable.flag(ComplaintReport.PUBLIC_THREAT);

  // facts for the decision table complaint-severity
  static final ProcessVariable<Boolean> REPEAT_COMPLAINT = ProcessVariable.flag("repeatComplaint");

  // respond-to-complaint
  static final ProcessVariable<String> SEVERITY_RAISED_TO =
      ProcessVariable.text("severityRaisedTo");
  static final ProcessVariable<String> SEVERITY_REASON = ProcessVariable.text("severityReason");
  static final ProcessVariable<String> FIRST_RESPONSE = ProcessVariable.text("firstResponse");

  // follow-critical-complaint, record-root-cause
  static final ProcessVariable<String> MANAGER_INSTRUCTION =
      ProcessVariable.text("managerInstruction");
  static final ProcessVariable<String> ROOT_CAUSE_KIND = ProcessVariable.text("rootCauseKind");
  static final ProcessVariable<String> ROOT_CAUSE = ProcessVariable.text("rootCause");
  static final ProcessVariable<String> IMPROVEMENT_MEASURE =
      ProcessVariable.text("improvementMeasure");

  // messages
  static final ProcessVariable<String> REOPENING_REASON = ProcessVariable.text("reopeningReason");

  private ComplaintHandlingProcess() {}
}
