package io.kefuflow.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * The escalation ladder of a promise (P17.1–P17.3): what happens when, from the first warning to
 * the last reminder after the breach. Pinned by the clock when it starts.
 *
 * @param id as {@code sla-targets} and {@code escalation-ladder} name it
 * @param rungs in the order in which they are climbed
 */
public record Ladder(String id, List<Rung> rungs) {

  private static final Comparator<Rung> ORDER =
      Comparator.comparing((Rung rung) -> rung.after() == null ? -1 : rung.after().toMillis())
          .thenComparing(rung -> rung.percent() == null ? 0 : rung.percent());

  public Ladder {
    rungs = rungs.stream().sorted(ORDER).toList();
  }

  /** How many rungs of this ladder lie no higher than the rung of another one. */
  int upTo(Rung other) {
    return (int) rungs.stream().filter(rung -> ORDER.compare(rung, other) <= 0).count();
  }

  /** Who is told, or gets the work. */
  public enum Whom {
    /** Whoever has the work; all agents when nobody has. */
    ASSIGNEE,
    AGENTS,
    SUPERVISOR,
    /** Or whoever stands in while the manager is absent. */
    MANAGER
  }

  /** What is done. All tell the recipient. */
  public enum Action {
    NOTIFY,
    /** The open tasks of the case move up in the lists. */
    RAISE_PRIORITY,
    /** The work goes to the present member of the recipient's group who has the least. */
    REASSIGN,
    /** The recipient gets a task 督办. */
    SUPERVISE
  }

  /**
   * One level.
   *
   * @param percent share of the target after which it is due, 1 to 99 for a warning, 100 at the due
   *     instant; null for a level after the breach
   * @param after time from the due instant, or from the later time that the customer was told; null
   *     with a percentage
   * @param quietHours when it has to wait, null for never
   */
  public record Rung(
      Integer percent, Duration after, Whom whom, Action action, QuietHours quietHours) {

    public Rung {
      if ((percent == null) == (after == null)) {
        throw new IllegalArgumentException("一级要么在预警或到期时，要么在超时之后");
      }
      if (percent != null && (percent < 1 || percent > 100)) {
        throw new IllegalArgumentException("预警百分比必须在 1 到 100 之间：" + percent);
      }
      if (after != null && (after.isNegative() || after.isZero())) {
        throw new IllegalArgumentException("超时之后的间隔必须大于零：" + after);
      }
    }

    public boolean warns() {
      return percent != null && percent < 100;
    }

    /** Whether it is due at the same moment as another one, whatever the clock does. */
    boolean isLevelWith(Rung other) {
      return ORDER.compare(this, other) == 0;
    }
  }

  /** A stretch of every day in which nobody is disturbed; may run over midnight. */
  public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
      if (from.equals(to)) {
        throw new IllegalArgumentException("免打扰时段的起止时间不能相同：" + from);
      }
    }

    /** The instant itself, or the end of the quiet hours that it falls into. */
    Instant defer(Instant at, ZoneId zone) {
      ZonedDateTime local = at.atZone(zone);
      LocalTime time = local.toLocalTime();
      boolean overMidnight = from.isAfter(to);
      boolean quiet =
          overMidnight
              ? !time.isBefore(from) || time.isBefore(to)
              : !time.isBefore(from) && time.isBefore(to);
      if (!quiet) {
        return at;
      }
      boolean endsTomorrow = overMidnight && !time.isBefore(from);
      return local.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(to).atZone(zone).toInstant();
    }
  }
}
