package io.kefuflow.notification.transport;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Transport;
import io.kefuflow.notification.UndeliverableException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * E-mail by SMTP. The Message-ID comes from the message's id, so that a mail sent twice after a
 * crash can be recognised. A final refusal (5xx) of the recipient or of the content makes it
 * undeliverable; everything else, a refused login or sender among it, is ours to repair and worth
 * another try.
 */
class SmtpTransport implements Transport {

  private final JavaMailSender sender;
  private final InternetAddress from;

  /**
   * @param from an address with or without a name
   * @throws AddressException when it is none
   */
  SmtpTransport(JavaMailSender sender, String from) throws AddressException {
    this.sender = sender;
    this.from = new InternetAddress(from, true);
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public void send(Message message) throws UndeliverableException {
    MimeMessage mail = mail(message);
    try {
      sender.send(mail);
    } catch (MailSendException e) {
      for (Exception failure : e.getMessageExceptions()) {
        String refusal = finalRefusal(failure);
        if (refusal != null) {
          throw new UndeliverableException(refusal, e);
        }
      }
      throw e;
    }
  }

  private MimeMessage mail(Message message) {
    MimeMessage mail = sender.createMimeMessage();
    try {
      boolean withEntry = message.calendarEntry() != null;
      var helper = new MimeMessageHelper(mail, withEntry, StandardCharsets.UTF_8.name());
      // name encoded again: the property holds it in clear
      helper.setFrom(from.getAddress(), from.getPersonal() == null ? "" : from.getPersonal());
      helper.setTo(new InternetAddress(message.address(), true));
      helper.setSubject(message.subject());
      helper.setText(message.text(), false);
      if (withEntry) {
        helper.addAttachment(
            "invite.ics",
            new ByteArrayDataSource(
                message.calendarEntry().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + method(message.calendarEntry())));
      }
      mail.setHeader("Message-ID", "<" + message.id() + "@" + domain() + ">");
      // RFC 3834: absence notes and other answering machines stay silent
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("Content-Language", message.language().code());
      return mail;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailPreparationException("Message " + message.id(), e);
    }
  }

  /** The part of the mail must name the same method as the entry (RFC 6047, 2.4). */
  private static String method(String calendarEntry) {
    return calendarEntry.contains("METHOD:CANCEL") ? "CANCEL" : "REQUEST";
  }

  private String domain() {
    return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
  }

  /** The answer with which the server refused the recipient or the content for good, or null. */
  private static String finalRefusal(Exception failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address && isFinal(address.getReturnCode())
          || e instanceof SMTPSendFailedException data
              && isFinal(data.getReturnCode())
              && isContent(data.getCommand())) {
        return e.getMessage();
      }
    }
    return null;
  }

  private static boolean isContent(String command) {
    return ".".equals(command) || "DATA".equalsIgnoreCase(command);
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException chained ? chained.getNextException() : null;
  }

  private static boolean isFinal(int returnCode) {
    return returnCode >= 500 && returnCode < 600;
  }
}
