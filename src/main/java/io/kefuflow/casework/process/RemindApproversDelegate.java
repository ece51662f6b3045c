package io.kefuflow.casework.process;

import io.kefuflow.casework.Approvals;
import io.kefuflow.shared.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds those who may decide now. */
@Component
class RemindApproversDelegate implements JavaDelegate {

  private final Approvals approvals;
  private final ApprovalProcessBean approval;

  RemindApproversDelegate(Approvals approvals, ApprovalProcessBean approval) {
    this.approvals = approvals;
    this.approval = approval;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.remind(
        execution.getProcessBusinessKey(),
        Arrays.stream(approval.approverGroups(execution).split(","))
            .map(Role::ofGroup)
            .flatMap(Optional::stream)
            .toList(),
        Instant.parse(ApprovalProcess.APPROVAL_BEFORE.from(execution)));
  }
}
