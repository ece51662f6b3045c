package io.kefuflow.notification.transport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How messages leave ({@code kefuflow.notification.*}).
 *
 * @param email adapter for e-mail; SMTP needs {@code spring.mail.host}
 * @param sms adapter for SMS; HTTP needs the gateway's address
 * @param from sender of e-mails, e.g. {@code 客服中心 <service@example.com>}
 */
@Validated
@ConfigurationProperties("kefuflow.notification")
record NotificationProperties(
    @NotNull Email email, @NotNull Sms sms, @NotBlank String from, SmsGateway smsGateway) {

  enum Email {
    LOG,
    SMTP
  }

  enum Sms {
    LOG,
    HTTP
  }

  /**
   * The SMS gateway.
   *
   * @param url where messages are posted to
   * @param token bearer token; none is sent when blank
   */
  record SmsGateway(URI url, String token) {}
}
