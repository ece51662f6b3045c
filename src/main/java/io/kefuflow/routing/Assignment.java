package io.kefuflow.routing;

import java.util.Objects;
import java.util.Optional;

/**
 * Who gets a piece of work, and why.
 *
 * @param userId empty when it goes to the queue of its group
 * @param explanation one Chinese half-sentence with the reasons, for the timeline, e.g.
 *     王小明：上次接待人，值班中，手上 2 件（上限 8 件）
 * @param rostered whether anybody keeps a roster for the role; without one, leaving the work in the
 *     queue is the rule and no exception
 */
public record Assignment(Optional<String> userId, String explanation, boolean rostered) {

  /** What is said where no team works for the role. */
  public static final String WITHOUT_ROSTER = "未维护排班，进入本组待领";

  public Assignment {
    Objects.requireNonNull(userId);
    Objects.requireNonNull(explanation);
  }

  static Assignment to(String userId, String explanation) {
    return new Assignment(Optional.of(userId), explanation, true);
  }

  static Assignment nobody(String explanation) {
    return new Assignment(Optional.empty(), explanation, true);
  }

  static Assignment withoutRoster() {
    return new Assignment(Optional.empty(), WITHOUT_ROSTER, false);
  }
}
