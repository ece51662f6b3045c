package io.kefuflow.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The members of all teams of a role at an instant. Somebody in two teams stands in it twice.
 *
 * @param rostered whether any team works for the role
 */
record Crew(boolean rostered, List<Standing> members) {

  /** Who of them is on duty, there, and can do the work; each person once. */
  List<Standing> able(WorkRequest request) {
    var seen = new HashSet<String>();
    return members.stream()
        .filter(Standing::there)
        .filter(member -> member.hasSkill(request.requiredSkill()))
        .filter(member -> !request.excludedUsers().contains(member.userId()))
        .filter(member -> seen.add(member.userId()))
        .toList();
  }

  /** The standing of a person that comes nearest to getting the work; empty for a stranger. */
  Optional<Standing> of(String userId, String skill) {
    List<Standing> standings =
        members.stream().filter(member -> member.userId().equals(userId)).toList();
    return standings.stream()
        .filter(member -> member.there() && member.hasSkill(skill))
        .findFirst()
        .or(() -> standings.stream().filter(Standing::there).findFirst())
        .or(() -> standings.stream().filter(Standing::onDuty).findFirst())
        .or(() -> standings.stream().findFirst());
  }

  /** How many people there are for whom this holds. */
  long count(Predicate<Standing> what) {
    return members.stream().filter(what).map(Standing::userId).distinct().count();
  }
}
