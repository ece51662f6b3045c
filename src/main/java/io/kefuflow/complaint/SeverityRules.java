package io.kefuflow.complaint;

import io.kefuflow.casework.Severity;

/** The rules that rate a complaint (P4.2); a decision table that process owners edit. */
public interface SeverityRules {

  Severity rate(SeverityFacts facts);

  /**
   * What a rating depends on.
   *
   * @param customerLevel code, null when the customer is not known
   * @param specialNeeds whether the customer is to be served first
   * @param repeatComplaint whether the customer complained of the same before
   * @param publicThreat whether the customer speaks of media or a regulator
   */
  record SeverityFacts(
      ComplaintCategory category,
      String customerLevel,
      boolean specialNeeds,
      boolean repeatComplaint,
      boolean publicThreat) {}
}
