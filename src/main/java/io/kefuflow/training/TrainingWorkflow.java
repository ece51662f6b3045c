package io.kefuflow.training;

/** Port: plans as a process engine runs them. */
public interface TrainingWorkflow {

  /**
   * Begins a plan in the caller's transaction.
   *
   * @return its number
   */
  PlanNumber begin(PlanProposal proposal);
}
