package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/casework/case-transfer.bpmn} and of the form of its task. */
final class CaseTransferProcess {

  /** User id of whoever is to acknowledge; null when it is the group's queue. */
  static final ProcessVariable<String> RECEIVER = ProcessVariable.text("receiver");

  /** Whether the case goes round from group to group. */
  static final ProcessVariable<Boolean> GOES_ROUND = ProcessVariable.flag("goesRound");

  static final ProcessVariable<Boolean> TRANSFER_ACCEPTED =
      ProcessVariable.flag("transferAccepted");
  static final ProcessVariable<String> TRANSFER_ANSWER = ProcessVariable.text("transferAnswer");

  private CaseTransferProcess() {}
}
