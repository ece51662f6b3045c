package io.kefuflow.casework;

import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passing a case on to another group (转介, P2.6; re-routing, P5.3): with a record of what was asked,
 * done and promised, told to the customer, acknowledged by whoever gets it.
 */
@Service
@Transactional
public class CaseTransfers {

  /** From here on a case that is passed on again is an alert: it goes round. */
  private static final int PING_PONG = 3;

  private final Cases cases;
  private final Handovers handovers;
  private final CustomerNotices notices;
  private final Notifications notifications;
  private final Timeline timeline;
  private final Clock clock;

  CaseTransfers(
      Cases cases,
      Handovers handovers,
      CustomerNotices notices,
      Notifications notifications,
      Timeline timeline,
      Clock clock) {
    this.cases = cases;
    this.handovers = handovers;
    this.notices = notices;
    this.notifications = notifications;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Records that the case goes to another group and tells the customer the reason, the next step
   * and the expected time.
   *
   * @return how often the case was passed on by now
   * @throws InvalidInputException when a text is missing or the promised time has passed
   */
  public int pass(CaseNumber number, Transfer transfer) {
    if (transfer.promisedUntil() != null && !transfer.promisedUntil().isAfter(clock.instant())) {
      throw new InvalidInputException("transferUntil", "答复时间必须晚于现在：请告诉客户一个将来的时间");
    }
    handovers.recordToGroup(
        number,
        cases.get(number).handler(),
        transfer.to().groupId(),
        transfer.reason(),
        transfer.done(),
        transfer.promised(),
        transfer.promisedUntil());
    int times = passedOn(number).size();
    Map<String, Object> values =
        new HashMap<>(Map.of("reason", transfer.reason(), "group", transfer.to().label()));
    values.put("next", Objects.requireNonNullElse(transfer.promised(), ""));
    values.put("promisedAt", Objects.requireNonNullElse(transfer.promisedUntil(), ""));
    notices.send(number, "case-transferred", String.valueOf(times), "已告知客户转介的原因和下一步", values);
    return times;
  }

  /** Whether a case that was passed on so often goes round. */
  public boolean goesRound(int times) {
    return times >= PING_PONG;
  }

  /** Tells the supervisors that a case goes round from group to group. */
  public void alert(CaseNumber number) {
    int times = passedOn(number).size();
    notifications.send(
        new Notice(
            number + ":case-goes-round:" + times,
            "case-goes-round",
            Recipient.members(Role.SUPERVISOR),
            Map.of("caseNumber", number.value(), "times", times),
            number.value()));
    timeline.append(number, CaseEvent.Kind.HANDED_OVER, "第 " + times + " 次转介，已提醒客服主管");
  }

  /** Reminds a group that a case waits for its acknowledgement, and tells the supervisors. */
  public void remind(CaseNumber number, Role group) {
    for (Role role : List.of(group, Role.SUPERVISOR)) {
      notifications.send(
          new Notice(
              "%s:transfer-waiting:%s:%d"
                  .formatted(number, role.groupId(), clock.instant().getEpochSecond()),
              "transfer-waiting",
              Recipient.members(role),
              Map.of("caseNumber", number.value(), "group", group.label()),
              number.value()));
    }
    timeline.append(number, CaseEvent.Kind.DEADLINE, group.label() + "尚未确认接收，已提醒该组和客服主管");
  }

  /**
   * The group takes the case, or sends it back.
   *
   * @param note null when nothing
   */
  public void answer(CaseNumber number, boolean accepted, String note) {
    List<Handover> passedOn = passedOn(number);
    Handover latest = passedOn.get(passedOn.size() - 1);
    handovers.answer(latest, accepted, note);
    if (!accepted && latest.fromUser() != null) {
      cases.handledBy(number, latest.fromUser());
    }
  }

  private List<Handover> passedOn(CaseNumber number) {
    return handovers.of(number).stream().filter(handover -> handover.toGroup() != null).toList();
  }

  /**
   * What the next group must know.
   *
   * @param promised what the customer was told of the next step, null when nothing
   * @param promisedUntil until when the customer was told to hear from us, null when not said
   */
  public record Transfer(
      Role to, String reason, String done, String promised, Instant promisedUntil) {}
}
