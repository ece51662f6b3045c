package io.kefuflow.engine.identity;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** Creates engine users. */
class Users {

  private final IdentityService identities;

  Users(IdentityService identities) {
    this.identities = identities;
  }

  /**
   * Creates the user unless the id is taken, whose data and password then stay. Returns whether it
   * was created.
   */
  boolean createIfAbsent(String id, String name, String email, String password) {
    if (identities.createUserQuery().userId(id).count() > 0) {
      return false;
    }
    User user = identities.newUser(id);
    // The webapps write first name, space, last name, which is the wrong order for a Chinese name
    // cut in two.
    user.setFirstName(name);
    user.setLastName("");
    user.setEmail(email);
    user.setPassword(password);
    identities.saveUser(user);
    return true;
  }
}
