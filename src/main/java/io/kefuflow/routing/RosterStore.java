package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: skills and teams. Changes take part in the caller's transaction. */
public interface RosterStore {

  /** By code. */
  List<Skill> skills();

  /** Adds a skill or changes the name of the one with this code. */
  void save(Skill skill);

  /** Removes a skill; false, and it stays, when a course or a certificate is about it. */
  boolean deleteSkill(String code);

  /** By id. */
  List<Team> teams();

  /** The teams that work for a role, by id. */
  List<Team> teamsOf(Role role);

  Optional<Team> find(String id);

  /**
   * Stores the team as the version after its own; false, and nothing is stored, when that is not
   * the latest any more.
   */
  boolean save(Team team, String changedBy, Instant changedAt);

  /** Removes a team; false when the version is not the latest any more. */
  boolean delete(String id, int version);
}
