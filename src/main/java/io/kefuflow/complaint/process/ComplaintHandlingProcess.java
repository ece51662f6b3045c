package io.kefuflow.complaint.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/complaint/complaint-handling.bpmn} and of the forms of its tasks.
 */
final class ComplaintHandlingProcess {

  static final String KEY = "complaint-handling";
  static final String CASE_WITHDRAWN = "case.withdrawn";
  static final String CASE_REOPENED = "case.reopened";

  // register-complaint
  static final ProcessVariable<String> CUSTOMER_NAME = ProcessVariable.text("customerName");
  static final ProcessVariable<String> CUSTOMER_PHONE = ProcessVariable.text("customerPhone");
  static final ProcessVariable<String> CUSTOMER_EMAIL = ProcessVariable.text("customerEmail");
  static final ProcessVariable<String> CUSTOMER_LEVEL = ProcessVariable.text("customerLevel");
  static final ProcessVariable<String> SPECIAL_NEED = ProcessVariable.text("specialNeed");
  static final ProcessVariable<String> CHANNEL = ProcessVariable.text("channel");
  static final ProcessVariable<String> CATEGORY = ProcessVariable.text("category");
  static final ProcessVariable<String> LOCATION = ProcessVariable.text("location");
  static final ProcessVariable<String> MATTER = ProcessVariable.text("matter");
  static final ProcessVariable<Boolean> PUBLIC_THREAT = ProcessVariable.flag("publicThreat");

  /** Date and time with offset, ISO 8601; null for now. */
  static final ProcessVariable<String> RECEIVED_AT = ProcessVariable.text("receivedAt");

  // only by our own intake, never by a form
  static final ProcessVariable<String> SOURCE = ProcessVariable.text("source");
  static final ProcessVariable<String> EXTERNAL_NUMBER = ProcessVariable.text("externalNumber");
  static final ProcessVariable<Boolean> SETTLED_BEFORE = ProcessVariable.flag("settledBefore");
  static final ProcessVariable<Boolean> DEADLINES_FROM_RECEIPT =
      ProcessVariable.flag("deadlinesFromReceipt");

  // facts for the decision table complaint-severity
  static final ProcessVariable<Boolean> SPECIAL_NEEDS = ProcessVariable.flag("specialNeeds");
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
  static final ProcessVariable<String> WITHDRAWAL_REASON = ProcessVariable.text("withdrawalReason");
  static final ProcessVariable<String> REOPENING_REASON = ProcessVariable.text("reopeningReason");

  private ComplaintHandlingProcess() {}
}
