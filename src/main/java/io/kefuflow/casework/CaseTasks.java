package io.kefuflow.casework;

import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Optional;

/**
 * The open work on a case, whatever process step it belongs to: that of agents, or of the
 * department that the case was passed on to. Supervision, approvals, corrections and what other
 * departments are asked beside it are not.
 */
public interface CaseTasks {

  /** The open tasks of the work on a case. */
  List<OpenTask> openTasks(CaseNumber caseNumber);

  /** Who works on the case now: agents, unless it was passed on. */
  Role workingRole(CaseNumber caseNumber);

  /** User id of whoever handles the case, also while it waits for others. */
  Optional<String> handler(CaseNumber caseNumber);

  /** Gives the work on a case, now and from here on, to a person. */
  void assignTo(CaseNumber caseNumber, String userId);

  /**
   * Gives one of the open tasks to another person, and with it what else of the work on the case
   * the same person has; what colleagues do beside it stays theirs.
   *
   * @param fromUser who has the task, null when nobody has
   */
  void pass(CaseNumber caseNumber, String taskId, String fromUser, String toUser);

  /**
   * Gives the work on a case to a person of another role, e.g. to a supervisor who takes it over
   * from a department: it is that role's from here on.
   */
  void takeOver(CaseNumber caseNumber, String userId, Role role);

  /** Lets another person see and take the work on a case as well. */
  void offerTo(CaseNumber caseNumber, String userId);

  /** Moves the work on a case up in the lists, each time it is called. */
  void raisePriority(CaseNumber caseNumber);

  /**
   * An open task.
   *
   * @param assignee user id, null when nobody has claimed it
   */
  record OpenTask(String id, String name, String assignee) {}
}
