package io.kefuflow.complaint;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;

/** What the rest of the code asks of the process that handles a complaint. */
public interface ComplaintWorkflow {

  /**
   * Starts the handling; the process opens the case.
   *
   * @return the number of the new case
   */
  CaseNumber begin(ComplaintReport report);

  /**
   * The customer takes the complaint back, at any time before it is closed (P4).
   *
   * @throws CaseStateException when the case is closed already
   */
  void withdraw(CaseNumber caseNumber, String reason);

  /**
   * The customer opens a closed complaint again within the reopening window (P4.12).
   *
   * @throws CaseStateException when the case is not closed or the window is over
   */
  void reopen(CaseNumber caseNumber, String reason);
}
