package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.TRANSFER_DONE;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_PROMISED;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_REASON;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_TO;
import static io.kefuflow.shared.process.CaseVariables.TRANSFER_UNTIL;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTransfers;
import io.kefuflow.casework.CaseTransfers.Transfer;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordTransferDelegate implements JavaDelegate {

  private final CaseTransfers transfers;

  RecordTransferDelegate(CaseTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String group = TRANSFER_TO.from(execution);
    int times =
        transfers.pass(
            new CaseNumber(execution.getProcessBusinessKey()),
            new Transfer(
                Role.ofGroup(group)
                    .orElseThrow(
                        () -> new InvalidInputException("transferTo", "没有组 " + group + "：请核对")),
                TRANSFER_REASON.from(execution),
                TRANSFER_DONE.findIn(execution).orElse(null),
                TRANSFER_PROMISED.findIn(execution).orElse(null),
                TRANSFER_UNTIL
                    .findIn(execution)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null)));
    CaseTransferProcess.GOES_ROUND.set(execution, transfers.goesRound(times));
  }
}
