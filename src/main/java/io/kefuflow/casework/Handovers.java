package io.kefuflow.casework;

import java.time.Instant;
import java.util.List;

/** Who passed which case to whom and with what. Nothing is changed or removed. */
public interface Handovers {

  /**
   * Records a handover to a person with the present time and actor, and notes it in the timeline.
   * Passing the tasks is the caller's.
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

  /**
   * Records a handover to a group, which is to acknowledge it.
   *
   * @param fromUser null when nobody had the case
   * @param promisedUntil null when nothing was promised
   * @throws UnknownCaseException when there is no such case
   * @throws io.kefuflow.shared.InvalidInputException when a text is missing or too long
   */
  Handover recordToGroup(
      CaseNumber caseNumber,
      String fromUser,
      String toGroup,
      String reason,
      String doneSoFar,
      String promised,
      Instant promisedUntil);

  /**
   * Records what whoever received the case says to the handover, with the present time and actor.
   *
   * @param note null when nothing
   */
  void answer(Handover handover, boolean accepted, String note);

  /** The handovers of a case, oldest first. */
  List<Handover> of(CaseNumber caseNumber);
}
