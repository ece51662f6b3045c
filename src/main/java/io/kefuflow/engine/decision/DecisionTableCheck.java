package io.kefuflow.engine.decision;

import java.util.List;
import java.util.Map;

/**
 * Looks through decision tables before they are deployed, so that a mistake is found by who made it
 * and not by a case. A deployment with a mistake is refused; the version before stays in force.
 */
public interface DecisionTableCheck {

  /** Keys of the tables that are looked through together. */
  List<String> keys();

  /**
   * The mistakes, with the row and the reason, Chinese; empty when there are none.
   *
   * @param tables all tables of {@link #keys}, as they would be in force after the deployment
   */
  List<String> problems(Map<String, DecisionTable> tables);
}
