package io.kefuflow.routing;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Who is away, and when. */
public interface Absences {

  void add(Absence absence);

  /** Ends what is running or to come for this person from the instant on. */
  void end(String userId, Instant at);

  List<Absence> of(String userId);

  /** Who is away at the instant. */
  Set<String> absentAt(Instant at);

  /** What is running at the instant or begins before the other one, in the order of beginning. */
  List<Absence> between(Instant from, Instant before);
}
