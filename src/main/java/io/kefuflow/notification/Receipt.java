package io.kefuflow.notification;

import java.util.List;

/** What became of a notice when it was sent: its messages, at least one. */
public record Receipt(List<Message> messages) {

  public Receipt {
    messages = List.copyOf(messages);
  }

  /** Whether the recipient has an address at all. Otherwise the timeline says 无联系方式. */
  public boolean reachable() {
    return messages.stream().anyMatch(message -> message.channel() != null);
  }
}
