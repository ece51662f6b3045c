package io.kefuflow.casework;

/** Questions to customers that a case waits for. */
public interface CustomerInquiries {

  /**
   * The customer answered the open question; the case goes on and its clocks run again.
   *
   * @param answer up to 2,000 characters
   * @throws CaseStateException when no question is open
   */
  void answered(CaseNumber caseNumber, String answer);
}
