package io.kefuflow.complaint.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/complaint/complaint-resolution.bpmn} and of the forms of its
 * tasks.
 */
final class ComplaintResolutionProcess {

  /** One of DEPARTMENTS, CUSTOMER, DONE. */
  static final ProcessVariable<String> INVESTIGATION_NEXT =
      ProcessVariable.text("investigationNext");

  /** Group ids, a JSON list. */
  static final ProcessVariable<Object> INQUIRY_DEPARTMENTS =
      new ProcessVariable<>("inquiryDepartments", Object.class);

  static final ProcessVariable<String> DEPARTMENT_QUESTION =
      ProcessVariable.text("departmentQuestion");
  static final ProcessVariable<String> DEPARTMENT_ANSWER = ProcessVariable.text("departmentAnswer");
  static final ProcessVariable<String> INVESTIGATION_FINDINGS =
      ProcessVariable.text("investigationFindings");

  static final ProcessVariable<String> SOLUTION = ProcessVariable.text("solution");
  static final ProcessVariable<Number> COMPENSATION_AMOUNT =
      ProcessVariable.number("compensationAmount");
  static final ProcessVariable<String> SOLUTION_PLANNED_BY =
      ProcessVariable.text("solutionPlannedBy");

  static final ProcessVariable<Boolean> CORRECTION_REQUIRED =
      ProcessVariable.flag("correctionRequired");

  /** One of NONE, SUPERVISOR, MANAGER; result of the decision table compensation-approval. */
  static final ProcessVariable<String> APPROVAL_LEVEL = ProcessVariable.text("approvalLevel");

  static final ProcessVariable<Boolean> SOLUTION_APPROVED =
      ProcessVariable.flag("solutionApproved");
  static final ProcessVariable<String> EXECUTION_NOTE = ProcessVariable.text("executionNote");

  static final ProcessVariable<Boolean> SOLUTION_ACCEPTED =
      ProcessVariable.flag("solutionAccepted");
  static final ProcessVariable<String> REFUSAL_REASON = ProcessVariable.text("refusalReason");
  static final ProcessVariable<Boolean> MANAGER_REQUESTED =
      ProcessVariable.flag("managerRequested");

  /** How often the customer refused. */
  static final ProcessVariable<Integer> REFUSALS = ProcessVariable.count("refusals");

  /** One of NEW_SOLUTION, FINAL. */
  static final ProcessVariable<String> MANAGER_DECISION = ProcessVariable.text("managerDecision");

  static final ProcessVariable<String> FINAL_DECISION = ProcessVariable.text("finalDecision");

  private ComplaintResolutionProcess() {}
}
