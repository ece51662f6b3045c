package io.kefuflow.sla;

import io.kefuflow.casework.CaseNumber;

/** The procedure that an urging customer starts. */
public interface UrgeWorkflow {

  /**
   * The customer urges.
   *
   * @param note what the customer said, null when nothing in particular
   */
  void urged(CaseNumber number, String note);
}
