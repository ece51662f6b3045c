package io.kefuflow.casework;

import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approvals that wait: whoever may decide is reminded (P3.6). */
@Service
@Transactional
public class Approvals {

  private final Notifications notifications;
  private final Timeline timeline;
  private final Clock clock;

  Approvals(Notifications notifications, Timeline timeline, Clock clock) {
    this.notifications = notifications;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Reminds those who may decide; once the time is over, their manager's side hears of it as well.
   *
   * @param approvers roles to which the approval is offered
   */
  public void remind(CaseNumber number, List<Role> approvers, Instant dueAt) {
    boolean overdue = !clock.instant().isBefore(dueAt);
    for (Role role : approvers) {
      notifications.send(
          new Notice(
              "%s:approval-due:%s:%d"
                  .formatted(number, role.groupId(), clock.instant().getEpochSecond()),
              "approval-due",
              Recipient.members(role),
              Map.of("caseNumber", number.value(), "dueAt", dueAt),
              number.value()));
    }
    timeline.append(number, CaseEvent.Kind.DEADLINE, overdue ? "审批超过期限，已再次提醒审批人" : "已提醒审批人审批");
  }
}
