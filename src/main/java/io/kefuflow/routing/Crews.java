package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up who stands where: on duty, absent, with which skills and how much work. */
@Component
class Crews {

  private final RosterStore roster;
  private final Absences absences;
  private final Colleagues colleagues;
  private final CertifiedSkills certified;
  private final Load load;
  private final ZoneId zone;

  Crews(
      RosterStore roster,
      Absences absences,
      Colleagues colleagues,
      CertifiedSkills certified,
      Load load,
      Clock clock) {
    this.roster = roster;
    this.absences = absences;
    this.colleagues = colleagues;
    this.certified = certified;
    this.load = load;
    this.zone = clock.getZone();
  }

  /** Everybody in a team of the role at the instant. */
  Crew of(Role role, Instant at) {
    List<Team> teams = roster.teamsOf(role);
    return new Crew(!teams.isEmpty(), standings(teams, at));
  }

  /** Everybody in one of the teams at the instant, by team and user id. */
  List<Standing> standings(List<Team> teams, Instant at) {
    Set<String> absent = absences.absentAt(at);
    Map<String, Long> loads =
        load.of(
            teams.stream()
                .flatMap(team -> team.members().stream())
                .map(TeamMember::userId)
                .collect(Collectors.toSet()));
    Map<String, Set<String>> byCertificate = certified.byUser();
    Map<Role, Map<String, String>> names = new HashMap<>();
    List<Standing> standings = new ArrayList<>();
    for (Team team : teams) {
      Map<String, String> ofRole = names.computeIfAbsent(team.role(), this::namesOf);
      for (TeamMember member : team.members()) {
        String user = member.userId();
        standings.add(
            new Standing(
                user,
                ofRole.containsKey(user) ? ofRole.get(user) : colleagues.nameOf(user),
                team,
                team.onDutyUntil(user, at, zone).orElse(null),
                absent.contains(user),
                ofRole.containsKey(user),
                union(member.skills(), byCertificate.getOrDefault(user, Set.of())),
                member.cap(),
                loads.get(user)));
      }
    }
    return standings;
  }

  private static Set<String> union(Set<String> byHand, Set<String> byCertificate) {
    Set<String> all = new TreeSet<>(byHand);
    all.addAll(byCertificate);
    return all;
  }

  private Map<String, String> namesOf(Role role) {
    return colleagues.of(role).stream()
        .collect(Collectors.toMap(Colleagues.Colleague::userId, Colleagues.Colleague::name));
  }
}
