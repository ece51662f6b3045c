package io.kefuflow.shared;

import java.security.Principal;
import java.util.List;

/**
 * Who calls our REST interface: the principal of an authenticated request.
 *
 * @param id user id of the engine, e.g. {@code agent1}
 * @param displayName name shown to people, e.g. 王小明
 * @param groups ids of the engine groups that the user is a member of
 */
public record SignedInUser(String id, String displayName, List<String> groups)
    implements Principal {

  public SignedInUser {
    groups = List.copyOf(groups);
  }

  /** The user id, which is how Spring Security and the engine name the actor. */
  @Override
  public String getName() {
    return id;
  }
}
