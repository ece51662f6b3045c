package io.kefuflow.casework;

/** What keeps two people from deciding on a case at the same time. */
public interface CaseLock {

  /**
   * Nobody else changes the case or its clocks from here until the transaction ends.
   *
   * @return the case as it stands now
   * @throws UnknownCaseException when there is none
   */
  ServiceCase lock(CaseNumber number);
}
