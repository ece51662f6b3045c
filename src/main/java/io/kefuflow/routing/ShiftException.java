package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.time.LocalDate;

/**
 * One date on which a member works other hours or is off (例外): it replaces the weekly shifts that
 * begin on that date. Checks itself.
 *
 * @param hours null when off
 * @param reason up to 200 characters, may be null
 */
public record ShiftException(String userId, LocalDate date, ShiftHours hours, String reason) {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  public ShiftException {
    if (date == null) {
      throw new InvalidInputException("date", "例外没有日期：请填写");
    }
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new InvalidInputException("date", "例外的日期 " + date + " 超出范围：应在2000年至2199年之间");
    }
    reason = InvalidInputException.optionalText("reason", "例外的说明", reason, 200);
  }
}
