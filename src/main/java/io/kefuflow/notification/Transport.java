package io.kefuflow.notification;

/**
 * Port: hands a message to the next system (mail server, SMS gateway). Bounded in time: connecting
 * 10 s, each answer 20 s. Passes {@link Message#id()} on, so that the receiver recognises a repeat.
 */
public interface Transport {

  Channel channel();

  /**
   * Returns when the next system has accepted the message.
   *
   * @throws UndeliverableException when it refused for good; any other exception means that trying
   *     again may help
   */
  void send(Message message) throws UndeliverableException;
}
