package io.kefuflow.exam;

/** What follows a round that was not passed. */
public enum NextStep {
  /** The trainer arranges another round. */
  REPEAT,
  /** Failed twice: the supervisor decides. */
  SUPERVISOR,
  /** Missed twice: the exam ends. */
  END
}
