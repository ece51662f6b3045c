package io.kefuflow.casework;

import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Reminds those who may decide; once the time is over, the timeline says so.
   *
   * @param subject number of what is to be approved: of a case or of anything else, e.g. a plan
   * @param approvers roles to which the approval is offered
   */
  public void remind(String subject, List<Role> approvers, Instant dueAt) {
    Optional<CaseNumber> number =
        Optional.of(subject).filter(CaseNumber::isValid).map(CaseNumber::new);
    for (Role role : approvers) {
      notifications.send(
          new Notice(
              "%s:approval-due:%s:%d"
                  .formatted(subject, role.groupId(), clock.instant().getEpochSecond()),
              "approval-due",
              Recipient.members(role),
              Map.of("subject", subject, "dueAt", dueAt),
              number.map(CaseNumber::value).orElse(null)));
    }
    boolean overdue = !clock.instant().isBefore(dueAt);
    number.ifPresent(
        known ->
            timeline.append(
                known, CaseEvent.Kind.DEADLINE, overdue ? "审批超过期限，已再次提醒审批人" : "已提醒审批人审批"));
  }
}
