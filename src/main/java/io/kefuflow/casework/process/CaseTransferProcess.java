package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/casework/case-transfer.bpmn} and of the form of its task. */
final class CaseTransferProcess {

  /** Group id. */
  static final ProcessVariable<String> TRANSFER_TO = ProcessVariable.text("transferTo");

  static final ProcessVariable<String> TRANSFER_REASON = ProcessVariable.text("transferReason");
  static final ProcessVariable<String> TRANSFER_DONE = ProcessVariable.text("transferDone");
  static final ProcessVariable<String> TRANSFER_PROMISED = ProcessVariable.text("transferPromised");

  /** Date and time with offset, ISO 8601; null when the customer was told no time. */
  static final ProcessVariable<String> TRANSFER_UNTIL = ProcessVariable.text("transferUntil");

  /** User id of whoever is to acknowledge; null when it is the group's queue. */
  static final ProcessVariable<String> RECEIVER = ProcessVariable.text("receiver");

  /** Whether the case goes round from group to group. */
  static final ProcessVariable<Boolean> GOES_ROUND = ProcessVariable.flag("goesRound");

  static final ProcessVariable<Boolean> TRANSFER_ACCEPTED =
      ProcessVariable.flag("transferAccepted");
  static final ProcessVariable<String> TRANSFER_ANSWER = ProcessVariable.text("transferAnswer");

  private CaseTransferProcess() {}
}
