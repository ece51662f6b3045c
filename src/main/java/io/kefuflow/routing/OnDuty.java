package io.kefuflow.routing;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody on duty.
 *
 * @param team id of the team
 * @param role group id of what the team works as, e.g. {@code agent}
 * @param until when the shift ends
 * @param absent whether marked absent all the same
 * @param openTasks how many tasks the person has now
 * @param cap how many of them at most before no more are assigned
 */
public record OnDuty(
    String userId,
    String name,
    String team,
    String teamName,
    String role,
    Set<String> skills,
    Instant until,
    boolean absent,
    long openTasks,
    int cap) {

  static OnDuty of(Standing standing) {
    return new OnDuty(
        standing.userId(),
        standing.name(),
        standing.team().id(),
        standing.team().name(),
        standing.team().role().groupId(),
        standing.skills(),
        standing.onDutyUntil(),
        standing.absent(),
        standing.load(),
        standing.cap());
  }
}
