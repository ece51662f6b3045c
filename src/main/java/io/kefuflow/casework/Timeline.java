package io.kefuflow.casework;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The append-only history of the cases: who did what, when, with before and after. */
public interface Timeline {

  /** Adds an entry with the present time and actor. */
  void append(
      CaseNumber caseNumber, CaseEvent.Kind kind, String summary, List<CaseEvent.Detail> details);

  /** As {@link #append(CaseNumber, CaseEvent.Kind, String, List)}, without details. */
  default void append(CaseNumber caseNumber, CaseEvent.Kind kind, String summary) {
    append(caseNumber, kind, summary, List.of());
  }

  /** How cases ended, Chinese, by case; those that did not end in their procedure are left out. */
  Map<CaseNumber, String> endings(Collection<CaseNumber> caseNumbers);

  /** The entries of a case, oldest first. */
  List<CaseEvent> of(CaseNumber caseNumber);
}
