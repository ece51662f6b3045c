package io.kefuflow.notification.transport;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages to the log instead of sending them: the default, for trying out. Texts appear at
 * level debug only.
 */
class LogTransport implements Transport {

  private static final Logger LOG = LoggerFactory.getLogger(LogTransport.class);

  private final Channel channel;

  LogTransport(Channel channel) {
    this.channel = channel;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public void send(Message message) {
    LOG.info("{} to {}: {}", channel, message.maskedAddress(), message.subject());
    LOG.debug("{} {}", message.id(), message.text());
  }
}
