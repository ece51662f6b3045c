package io.kefuflow.sla;

import java.util.List;

/** The rules that say what is promised; a decision table that process owners edit. */
public interface SlaTargets {

  /** The targets of a case; the same metrics whatever the severity. */
  List<SlaTarget> of(Promise promise);

  /**
   * What a promise depends on. Codes, not labels.
   *
   * @param severity null until rated
   * @param customerLevel null when the customer is not known
   */
  record Promise(String procedure, String severity, String customerLevel) {}
}
