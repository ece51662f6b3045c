package io.kefuflow.complaint;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;

/** What the rest of the code asks of the process that handles a complaint. */
public interface ComplaintWorkflow {

  /**
   * The customer opens a closed complaint again within the reopening window (P4.12).
   *
   * @throws CaseStateException when the case is not closed or the window is over
   */
  void reopen(CaseNumber caseNumber, String reason);
}
