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

  private final Absences absences;
  private final Colleagues colleagues;
  private final OpenWork openWork;
  private final Clock clock;

  Workload(Absences absences, Colleagues colleagues, OpenWork openWork, Clock clock) {
    this.absences = absences;
    this.colleagues = colleagues;
    this.openWork = openWork;
    this.clock = clock;
  }

  /**
   * The present member of a role with the fewest open tasks; empty when nobody is there.
   *
   * @param except user id of somebody who does not count, null for nobody
   */
  public Optional<String> leastLoaded(Role role, String except) {
    Set<String> absent = absences.absentAt(clock.instant());
    return colleagues.of(role).stream()
        .map(Colleagues.Colleague::userId)
        .filter(user -> !user.equals(except) && !absent.contains(user))
        .min(Comparator.comparingLong(openWork::countOf).thenComparing(Comparator.naturalOrder()));
  }
}
