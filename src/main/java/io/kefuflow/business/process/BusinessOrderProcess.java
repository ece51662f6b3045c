package io.kefuflow.business.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/business/business-order.bpmn} and of the forms of its tasks. */
final class BusinessOrderProcess {

  static final String ORDER_REFUSED = "ORDER_REFUSED";
  static final String VERIFY_TASK = "userTask_verifyOrder";
  static final String CORRECT = "CORRECT";

  /** Which order of the case it is, from 1. */
  static final ProcessVariable<Integer> ORDER_ROUND = ProcessVariable.count("orderRound");

  /** What the agent says about carrying it out, told to the business system. */
  static final ProcessVariable<String> ORDER_NOTE = ProcessVariable.text("orderNote");

  // verify-order
  /** One of CORRECT, WRONG_OPERATION, EXCEPTION. */
  static final ProcessVariable<String> ORDER_VERDICT = ProcessVariable.text("orderVerdict");

  static final ProcessVariable<String> VERIFICATION_NOTE = ProcessVariable.text("verificationNote");

  // correct-operation
  static final ProcessVariable<String> FAULT_CAUSE = ProcessVariable.text("faultCause");

  // decide-exception
  /** One of AGAIN, OTHER_WAY, REFUSE. */
  static final ProcessVariable<String> EXCEPTION_DECISION =
      ProcessVariable.text("exceptionDecision");

  static final ProcessVariable<String> DECISION_NOTE = ProcessVariable.text("decisionNote");

  private BusinessOrderProcess() {}
}
