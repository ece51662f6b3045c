package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Work that wants somebody, e.g. {@code WorkRequest.of(Role.AGENT, "reception", caseNumber)
 * .preferring("agent1", "上次接待人")}.
 *
 * @param role whose members do such work
 * @param requiredSkill code of the skill that it takes, null for none
 * @param preferences who is asked before all others, in this order
 * @param excludedUsers who must not get it
 * @param caseNumber the case that it belongs to; null only for a task of no case that changes hands
 */
public record WorkRequest(
    Role role,
    String requiredSkill,
    List<Preference> preferences,
    Set<String> excludedUsers,
    String caseNumber) {

  public WorkRequest {
    Objects.requireNonNull(role);
    preferences = List.copyOf(preferences);
    excludedUsers = Set.copyOf(excludedUsers);
  }

  /** Work for whoever of the role is next. */
  public static WorkRequest of(Role role, String requiredSkill, String caseNumber) {
    return new WorkRequest(role, requiredSkill, List.of(), Set.of(), caseNumber);
  }

  /**
   * The same, asking this person first, after those preferred already.
   *
   * @param userId null for nobody; somebody preferred already stays where they are
   * @param reason why, in Chinese, as the timeline says it, e.g. 上次接待人
   */
  public WorkRequest preferring(String userId, String reason) {
    return userId == null || preferences.stream().anyMatch(who -> who.userId().equals(userId))
        ? this
        : new WorkRequest(
            role,
            requiredSkill,
            Stream.concat(preferences.stream(), Stream.of(new Preference(userId, reason))).toList(),
            excludedUsers,
            caseNumber);
  }

  /**
   * The same, but not for this person.
   *
   * @param userId null for nobody
   */
  public WorkRequest excluding(String userId) {
    return userId == null
        ? this
        : new WorkRequest(
            role,
            requiredSkill,
            preferences,
            Stream.concat(excludedUsers.stream(), Stream.of(userId))
                .collect(Collectors.toUnmodifiableSet()),
            caseNumber);
  }

  /** Somebody who is asked first, and why. */
  public record Preference(String userId, String reason) {}
}
