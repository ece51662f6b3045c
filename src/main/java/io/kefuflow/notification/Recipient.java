package io.kefuflow.notification;

import io.kefuflow.shared.Role;
import java.util.Objects;

/** To whom a notice is addressed. */
public sealed interface Recipient {

  /**
   * A customer, told by every channel that the customer gave: SMS to a mobile number, e-mail to an
   * address.
   *
   * @param phone as in the customer file, may be null; a number that cannot receive SMS counts as
   *     none
   * @param email may be null
   */
  record Customer(String phone, String email, Language language) implements Recipient {
    public Customer {
      Objects.requireNonNull(language, "language");
    }
  }

  /** One colleague, told by e-mail. */
  record Colleague(String userId) implements Recipient {
    public Colleague {
      Objects.requireNonNull(userId, "userId");
    }
  }

  /** Every member of a group who has an e-mail address. */
  record Group(String groupId) implements Recipient {
    public Group {
      Objects.requireNonNull(groupId, "groupId");
    }
  }

  static Recipient customer(String phone, String email, Language language) {
    return new Customer(phone, email, language);
  }

  static Recipient colleague(String userId) {
    return new Colleague(userId);
  }

  static Recipient members(Role role) {
    return new Group(role.groupId());
  }

  static Recipient members(String groupId) {
    return new Group(groupId);
  }
}
