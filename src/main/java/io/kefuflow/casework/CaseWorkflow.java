package io.kefuflow.casework;

/** What the rest of the code asks of the processes that work on cases. */
public interface CaseWorkflow {

  /**
   * Starts the procedure; its process opens the case.
   *
   * @return the number of the new case
   */
  CaseNumber begin(CaseReport report);

  /**
   * The customer takes the request back, at any time before the case is closed.
   *
   * @param reason up to 500 characters
   * @throws CaseStateException when the case is closed already
   * @throws UnknownCaseException when there is no such case
   */
  void withdraw(CaseNumber caseNumber, String reason);
}
