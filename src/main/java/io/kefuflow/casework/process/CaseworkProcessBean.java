package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Severity;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.shared.process.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What models ask of casework. */
@Component("casework")
@ProcessBean
public class CaseworkProcessBean {

  /** How much further up a customer with special needs stands (P1.7). */
  private static final int SPECIAL_NEEDS_FIRST = 15;

  private final Cases cases;
  private final Actor actor;

  CaseworkProcessBean(Cases cases, Actor actor) {
    this.cases = cases;
    this.actor = actor;
  }

  /**
   * Priority of a task, 0 to 100, by the severity of the case; customers with special needs are
   * served first.
   */
  public int priority(DelegateExecution execution) {
    int bySeverity =
        CaseVariables.SEVERITY
            .findIn(execution)
            .map(Severity::valueOf)
            .orElse(Severity.MINOR)
            .priority();
    boolean first = CaseVariables.SPECIAL_NEEDS.findIn(execution).orElse(false);
    return first ? bySeverity + SPECIAL_NEEDS_FIRST : bySeverity;
  }

  /** Whoever has just done the work handles the case from here on. */
  public void handledByActor(DelegateExecution execution) {
    String user = actor.id();
    if (!user.equals(CaseEvent.SYSTEM)) {
      CaseVariables.CASE_HANDLER.set(execution, user);
      cases.handledBy(new CaseNumber(execution.getProcessBusinessKey()), user);
    }
  }

  /** Group that works on the case now, for {@code camunda:candidateGroups}; the agents at first. */
  public String workGroup(DelegateExecution execution) {
    return CaseVariables.WORK_GROUP.findIn(execution).orElse(Role.AGENT.groupId());
  }

  /** Counts one more of something in a variable of the process. */
  public void count(DelegateExecution execution, String variable) {
    ProcessVariable<Integer> counter = ProcessVariable.count(variable);
    counter.set(execution, counter.findIn(execution).orElse(0) + 1);
  }
}
