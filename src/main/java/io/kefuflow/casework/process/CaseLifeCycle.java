package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of what is the same in every procedure: opening, assigning, ending a case. */
final class CaseLifeCycle {

  static final String CASE_WITHDRAWN = "case.withdrawn";

  /** Code of how the case ended; input of closing and withdrawing. */
  static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");

  /** How the case ended, Chinese; input of closing and withdrawing. */
  static final ProcessVariable<String> OUTCOME_TEXT = ProcessVariable.text("outcomeText");

  static final ProcessVariable<String> WITHDRAWAL_REASON = ProcessVariable.text("withdrawalReason");

  private CaseLifeCycle() {}
}
