package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.TRANSFER_TO;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTransfers;
import io.kefuflow.shared.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the group that is to acknowledge. */
@Component
class RemindReceiversDelegate implements JavaDelegate {

  private final CaseTransfers transfers;

  RemindReceiversDelegate(CaseTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    transfers.remind(
        new CaseNumber(execution.getProcessBusinessKey()),
        Role.ofGroup(TRANSFER_TO.from(execution)).orElseThrow());
  }
}
