package io.kefuflow.aftersales;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What customers said of the service, one evaluation a case. */
public interface Evaluations {

  /** Keeps it with the present time and actor; a later one takes the place of an earlier one. */
  void save(CaseNumber caseNumber, Evaluation evaluation);

  Optional<Evaluation> of(CaseNumber caseNumber);

  /** What was said of many cases, the latest first. */
  List<Recorded> of(Collection<CaseNumber> caseNumbers);

  /** An evaluation with what it is about. */
  record Recorded(CaseNumber caseNumber, Instant at, Evaluation evaluation) {}
}
