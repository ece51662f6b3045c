package io.kefuflow.casework;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import java.time.Instant;

/**
 * A case passed from one person to another (交接记录, P2.6), with what the next one must know. Checks
 * itself.
 *
 * @param fromUser who had it, null when nobody had
 * @param toUser who has it now
 * @param reason up to 500 characters
 * @param doneSoFar up to 2,000 characters, null when nothing
 * @param promised what the customer was promised, up to 2,000 characters, null when nothing
 * @param handedOverBy who decided it
 */
public record Handover(
    CaseNumber caseNumber,
    String fromUser,
    String toUser,
    String reason,
    String doneSoFar,
    String promised,
    String handedOverBy,
    Instant handedOverAt) {

  private static final int LONGEST_USER = 64;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NOTE = 2000;

  public Handover {
    fromUser = optionalText("fromUser", "交出人", fromUser, LONGEST_USER);
    toUser = requiredText("toUser", "接收人", toUser, LONGEST_USER);
    reason = requiredText("reason", "交接原因", reason, LONGEST_REASON);
    doneSoFar = optionalText("doneSoFar", "已做工作", doneSoFar, LONGEST_NOTE);
    promised = optionalText("promised", "对客户的承诺", promised, LONGEST_NOTE);
  }
}
