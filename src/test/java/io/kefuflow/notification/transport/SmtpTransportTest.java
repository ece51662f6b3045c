package io.kefuflow.notification.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Messages;
import io.kefuflow.notification.UndeliverableException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

  @RegisterExtension
  static final GreenMailExtension MAILS = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

  private static final String FROM = "客服中心 <service@kefuflow.example>";
  private static final String ADDRESS = "wang@example.com";

  @Test
  void chineseArrivesIntact() throws Exception {
    Message message = Messages.to(Channel.EMAIL, ADDRESS);

    transport(MAILS.getSmtp().getPort()).send(message);

    MimeMessage mail = MAILS.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("已收到您的投诉（TS-20261121-000123）");
    assertThat(((String) mail.getContent()).replace("\r\n", "\n")).isEqualTo("尊敬的王小明：\n您的投诉已受理。");
    assertThat(mail.getContentType()).containsIgnoringCase("text/plain").contains("UTF-8");
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ADDRESS));
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("客服中心");
    assertThat(from.getAddress()).isEqualTo("service@kefuflow.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @ParameterizedTest
  @CsvSource({"REQUEST", "CANCEL"})
  void aCalendarEntryGoesWithTheMail(String method) throws Exception {
    String entry = "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\nSUMMARY:携号转网\r\nEND:VCALENDAR\r\n";

    transport(MAILS.getSmtp().getPort())
        .send(Messages.with(Messages.to(Channel.EMAIL, ADDRESS), entry));

    var parts = (MimeMultipart) MAILS.getReceivedMessages()[0].getContent();
    var attachment = parts.getBodyPart(1);
    assertThat(attachment.getFileName()).isEqualTo("invite.ics");
    assertThat(attachment.getContentType())
        .contains("text/calendar")
        .contains("method=" + method)
        .contains("UTF-8");
    assertThat(new String(attachment.getInputStream().readAllBytes(), UTF_8)).isEqualTo(entry);
    assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent())
        .asString()
        .contains("您的投诉已受理");
  }

  @Test
  void aRepeatCarriesTheSameMessageId() throws Exception {
    Message message = Messages.to(Channel.EMAIL, ADDRESS);

    transport(MAILS.getSmtp().getPort()).send(message);
    transport(MAILS.getSmtp().getPort()).send(message);

    assertThat(MAILS.getReceivedMessages())
        .hasSize(2)
        .allSatisfy(
            mail ->
                assertThat(mail.getMessageID())
                    .isEqualTo("<" + message.id() + "@kefuflow.example>"));
  }

  @Test
  void aSubjectCannotAddAHeader() throws Exception {
    transport(MAILS.getSmtp().getPort())
        .send(
            Messages.message(
                Channel.EMAIL, ADDRESS, "ok\r\nBcc: all@example.com\r\n\r\nother text", "text"));

    assertThat(MAILS.getReceivedMessages()).hasSize(1);
    MimeMessage mail = MAILS.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getContent()).asString().isEqualToIgnoringWhitespace("text");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user",
    "RCPT, 552 5.2.2 mailbox is full for good",
    "DATA, 554 5.7.1 refused",
    "., 554 5.7.1 content refused"
  })
  void aFinalRefusalMakesItUndeliverable(String command, String answer) throws Exception {
    try (var server = new ScriptedSmtpServer(Map.of(command, answer))) {
      assertThatThrownBy(() -> transport(server.port()).send(Messages.to(Channel.EMAIL, ADDRESS)))
          .isInstanceOf(UndeliverableException.class)
          .hasMessageContaining(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 421 4.3.2 too busy",
    "CONNECT, 554 5.7.1 your network is blocked",
    "CONNECT, <html>not a mail server</html>",
    "MAIL, 550 5.7.1 sender not allowed",
    "MAIL, 530 5.7.0 authentication required",
    "RCPT, 450 4.2.1 greylisted",
    "., 452 4.3.1 disk full"
  })
  void everyOtherAnswerIsWorthAnotherTry(String command, String answer) throws Exception {
    try (var server = new ScriptedSmtpServer(Map.of(command, answer))) {
      assertThatThrownBy(() -> transport(server.port()).send(Messages.to(Channel.EMAIL, ADDRESS)))
          .isInstanceOf(MailException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"CONNECT", "RCPT", "."})
  void aSilentServerIsGivenUp(String command) throws Exception {
    try (var server = new ScriptedSmtpServer(Map.of(command, ""))) {
      Instant start = Instant.now();

      assertThatThrownBy(() -> transport(server.port()).send(Messages.to(Channel.EMAIL, ADDRESS)))
          .isInstanceOf(MailException.class);

      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aServerThatIsDownIsWorthAnotherTry() throws Exception {
    var server = new ScriptedSmtpServer(Map.of());
    server.close();

    assertThatThrownBy(() -> transport(server.port()).send(Messages.to(Channel.EMAIL, ADDRESS)))
        .isInstanceOf(MailException.class);
  }

  @Test
  void aSenderThatIsNoAddressIsRefusedAtOnce() {
    assertThatThrownBy(() -> new SmtpTransport(new JavaMailSenderImpl(), "客服中心"))
        .isInstanceOf(AddressException.class);
  }

  private static SmtpTransport transport(int port) throws AddressException {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "2000");
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
    return new SmtpTransport(sender, FROM);
  }
}
