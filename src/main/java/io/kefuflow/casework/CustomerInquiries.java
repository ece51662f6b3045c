package io.kefuflow.casework;

/** Questions to customers that a case waits for. */
public interface CustomerInquiries {

  /**
   * Asks the customer something beside the present step: the clocks that may stand still do so
   * until the customer answers or is no longer waited for.
   *
   * @param question up to 1,000 characters
   * @throws CaseStateException when nobody works on the case any more, when it waits for the
   *     customer already, or when the customer cannot be reached
   */
  void ask(CaseNumber caseNumber, String question);

  /**
   * The customer answered the open question; the case goes on and its clocks run again.
   *
   * @param answer up to 2,000 characters
   * @throws CaseStateException when no question is open
   */
  void answered(CaseNumber caseNumber, String answer);
}
