package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Who has room for more work. */
@Service
public class Workload {

  private final Crews crews;
  private final Absences absences;
  private final Colleagues colleagues;
  private final OpenWork openWork;
  private final Clock clock;

  Workload(Crews crews, Absences absences, Colleagues colleagues, OpenWork openWork, Clock clock) {
    this.crews = crews;
    this.absences = absences;
    this.colleagues = colleagues;
    this.openWork = openWork;
    this.clock = clock;
  }

  /**
   * The member of a role with the fewest open tasks; empty when nobody is there. Where a roster is
   * kept for the role, only those on duty and below their cap count, as in {@link Assignments};
   * else all who are present.
   *
   * @param except user id of somebody who does not count, null for nobody
   */
  public Optional<String> leastLoaded(Role role, String except) {
    Crew crew = crews.of(role, clock.instant());
    return crew.rostered()
        ? crew.members().stream()
            .filter(member -> member.there() && member.hasRoom() && !member.userId().equals(except))
            .min(Comparator.comparingLong(Standing::load).thenComparing(Standing::userId))
            .map(Standing::userId)
        : leastLoadedOfAll(role, except);
  }

  private Optional<String> leastLoadedOfAll(Role role, String except) {
    Set<String> absent = absences.absentAt(clock.instant());
    return colleagues.of(role).stream()
        .map(Colleagues.Colleague::userId)
        .filter(user -> !user.equals(except) && !absent.contains(user))
        .min(Comparator.comparingLong(openWork::countOf).thenComparing(Comparator.naturalOrder()));
  }
}
