package io.kefuflow.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns notices into stored, queued messages. */
@Service
class NotificationService implements Notifications {

  private final MessageTexts texts;
  private final MessageStore store;
  private final DeliveryQueue queue;
  private final Directory directory;
  private final Clock clock;
  private final String organizer;

  NotificationService(
      MessageTexts texts,
      MessageStore store,
      DeliveryQueue queue,
      Directory directory,
      Clock clock,
      @Value("${kefuflow.notification.from}") String from)
      throws AddressException {
    this.texts = texts;
    this.store = store;
    this.queue = queue;
    this.directory = directory;
    this.clock = clock;
    this.organizer = new InternetAddress(from, true).getAddress();
  }

  @Override
  @Transactional
  public Receipt send(Notice notice) {
    List<Message> messages = write(notice);
    if (!store.add(messages)) {
      return new Receipt(store.ofNotice(notice.key()));
    }
    messages.stream().filter(message -> message.channel() != null).forEach(queue::enqueue);
    return new Receipt(messages);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Message> ofCase(String caseNumber) {
    return store.ofCase(caseNumber);
  }

  private List<Message> write(Notice notice) {
    List<Destination> destinations = destinations(notice.recipient());
    if (destinations.isEmpty()) {
      destinations = List.of(Destination.NONE);
    }
    Language language =
        notice.recipient() instanceof Recipient.Customer customer
            ? customer.language()
            : Language.ZH;
    List<Message> messages = new ArrayList<>();
    for (Destination destination : destinations) {
      Message.Text text =
          texts.render(notice.template(), language, destination.channel(), notice.values());
      messages.add(
          Message.queued(
              notice,
              messages.size() + 1,
              destination.channel(),
              destination.address(),
              text,
              calendarEntry(notice, destination),
              clock.instant()));
    }
    return messages;
  }

  private String calendarEntry(Notice notice, Destination destination) {
    return notice.calendarEntry() == null || destination.channel() != Channel.EMAIL
        ? null
        : notice.calendarEntry().ics(organizer, destination.address(), clock.instant());
  }

  private List<Destination> destinations(Recipient recipient) {
    if (recipient instanceof Recipient.Customer customer) {
      return Stream.concat(
              MobileNumber.of(customer.phone()).map(Destination::sms).stream(),
              EmailAddress.of(customer.email()).map(Destination::email).stream())
          .toList();
    }
    List<String> addresses =
        recipient instanceof Recipient.Colleague colleague
            ? directory.emailOf(colleague.userId()).stream().toList()
            : directory.emailsOf(((Recipient.Group) recipient).groupId());
    return addresses.stream()
        .flatMap(address -> EmailAddress.of(address).stream())
        .map(Destination::email)
        .toList();
  }

  private record Destination(Channel channel, String address) {

    static final Destination NONE = new Destination(null, null);

    static Destination sms(String number) {
      return new Destination(Channel.SMS, number);
    }

    static Destination email(String address) {
      return new Destination(Channel.EMAIL, address);
    }
  }
}
