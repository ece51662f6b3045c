package io.kefuflow.business.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/business/business-handling.bpmn}, {@code business-review.bpmn} and
 * of the forms of their tasks. The kind of business is the category of the case.
 */
final class BusinessHandlingProcess {

  static final String REVIEW_TASK = "userTask_reviewApplication";
  static final String COMPLETE = "COMPLETE";
  static final String CHANGE_PLAN = "CHANGE_PLAN";

  // accept-application
  /** The kinds of the catalogue as options of a form field, JSON. */
  static final ProcessVariable<Object> BUSINESS_KINDS =
      new ProcessVariable<>("businessKinds", Object.class);

  static final ProcessVariable<String> ACCEPTANCE_NOTE = ProcessVariable.text("acceptanceNote");

  // review-application
  /** The required materials as options of a form field, JSON. */
  static final ProcessVariable<Object> MATERIAL_CHOICES =
      new ProcessVariable<>("materialChoices", Object.class);

  /** Codes of the materials that the agent has seen and found fit, a JSON list. */
  static final ProcessVariable<Object> MATERIALS_SEEN =
      new ProcessVariable<>("materialsSeen", Object.class);

  /** One of COMPLETE, MISSING, UNFIT. */
  static final ProcessVariable<String> REVIEW_VERDICT = ProcessVariable.text("reviewVerdict");

  static final ProcessVariable<String> REVIEW_NOTE = ProcessVariable.text("reviewNote");
  static final ProcessVariable<Boolean> CUSTOMER_ANSWERED =
      ProcessVariable.flag("customerAnswered");

  // approval
  /** User ids of those who entered or reviewed the application, separated by commas. */
  static final ProcessVariable<String> ENTERED_BY = ProcessVariable.text("enteredBy");

  static final ProcessVariable<Boolean> APPLICATION_APPROVED =
      ProcessVariable.flag("applicationApproved");
  static final ProcessVariable<String> REJECTION_REASON = ProcessVariable.text("rejectionReason");

  // record-customer-choice
  /** One of COMPLETE_MATERIALS, CHANGE_PLAN, WITHDRAW. */
  static final ProcessVariable<String> CUSTOMER_CHOICE = ProcessVariable.text("customerChoice");

  static final ProcessVariable<String> CHANGED_KIND = ProcessVariable.text("changedKind");
  static final ProcessVariable<String> CHANGED_PLAN = ProcessVariable.text("changedPlan");
  static final ProcessVariable<String> CHOICE_NOTE = ProcessVariable.text("choiceNote");

  // the result
  /** Name of a {@link io.kefuflow.business.HandlingResult}. */
  static final ProcessVariable<String> HANDLING_RESULT = ProcessVariable.text("handlingResult");

  /** What the customer is told of the result besides; null for nothing. */
  static final ProcessVariable<String> RESULT_NOTE = ProcessVariable.text("resultNote");

  // made when a form is opened
  /** The application with its materials, Markdown. */
  static final ProcessVariable<String> APPLICATION_SUMMARY =
      ProcessVariable.text("applicationSummary");

  /** The orders to the business system, Markdown. */
  static final ProcessVariable<String> ORDER_SUMMARY = ProcessVariable.text("orderSummary");

  private BusinessHandlingProcess() {}
}
