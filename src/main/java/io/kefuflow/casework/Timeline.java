package io.kefuflow.casework;

import java.util.List;

/** The append-only history of the cases: who did what, when, with before and after. */
public interface Timeline {

  /** Adds an entry with the present time and actor. */
  void append(
      CaseNumber caseNumber, CaseEvent.Kind kind, String summary, List<CaseEvent.Detail> details);

  /** As {@link #append(CaseNumber, CaseEvent.Kind, String, List)}, without details. */
  default void append(CaseNumber caseNumber, CaseEvent.Kind kind, String summary) {
    append(caseNumber, kind, summary, List.of());
  }

  /** The entries of a case, oldest first. */
  List<CaseEvent> of(CaseNumber caseNumber);
}
