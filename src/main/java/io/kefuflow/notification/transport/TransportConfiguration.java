package io.kefuflow.notification.transport;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Transport;
import jakarta.mail.internet.AddressException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Chooses the adapters; a setting that cannot work stops the start. */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

  @Bean
  Transport emailTransport(
      NotificationProperties properties, ObjectProvider<JavaMailSenderImpl> senders)
      throws AddressException {
    if (properties.email() == NotificationProperties.Email.LOG) {
      return new LogTransport(Channel.EMAIL);
    }
    JavaMailSenderImpl sender = senders.getIfAvailable();
    if (sender == null || !StringUtils.hasText(sender.getHost())) {
      throw new IllegalStateException("kefuflow.notification.email=smtp needs spring.mail.host");
    }
    return new SmtpTransport(sender, properties.from());
  }

  @Bean
  Transport smsTransport(NotificationProperties properties) {
    if (properties.sms() == NotificationProperties.Sms.LOG) {
      return new LogTransport(Channel.SMS);
    }
    var gateway = properties.smsGateway();
    if (gateway == null || gateway.url() == null || gateway.url().getHost() == null) {
      throw new IllegalStateException(
          "kefuflow.notification.sms=http needs kefuflow.notification.sms-gateway.url");
    }
    return new HttpSmsTransport(gateway.url(), gateway.token());
  }
}
