package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTransfers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes what the group says to the handover. */
@Component
class AnswerTransferExecutionListener implements ExecutionListener {

  private final CaseTransfers transfers;

  AnswerTransferExecutionListener(CaseTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public void notify(DelegateExecution execution) {
    transfers.answer(
        new CaseNumber(execution.getProcessBusinessKey()),
        CaseTransferProcess.TRANSFER_ACCEPTED.from(execution),
        CaseTransferProcess.TRANSFER_ANSWER.findIn(execution).orElse(null));
  }
}
