package io.kefuflow.casework;

import java.util.List;

/** Who passed which case to whom and with what. Nothing is changed or removed. */
public interface Handovers {

  /**
   * Records a handover with the present time and actor, and notes it in the timeline. Passing the
   * tasks is the caller's.
   *
   * @param fromUser null when nobody had the case
   * @throws UnknownCaseException when there is no such case
   * @throws io.kefuflow.shared.InvalidInputException when a text is missing or too long
   */
  Handover record(
      CaseNumber caseNumber,
      String fromUser,
      String toUser,
      String reason,
      String doneSoFar,
      String promised);

  /** The handovers of a case, oldest first. */
  List<Handover> of(CaseNumber caseNumber);
}
