package io.kefuflow.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: the stored messages. */
public interface MessageStore {

  /**
   * Stores the messages of one notice; false, and nothing is stored, when its key is known already.
   */
  boolean add(List<Message> messages);

  Optional<Message> find(UUID id);

  /** The messages of a notice, by part. */
  List<Message> ofNotice(String key);

  /** The messages of a case, oldest first. */
  List<Message> ofCase(String caseNumber);

  /**
   * Takes a message for one attempt: QUEUED, FAILED, or left in SENDING by somebody who claimed it
   * before {@code abandonedBefore}. False when it is another's or final.
   */
  boolean claim(UUID id, Instant now, Instant abandonedBefore);

  /** Ends the attempt well. */
  void markSent(UUID id, Instant now);

  /**
   * Ends the attempt in {@link MessageState#FAILED} or {@link MessageState#UNDELIVERABLE}. False,
   * and nothing is changed, when another attempt has ended meanwhile.
   */
  boolean markUnsent(UUID id, MessageState state, String error);
}
