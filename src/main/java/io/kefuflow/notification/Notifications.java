package io.kefuflow.notification;

import java.util.List;

/** Tells customers and colleagues things, and knows what they were told. */
public interface Notifications {

  /**
   * Stores the messages of a notice and lets them be delivered after the caller's transaction has
   * committed. The same key again changes nothing and returns what was stored the first time.
   *
   * @return the stored messages; one without a channel, {@link MessageState#UNDELIVERABLE}, where
   *     the recipient has no address
   * @throws IllegalArgumentException when the template is unknown or a value that it names is
   *     absent
   */
  Receipt send(Notice notice);

  /** The messages of a case, oldest first. */
  List<Message> ofCase(String caseNumber);
}
