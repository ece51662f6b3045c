package io.kefuflow.casework;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * A case passed from one person to another or to a group (交接记录, P2.6), with what the next one must
 * know. Checks itself.
 *
 * @param id null until recorded
 * @param fromUser who had it, null when nobody had
 * @param toUser who has it now, null when it goes to a group
 * @param toGroup group that gets it, null when it goes to a person
 * @param reason up to 500 characters
 * @param doneSoFar up to 2,000 characters, null when nothing
 * @param promised what the customer was promised, up to 2,000 characters, null when nothing
 * @param promisedUntil until when, null when nothing was promised
 * @param handedOverBy who decided it
 * @param answer what whoever received it said, null until then
 */
public record Handover(
    Long id,
    CaseNumber caseNumber,
    String fromUser,
    String toUser,
    String toGroup,
    String reason,
    String doneSoFar,
    String promised,
    Instant promisedUntil,
    String handedOverBy,
    Instant handedOverAt,
    Answer answer) {

  private static final int LONGEST_USER = 64;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NOTE = 2000;

  public Handover {
    fromUser = optionalText("fromUser", "交出人", fromUser, LONGEST_USER);
    toUser = optionalText("toUser", "接收人", toUser, LONGEST_USER);
    toGroup = optionalText("toGroup", "接收组", toGroup, LONGEST_USER);
    if ((toUser == null) == (toGroup == null)) {
      throw new InvalidInputException("toUser", "交接必须写明一个接收人或一个接收组：请核对");
    }
    reason = requiredText("reason", "交接原因", reason, LONGEST_REASON);
    doneSoFar = optionalText("doneSoFar", "已做工作", doneSoFar, LONGEST_NOTE);
    promised = optionalText("promised", "对客户的承诺", promised, LONGEST_NOTE);
  }

  /**
   * What whoever received the case said to it.
   *
   * @param accepted false when it was sent back
   * @param note null when nothing
   */
  public record Answer(boolean accepted, String by, Instant at, String note) {}
}
