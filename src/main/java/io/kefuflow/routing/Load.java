package io.kefuflow.routing;

import io.kefuflow.routing.DutyAgents.PendingWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * How much work people have: the open tasks they hold and the work they were assigned whose task
 * does not exist yet, because its case is between two steps or its transaction still runs.
 */
@Component
class Load {

  /** After that no task will come any more: the case went another way. */
  private static final Duration PENDING_AT_MOST = Duration.ofMinutes(10);

  private final OpenWork openWork;
  private final DutyAgents agents;
  private final Clock clock;

  Load(OpenWork openWork, DutyAgents agents, Clock clock) {
    this.openWork = openWork;
    this.agents = agents;
    this.clock = clock;
  }

  /** The load of each of the people. */
  Map<String, Long> of(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> held = openWork.countsOf(userIds);
    var loads = new HashMap<String, Long>();
    for (String user : userIds) {
      List<PendingWork> pending = agents.pending(user);
      loads.put(user, held.getOrDefault(user, 0L) + pending.size() - over(user, pending).size());
    }
    return loads;
  }

  /** The load of somebody whom this transaction holds; forgets the pending work that has come. */
  long ofHeld(String userId) {
    List<PendingWork> pending = agents.pending(userId);
    Set<String> over = over(userId, pending);
    agents.forget(userId, over);
    return openWork.countOf(userId) + pending.size() - over.size();
  }

  private Set<String> over(String userId, List<PendingWork> pending) {
    if (pending.isEmpty()) {
      return Set.of();
    }
    Instant oldest = clock.instant().minus(PENDING_AT_MOST);
    Set<String> over = openWork.begun(userId, pending);
    pending.stream()
        .filter(work -> work.assignedAt().isBefore(oldest))
        .forEach(work -> over.add(work.caseNumber()));
    return over;
  }
}
