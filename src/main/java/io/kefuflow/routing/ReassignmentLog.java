package io.kefuflow.routing;

import java.util.Optional;

/** Port: the cases, as far as they must know who works on them. */
public interface ReassignmentLog {

  /** Code of the skill that work on the case takes; empty when it is no case of ours. */
  Optional<String> requiredSkill(String caseNumber);

  /**
   * Notes with the case that its work passes to somebody else, in the transaction that passes it,
   * and lets later steps of the case go there as well.
   */
  void reassigned(Reassignment reassignment);
}
