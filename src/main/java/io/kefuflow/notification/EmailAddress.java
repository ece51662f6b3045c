package io.kefuflow.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Finds the e-mail addresses that can be written to. */
final class EmailAddress {

  /** Local part 64, @, domain 255 (RFC 5321 4.5.3.1). */
  private static final int MAX_LENGTH = 320;

  private EmailAddress() {}

  /**
   * The bare address without surrounding space; empty for anything else (a name before it, a list,
   * none) or null.
   */
  static Optional<String> of(String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String address = text.strip();
    try {
      var parsed = new InternetAddress(address, true);
      parsed.validate();
      return address.equals(parsed.getAddress()) && address.contains("@")
          ? Optional.of(address)
          : Optional.empty();
    } catch (AddressException e) {
      return Optional.empty();
    }
  }
}
