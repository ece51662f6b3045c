package io.kefuflow.casework;

import java.util.List;
import java.util.Optional;

/** The open work of agents on a case, whatever process step it belongs to. */
public interface CaseTasks {

  /** The open tasks of a case that are agents' work; supervision and corrections are not. */
  List<AgentTask> agentTasks(CaseNumber caseNumber);

  /** User id of whoever handles the case, also while it waits for others. */
  Optional<String> handler(CaseNumber caseNumber);

  /** Gives the agents' work of a case, now and from here on, to a person. */
  void assignTo(CaseNumber caseNumber, String userId);

  /** Lets another person see and take the agents' work of a case as well. */
  void offerTo(CaseNumber caseNumber, String userId);

  /** Moves the agents' work of a case up in the lists, each time it is called. */
  void raisePriority(CaseNumber caseNumber);

  /**
   * An open task.
   *
   * @param assignee user id, null when nobody has claimed it
   */
  record AgentTask(String id, String name, String assignee) {}
}
