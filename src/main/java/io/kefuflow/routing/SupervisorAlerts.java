package io.kefuflow.routing;

import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the supervisors who are there that work waits in a queue for want of people. */
@Component
class SupervisorAlerts {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisorAlerts.class);

  private final Notifications notifications;
  private final Colleagues colleagues;
  private final Absences absences;
  private final Clock clock;

  SupervisorAlerts(
      Notifications notifications, Colleagues colleagues, Absences absences, Clock clock) {
    this.notifications = notifications;
    this.colleagues = colleagues;
    this.absences = absences;
    this.clock = clock;
  }

  /**
   * Tells that nobody could get the work; once an hour for a role and skill.
   *
   * @param skillName Chinese, empty when the work takes no skill
   * @param reason Chinese
   */
  void nobodyFor(WorkRequest request, String skillName, String reason) {
    LOG.info("Nobody of {} for case {}", request.role(), request.caseNumber());
    Instant now = clock.instant();
    for (String user : present(now)) {
      notifications.send(
          new Notice(
              "nobody-on-duty:%s:%s:%s:%s"
                  .formatted(
                      request.role().groupId(),
                      request.requiredSkill(),
                      now.truncatedTo(ChronoUnit.HOURS),
                      user),
              "nobody-on-duty",
              Recipient.colleague(user),
              Map.of(
                  "work",
                  request.caseNumber() == null ? "任务" : "工单" + request.caseNumber(),
                  "group",
                  request.role().label(),
                  "skill",
                  skillName.isEmpty() ? "" : "（" + skillName + "）",
                  "reason",
                  reason),
              request.caseNumber()));
    }
  }

  /** The supervisors who are not absent; while all are, the managers or their deputies. */
  private List<String> present(Instant now) {
    Set<String> absent = absences.absentAt(now);
    return Stream.of(Role.SUPERVISOR, Role.MANAGER, Role.DEPUTY_MANAGER)
        .map(
            role ->
                colleagues.of(role).stream()
                    .map(Colleagues.Colleague::userId)
                    .filter(user -> !absent.contains(user))
                    .toList())
        .filter(users -> !users.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
