package io.kefuflow.sla;

/**
 * The timers that ring when a clock reaches its marks. The clocks are the truth, the timers only
 * their bells.
 */
public interface SlaAlarms {

  /** Sets the timers and the due dates of the open tasks of a case by its clocks. */
  void followClocks(String caseNumber);

  /** Climbs the ladder of a clock that no timer of the procedure watches. */
  void watch(String caseNumber, Metric metric);

  /** Withdraws the escalation that was running for a clock, now that it is stopped. */
  void withdraw(String caseNumber, Metric metric);
}
