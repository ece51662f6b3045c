package io.kefuflow.reception.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/reception/reception.bpmn}, {@code accept-request.bpmn} and of the
 * forms of their tasks. What the customer says is {@code matter}, as at the intake.
 */
final class ReceptionProcess {

  // understand-need
  /** Name of a {@link io.kefuflow.reception.NeedCategory}. */
  static final ProcessVariable<String> NEED_CATEGORY = ProcessVariable.text("needCategory");

  static final ProcessVariable<String> COMPLAINT_CATEGORY =
      ProcessVariable.text("complaintCategory");
  static final ProcessVariable<Boolean> PUBLIC_THREAT = ProcessVariable.flag("publicThreat");
  static final ProcessVariable<String> BUSINESS_KIND = ProcessVariable.text("businessKind");
  static final ProcessVariable<String> PROBLEM_CATEGORY = ProcessVariable.text("problemCategory");
  static final ProcessVariable<String> PRODUCT = ProcessVariable.text("product");

  // for the procedure that serves the need
  /** Category of the case to be opened; null when its procedure asks for none. */
  static final ProcessVariable<String> REQUEST_CATEGORY = ProcessVariable.text("requestCategory");

  // provide-material
  static final ProcessVariable<String> MATERIAL = ProcessVariable.text("material");
  static final ProcessVariable<String> MATERIAL_SENT_BY = ProcessVariable.text("materialSentBy");

  // confirm-agreement
  static final ProcessVariable<String> AGREEMENT = ProcessVariable.text("agreement");
  static final ProcessVariable<Boolean> AGREEMENT_CONFIRMED =
      ProcessVariable.flag("agreementConfirmed");
  static final ProcessVariable<String> OBJECTION = ProcessVariable.text("objection");

  // file-and-farewell
  static final ProcessVariable<String> NEED_INFORMATION = ProcessVariable.text("needInformation");
  static final ProcessVariable<String> BACKGROUND_INFORMATION =
      ProcessVariable.text("backgroundInformation");
  static final ProcessVariable<String> COMPETITOR_INFORMATION =
      ProcessVariable.text("competitorInformation");
  static final ProcessVariable<String> DECISION_INFORMATION =
      ProcessVariable.text("decisionInformation");
  static final ProcessVariable<String> OTHER_INFORMATION = ProcessVariable.text("otherInformation");

  private ReceptionProcess() {}
}
