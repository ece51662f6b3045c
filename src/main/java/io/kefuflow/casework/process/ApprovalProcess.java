package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/casework/approval.bpmn} and of the form of its task. */
final class ApprovalProcess {

  static final String KEY = "approval";

  static final String NONE = "NONE";
  static final String SUPERVISOR = "SUPERVISOR";
  static final String MANAGER = "MANAGER";
  static final String SUPERVISOR_MANAGER = "SUPERVISOR_MANAGER";

  /** One of NONE, SUPERVISOR, MANAGER, SUPERVISOR_MANAGER. */
  static final ProcessVariable<String> APPROVAL_LEVEL = ProcessVariable.text("approvalLevel");

  /** The level that decides now: SUPERVISOR or MANAGER. */
  static final ProcessVariable<String> APPROVAL_STEP = ProcessVariable.text("approvalStep");

  /** What is to be approved, as the form shows it. */
  static final ProcessVariable<String> APPROVAL_SUBJECT = ProcessVariable.text("approvalSubject");

  /** User ids of those who must not approve, separated by commas; grows with each level. */
  static final ProcessVariable<String> ENTERED_BY = ProcessVariable.text("enteredBy");

  /** Instant, ISO 8601, until which the present level decides. */
  static final ProcessVariable<String> APPROVAL_BEFORE = ProcessVariable.text("approvalBefore");

  static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
  static final ProcessVariable<String> REJECTION_REASON = ProcessVariable.text("rejectionReason");

  private ApprovalProcess() {}
}
