package io.kefuflow.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** What the roster says of times to come: who is on shift, and who is left when others are away. */
@Service
public class Duty {

  private final RosterStore roster;
  private final Absences absences;
  private final ZoneId zone;

  Duty(RosterStore roster, Absences absences, Clock clock) {
    this.roster = roster;
    this.absences = absences;
    this.zone = clock.getZone();
  }

  /**
   * When the person is on shift within the period, whatever the team, in the order of beginning.
   */
  public List<Period> shifts(String userId, Period within) {
    return roster.teams().stream()
        .filter(team -> team.member(userId).isPresent())
        .flatMap(team -> shifts(team, userId, within).stream())
        .sorted()
        .toList();
  }

  /** Whether the person is marked absent at some time of the period. */
  public boolean absent(String userId, Period within) {
    return absent(within).contains(userId);
  }

  private Set<String> absent(Period within) {
    Set<String> absent = new HashSet<>();
    absences.between(within.from(), within.to()).forEach(absence -> absent.add(absence.userId()));
    return absent;
  }

  /**
   * When, within the period, a team would be left without anybody who is on shift because these
   * people are away; by team, in the order of beginning. A team that nobody works for at that time
   * anyway has no gap; somebody marked absent covers nothing.
   */
  public List<DutyGap> gaps(Collection<String> away, Period within) {
    Set<String> gone = new HashSet<>(away);
    Set<String> absent = absent(within);
    List<DutyGap> gaps = new ArrayList<>();
    for (Team team : roster.teams()) {
      List<Period> taken = shifts(team, within, gone::contains);
      List<Period> covered =
          shifts(team, within, user -> !gone.contains(user) && !absent.contains(user));
      for (Period uncovered : uncovered(taken, covered)) {
        gaps.add(new DutyGap(team.name(), uncovered));
      }
    }
    return gaps;
  }

  private List<Period> shifts(Team team, Period within, Predicate<String> whose) {
    return team.members().stream()
        .map(TeamMember::userId)
        .filter(whose)
        .flatMap(user -> shifts(team, user, within).stream())
        .toList();
  }

  private List<Period> shifts(Team team, String userId, Period within) {
    // a shift that began the day before may last into the period
    LocalDate first = LocalDate.ofInstant(within.from(), zone).minusDays(1);
    LocalDate last = LocalDate.ofInstant(within.to(), zone);
    return team.dutyOf(userId, first, last, zone).stream()
        .flatMap(duty -> duty.intersection(within).stream())
        .toList();
  }

  /** What of the first is in none of the others, joined where it touches. */
  private static List<Period> uncovered(List<Period> taken, List<Period> covered) {
    Set<Instant> edges = new TreeSet<>();
    for (List<Period> periods : List.of(taken, covered)) {
      periods.forEach(
          period -> {
            edges.add(period.from());
            edges.add(period.to());
          });
    }
    List<Period> gaps = new ArrayList<>();
    Instant from = null;
    for (Instant edge : edges) {
      boolean open = contains(taken, edge) && !contains(covered, edge);
      if (open && from == null) {
        from = edge;
      } else if (!open && from != null) {
        gaps.add(new Period(from, edge));
        from = null;
      }
    }
    return gaps;
  }

  private static boolean contains(List<Period> periods, Instant at) {
    return periods.stream().anyMatch(period -> period.contains(at));
  }
}
