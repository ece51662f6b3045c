package io.kefuflow.routing;

import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Who leads whom, and so may know of a colleague's training and development: everybody of
 * themselves, the supervisor of a team of its members, who trains and who leads the department of
 * all.
 */
@Service
public class Oversight {

  private static final Set<Role> SEES_ALL =
      EnumSet.of(Role.TRAINER, Role.DEPUTY_MANAGER, Role.MANAGER);

  private final RosterStore roster;
  private final Colleagues colleagues;

  Oversight(RosterStore roster, Colleagues colleagues) {
    this.roster = roster;
    this.colleagues = colleagues;
  }

  /** Whether the viewer may know of the employee's training and development. */
  public boolean sees(String viewer, String employee) {
    return viewer.equals(employee) || seesAll(viewer) || led(viewer).contains(employee);
  }

  /** Whether the person may know of everybody's training and development. */
  public boolean seesAll(String viewer) {
    return SEES_ALL.stream()
        .flatMap(role -> colleagues.of(role).stream())
        .anyMatch(colleague -> colleague.userId().equals(viewer));
  }

  /** User ids of those of whom the viewer may know, the viewer among them. */
  public Set<String> employees(String viewer) {
    Set<String> known = new TreeSet<>();
    if (seesAll(viewer)) {
      Arrays.stream(Role.values())
          .flatMap(role -> colleagues.of(role).stream())
          .map(Colleagues.Colleague::userId)
          .forEach(known::add);
    } else {
      known.addAll(led(viewer));
    }
    known.add(viewer);
    return known;
  }

  private Set<String> led(String supervisor) {
    return roster.teams().stream()
        .filter(team -> supervisor.equals(team.supervisor()))
        .flatMap(team -> team.members().stream())
        .map(TeamMember::userId)
        .collect(Collectors.toSet());
  }

  /** Who leads the person's team: nobody leads themselves; the first of several teams counts. */
  public Optional<String> supervisorOf(String employee) {
    return roster.teams().stream()
        .filter(team -> team.member(employee).isPresent())
        .map(Team::supervisor)
        .filter(supervisor -> supervisor != null && !supervisor.equals(employee))
        .findFirst();
  }

  /** Who hears of what concerns the person's team: who leads it, else all supervisors. */
  public Recipient toldOf(String employee) {
    return supervisorOf(employee)
        .map(Recipient::colleague)
        .orElseGet(() -> Recipient.members(Role.SUPERVISOR));
  }

  /** The teams of everybody who is in one, by user id; each person's by id of the team. */
  public Map<String, List<TeamName>> teams() {
    Map<String, List<TeamName>> teams = new HashMap<>();
    for (Team team : roster.teams()) {
      for (TeamMember member : team.members()) {
        teams
            .computeIfAbsent(member.userId(), user -> new ArrayList<>())
            .add(new TeamName(team.id(), team.name()));
      }
    }
    return teams;
  }

  /** What a team is called. */
  public record TeamName(String id, String name) {}
}
