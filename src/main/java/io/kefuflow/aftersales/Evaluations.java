package io.kefuflow.aftersales;

import io.kefuflow.casework.CaseNumber;
import java.util.Optional;

/** What customers said of the service, one evaluation a case. */
public interface Evaluations {

  /** Keeps it with the present time and actor; a later one takes the place of an earlier one. */
  void save(CaseNumber caseNumber, Evaluation evaluation);

  Optional<Evaluation> of(CaseNumber caseNumber);
}
