package io.kefuflow.casework;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.DeliveryListener;
import io.kefuflow.notification.Message;
import org.springframework.stereotype.Component;

/** Notes in the timeline of a case that a message about it was refused for good. */
@Component
class UndeliverableMessages implements DeliveryListener {

  private final Cases cases;
  private final Timeline timeline;

  UndeliverableMessages(Cases cases, Timeline timeline) {
    this.cases = cases;
    this.timeline = timeline;
  }

  /** Adds the entry; does nothing for a message about no case. */
  @Override
  public void undeliverable(Message message) {
    if (!CaseNumber.isValid(message.caseNumber())) {
      return;
    }
    cases
        .find(new CaseNumber(message.caseNumber()))
        .ifPresent(
            item -> timeline.append(item.number(), CaseEvent.Kind.MESSAGE_SENT, summary(message)));
  }

  private static String summary(Message message) {
    return "%s「%s」未送达：%s %s 被拒绝，请改用其他方式联系"
        .formatted(
            message.channel().label(),
            message.subject(),
            message.channel() == Channel.SMS ? "号码" : "邮箱",
            message.maskedAddress());
  }
}
