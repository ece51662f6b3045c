package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The people of the department. */
public interface Colleagues {

  /** The members of a role, by name. */
  List<Colleague> of(Role role);

  boolean exists(String userId);

  /** The name to show for a user id; the id itself for an unknown one. */
  String nameOf(String userId);

  /** As {@link #nameOf}, of many at once. */
  Map<String, String> namesOf(Collection<String> userIds);

  /** A person of the department. */
  record Colleague(String userId, String name) {}
}
