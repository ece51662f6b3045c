package io.kefuflow.tasklist;

import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.customer.Customer;
import io.kefuflow.shared.Role;
import io.kefuflow.tasklist.DeskFile.Actions;
import io.kefuflow.tasklist.DeskTasks.SeenTask;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** What the session's user may know and do beside the form, by the roles of the user. */
@Component
class DeskRights {

  private final IdentityService identities;
  private final Cases cases;
  private final TaskHandovers handovers;

  DeskRights(IdentityService identities, Cases cases, TaskHandovers handovers) {
    this.identities = identities;
    this.cases = cases;
    this.handovers = handovers;
  }

  /** Whether the user has one of the roles. */
  boolean isOneOf(Set<Role> roles) {
    return Role.isOneOf(roles, identities.getCurrentAuthentication().getGroupIds());
  }

  /**
   * The case that a task is part of; empty when it is part of something else, or when the user is
   * not one of those who may know what is in cases.
   */
  Optional<ServiceCase> caseOf(SeenTask task) {
    return isOneOf(Role.WORK_ON_CASES) ? task.caseNumber().flatMap(cases::find) : Optional.empty();
  }

  /**
   * As {@link #caseOf}.
   *
   * @throws NoRightException when there is none for this user
   */
  ServiceCase requireCase(SeenTask task) {
    return caseOf(task).orElseThrow(() -> new NoRightException("该任务不属于工单，或您无权查看工单内容：请联系主管"));
  }

  /**
   * What the user may do with the case as it stands.
   *
   * @param customer null when not known
   */
  Actions actions(SeenTask task, ServiceCase item, Customer customer) {
    boolean serves = isOneOf(Role.SERVE_CUSTOMERS);
    boolean open = item.status().isOpen();
    return new Actions(
        open && handovers.isAllowed(task.id()),
        serves && item.status() == CaseStatus.OPEN && customer != null && customer.isReachable(),
        serves && open && item.status() != CaseStatus.RESOLVED,
        serves && open,
        true);
  }
}
