package io.kefuflow.sla;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Why a clock stands still, as it is kept: one reason for each wait, separated by commas. */
final class PauseReasons {

  private static final String SEPARATOR = ",";

  private PauseReasons() {}

  /** The reasons one by one, to be changed. */
  static List<String> split(String kept) {
    return new ArrayList<>(List.of(kept.split(SEPARATOR)));
  }

  static String join(List<String> reasons) {
    return String.join(SEPARATOR, reasons);
  }

  /**
   * What people read: every reason once, in the same order whichever wait began first.
   *
   * @param kept null when the clock does not stand still
   * @return null when there is no reason
   */
  static String label(String kept) {
    return kept == null
        ? null
        : split(kept).stream()
            .map(PauseReasons::labelOf)
            .distinct()
            .sorted()
            .collect(Collectors.joining("、"));
  }

  private static String labelOf(String reason) {
    return Arrays.stream(PauseReason.values())
        .filter(known -> known.name().equals(reason))
        .findFirst()
        .map(PauseReason::label)
        .orElse(reason);
  }
}
