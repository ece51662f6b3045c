package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * Somebody is away. Checks itself.
 *
 * @param from inclusive
 * @param to exclusive, null for until further notice
 * @param standIn user id of who is asked first to take the work over, null for nobody
 * @param reason up to 500 characters, null when none is given
 */
public record Absence(String userId, Instant from, Instant to, String standIn, String reason) {

  public Absence {
    userId = InvalidInputException.requiredText("userId", "人员", userId, 64);
    if (from == null) {
      throw new InvalidInputException("from", "缺席开始时间不能为空：请填写");
    }
    if (to != null && !to.isAfter(from)) {
      throw new InvalidInputException("to", "缺席结束时间必须晚于开始时间：请核对");
    }
    standIn = InvalidInputException.optionalText("standIn", "代理人", standIn, 64);
    if (userId.equals(standIn)) {
      throw new InvalidInputException("standIn", "代理人不能是缺席人员本人：请选择其他人员");
    }
    reason = InvalidInputException.optionalText("reason", "缺席原因", reason, 500);
  }

  /** An absence without a stand-in. */
  public Absence(String userId, Instant from, Instant to) {
    this(userId, from, to, null, null);
  }

  /** Whether the person is away at the instant. */
  public boolean covers(Instant at) {
    return !at.isBefore(from) && (to == null || at.isBefore(to));
  }
}
