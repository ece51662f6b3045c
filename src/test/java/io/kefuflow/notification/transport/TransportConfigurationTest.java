package io.kefuflow.notification.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Messages;
import io.kefuflow.notification.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class TransportConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
          .withUserConfiguration(Properties.class)
          .withPropertyValues(
              "kefuflow.notification.email=log",
              "kefuflow.notification.sms=log",
              "kefuflow.notification.from=客服中心 <service@kefuflow.example>");

  @Test
  void byDefaultMessagesAreLoggedWithMaskedAddresses(CapturedOutput output) {
    application.run(
        context -> {
          for (Transport transport : context.getBeansOfType(Transport.class).values()) {
            transport.send(
                Messages.to(
                    transport.channel(),
                    transport.channel() == Channel.SMS ? "+8613800138000" : "wang@example.com"));
          }
          assertThat(output)
              .contains("SMS to 138****8000: 已收到您的投诉")
              .contains("EMAIL to w***@example.com: 已收到您的投诉")
              .doesNotContain("13800138000", "wang@example.com");
        });
  }

  @Test
  void smtpAndHttpAreChosenByProperty() {
    application
        .withPropertyValues(
            "kefuflow.notification.email=smtp",
            "spring.mail.host=mail.example.com",
            "kefuflow.notification.sms=http",
            "kefuflow.notification.sms-gateway.url=https://sms.example.com/messages")
        .run(
            context -> {
              assertThat(context.getBean("emailTransport")).isInstanceOf(SmtpTransport.class);
              assertThat(context.getBean("smsTransport")).isInstanceOf(HttpSmsTransport.class);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "kefuflow.notification.email=smtp, needs spring.mail.host",
    "kefuflow.notification.sms=http, needs kefuflow.notification.sms-gateway.url",
    "kefuflow.notification.email=pigeon, pigeon",
    "kefuflow.notification.from=, must not be blank"
  })
  void aSettingThatCannotWorkStopsTheStart(String setting, String reason) {
    application
        .withPropertyValues(setting, "spring.mail.host=", "kefuflow.notification.sms-gateway.url=")
        .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(reason));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(NotificationProperties.class)
  @Import(TransportConfiguration.class)
  static class Properties {}
}
