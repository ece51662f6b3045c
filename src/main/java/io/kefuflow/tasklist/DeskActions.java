package io.kefuflow.tasklist;

import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.TaskHandovers;
import io.kefuflow.casework.TaskHandovers.Candidate;
import io.kefuflow.shared.Role;
import io.kefuflow.sla.CustomerUrges;
import io.kefuflow.tasklist.DeskTasks.SeenTask;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be done with the case of a task beside its form. */
@Component
class DeskActions {

  private static final String ONLY_WHO_SERVES = "没有权限：只有客服专员、客服主管、副经理和部门经理可以代客户办理";

  private final DeskTasks tasks;
  private final DeskRights rights;
  private final TaskHandovers handovers;
  private final CustomerInquiries inquiries;
  private final CustomerUrges urges;
  private final CaseWorkflow workflow;

  DeskActions(
      DeskTasks tasks,
      DeskRights rights,
      TaskHandovers handovers,
      CustomerInquiries inquiries,
      CustomerUrges urges,
      CaseWorkflow workflow) {
    this.tasks = tasks;
    this.rights = rights;
    this.handovers = handovers;
    this.inquiries = inquiries;
    this.urges = urges;
    this.workflow = workflow;
  }

  /** Who may take the task over. */
  List<Candidate> colleagues(String taskId) {
    rights.requireCase(tasks.get(taskId));
    return handovers.candidates(taskId);
  }

  /** Passes the task on to a colleague. */
  Done handOver(String taskId, TaskHandovers.Order order) {
    rights.requireCase(tasks.get(taskId));
    return new Done("已转派给 " + handovers.handOver(taskId, order));
  }

  /** Asks the customer something. */
  Done ask(String taskId, String question) {
    inquiries.ask(served(taskId).number(), question);
    return new Done("已向客户发出询问，等待答复期间解决时限暂停");
  }

  /** The customer urges. */
  Urged urge(String taskId, String note) {
    int count = urges.urge(served(taskId).number(), note);
    return new Urged("已登记第 " + count + " 次催单", count);
  }

  /** The customer takes the request back. */
  Done withdraw(String taskId, String reason) {
    ServiceCase item = served(taskId);
    workflow.withdraw(item.number(), reason);
    return new Done("工单 " + item.number() + " 已撤回");
  }

  private ServiceCase served(String taskId) {
    SeenTask task = tasks.get(taskId);
    ServiceCase item = rights.requireCase(task);
    if (!rights.isOneOf(Role.SERVE_CUSTOMERS)) {
      throw new NoRightException(ONLY_WHO_SERVES);
    }
    return item;
  }

  /** It is done; Chinese. */
  record Done(String message) {}

  /** It is done; how often the customer urged by now. */
  record Urged(String message, int urgeCount) {}
}
