package io.kefuflow.knowledge;

/** What a reviewer decides. */
public enum ReviewDecision {
  PUBLISH,
  /** Back to the proposer with a reason. */
  RETURN,
  REJECT
}
