package io.kefuflow.tasklist;

import io.kefuflow.shared.Role;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginResource;

/**
 * The data behind a page. Tasklist only checks that somebody is logged in, so every method checks
 * the role.
 */
abstract class PageResource extends AbstractTasklistPluginResource {

  private final Set<Role> allowed;

  /**
   * @param allowed roles that may use the page
   */
  PageResource(String engine, Set<Role> allowed) {
    super(engine);
    this.allowed = allowed;
  }

  /** Whether the user has one of the roles. */
  boolean isAllowed() {
    Authentication user = user();
    return user != null && Role.isOneOf(allowed, user.getGroupIds());
  }

  /**
   * Refuses everybody else.
   *
   * @param message Chinese
   */
  void requireRight(String message) {
    if (!isAllowed()) {
      throw new InvalidRequestException(Status.FORBIDDEN, message);
    }
  }

  /** Who is logged in. */
  Authentication user() {
    return getProcessEngine().getIdentityService().getCurrentAuthentication();
  }
}
