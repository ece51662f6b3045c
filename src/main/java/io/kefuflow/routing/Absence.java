package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * Somebody is away.
 *
 * @param from inclusive
 * @param to exclusive, null for until further notice
 */
public record Absence(String userId, Instant from, Instant to) {

  public Absence {
    userId = InvalidInputException.requiredText("userId", "人员", userId, 64);
    if (from == null) {
      throw new InvalidInputException("from", "缺席开始时间不能为空：请填写");
    }
    if (to != null && !to.isAfter(from)) {
      throw new InvalidInputException("to", "缺席结束时间必须晚于开始时间：请核对");
    }
  }
}
