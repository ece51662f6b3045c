package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseAssignment;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the case to somebody of the group that works on it, by the duty roster. */
@Component
class AssignCaseDelegate implements JavaDelegate {

  private final CaseAssignment assignment;

  AssignCaseDelegate(CaseAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Role role =
        CaseVariables.WORK_GROUP.findIn(execution).flatMap(Role::ofGroup).orElse(Role.AGENT);
    CaseVariables.WORK_GROUP.set(execution, role.groupId());
    CaseVariables.CASE_HANDLER.set(
        execution,
        assignment
            .assign(
                new CaseNumber(execution.getProcessBusinessKey()),
                role,
                CaseVariables.REQUIRED_SKILL.findIn(execution).orElse(null))
            .orElse(null));
  }
}
