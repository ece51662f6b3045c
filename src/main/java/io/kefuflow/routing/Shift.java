package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.time.DayOfWeek;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A shift that comes back every week. Checks itself.
 *
 * @param userId whose it is; null for all members who have none of their own
 * @param days on which it begins, in the order of the week
 */
public record Shift(ShiftKind kind, String userId, Set<DayOfWeek> days, ShiftHours hours) {

  public Shift {
    if (kind == null) {
      throw new InvalidInputException("kind", "班次没有班别：请选择白班、夜班或周末班");
    }
    if (days == null || days.isEmpty() || days.stream().anyMatch(Objects::isNull)) {
      throw new InvalidInputException("days", "班次没有选择星期：请至少选择一天");
    }
    days = new TreeSet<>(days);
  }
}
