package io.kefuflow.sla.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/escalation/customer-urge.bpmn}. */
final class CustomerUrgeProcess {

  static final String CASE_URGED = "case.urged";

  /** What the customer said; null when nothing in particular. */
  static final ProcessVariable<String> URGE_NOTE = ProcessVariable.text("urgeNote");

  /** Whether the next level of the ladder is due. */
  static final ProcessVariable<Boolean> URGE_ESCALATES = ProcessVariable.flag("urgeEscalates");

  private CustomerUrgeProcess() {}
}
