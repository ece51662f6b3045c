package io.kefuflow.casework;

import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import io.kefuflow.notification.Language;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells the customer of a case something, and notes in the timeline whether that was possible. */
@Service
public class CustomerNotices {

  private final Cases cases;
  private final Customers customers;
  private final Notifications notifications;
  private final Timeline timeline;

  CustomerNotices(
      Cases cases, Customers customers, Notifications notifications, Timeline timeline) {
    this.cases = cases;
    this.customers = customers;
    this.notifications = notifications;
    this.timeline = timeline;
  }

  /**
   * Sends a message to the customer of the case, once per step and round.
   *
   * @param template name of the message template; case number, procedure and the customer's name
   *     are always among its values
   * @param round what tells one sending of this template from the next one
   * @param what Chinese, what the customer is told, for the timeline
   */
  public void send(
      CaseNumber caseNumber,
      String template,
      String round,
      String what,
      Map<String, Object> values) {
    ServiceCase serviceCase = cases.get(caseNumber);
    Optional<Customer> customer =
        Optional.ofNullable(serviceCase.customerId()).flatMap(customers::find);
    if (customer.isEmpty()) {
      timeline.append(caseNumber, CaseEvent.Kind.MESSAGE_SENT, what + ":未发送，没有登记客户");
      return;
    }
    Map<String, Object> all = new HashMap<>(values);
    all.put("caseNumber", caseNumber.value());
    all.put("procedure", serviceCase.procedure().label());
    all.put("noun", serviceCase.procedure().noun());
    all.put("customerName", customer.get().name());
    var receipt =
        notifications.send(
            new Notice(
                "%s:%s:%d:%s".formatted(caseNumber, template, serviceCase.reopenCount(), round),
                template,
                recipient(customer.get()),
                all,
                caseNumber.value()));
    timeline.append(
        caseNumber,
        CaseEvent.Kind.MESSAGE_SENT,
        receipt.reachable() ? what : what + ":未发送，客户没有留下手机或邮箱");
  }

  private static Recipient recipient(Customer customer) {
    return Recipient.customer(
        customer.phone() == null ? null : customer.phone().e164(),
        customer.email(),
        Language.of(customer.language()));
  }
}
