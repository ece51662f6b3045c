package io.kefuflow.training;

import java.util.Set;

/** Port: plans as a process engine runs them. */
public interface TrainingWorkflow {

  /**
   * Begins a plan in the caller's transaction.
   *
   * @return its number
   */
  PlanNumber begin(PlanProposal proposal);

  /** Tells every process that is about this person, in any feature, that they have left. */
  void left(String employee);

  /**
   * Gives the tasks of these people in all processes about colleagues, of any feature, back to the
   * groups that may do them; what only they could do stays.
   */
  void release(Set<String> employees);

  /** User ids of whom processes are about that want to know when they leave. */
  Set<String> expected();
}
