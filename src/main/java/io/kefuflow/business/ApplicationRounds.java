package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import java.util.List;
import java.util.Optional;

/** The rounds of the applications; kept for good, never changed. */
public interface ApplicationRounds {

  void add(ApplicationRound round);

  /** The rounds of a case, the first one first. */
  List<ApplicationRound> of(CaseNumber caseNumber);

  /** The round that a case is in; empty for a case that is no application. */
  Optional<ApplicationRound> current(CaseNumber caseNumber);
}
