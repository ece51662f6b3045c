package io.kefuflow.sla;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.CaseTasks.OpenTask;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customer urges (催单): counted, shown, told to whoever has the work, and in the end escalated.
 */
@Service
@Transactional
public class CustomerUrges {

  private static final int LONGEST_NOTE = 500;

  private final Cases cases;
  private final CaseTasks caseTasks;
  private final Timeline timeline;
  private final Notifications notifications;
  private final Deadlines deadlines;
  private final UrgeWorkflow workflow;
  private final SupervisionSettings settings;

  CustomerUrges(
      Cases cases,
      CaseTasks caseTasks,
      Timeline timeline,
      Notifications notifications,
      Deadlines deadlines,
      UrgeWorkflow workflow,
      SupervisionSettings settings) {
    this.cases = cases;
    this.caseTasks = caseTasks;
    this.timeline = timeline;
    this.notifications = notifications;
    this.deadlines = deadlines;
    this.workflow = workflow;
    this.settings = settings;
  }

  /**
   * The customer urges.
   *
   * @param note what the customer said, null when nothing in particular
   * @return how often by now
   * @throws io.kefuflow.casework.UnknownCaseException when there is no such case
   * @throws CaseStateException when nobody works on the case any more
   * @throws InvalidInputException when the note is too long
   */
  public int urge(CaseNumber number, String note) {
    String said = InvalidInputException.optionalText("note", "客户的话", note, LONGEST_NOTE);
    requireSomebodyWorksOn(number);
    workflow.urged(number, said);
    return cases.get(number).urgeCount();
  }

  private void requireSomebodyWorksOn(CaseNumber number) {
    CaseStatus status = cases.get(number).status();
    if (!status.isOpen() || status == CaseStatus.RESOLVED) {
      throw new CaseStateException("工单 %s %s，不能催单：客户不满意时请重新打开".formatted(number, status.label()));
    }
  }

  /**
   * Counts an urge, notes it in the timeline and tells whoever has the work, or all agents when
   * nobody has.
   *
   * @return whether the next level of the ladder is due by it
   * @throws io.kefuflow.casework.UnknownCaseException when there is no such case
   * @throws CaseStateException when nobody works on the case any more
   */
  public boolean record(CaseNumber number, String note) {
    // the clocks before the case, as whoever completes a task does
    deadlines.hold(number.value());
    requireSomebodyWorksOn(number);
    int count = cases.countUrge(number);
    timeline.append(
        number,
        CaseEvent.Kind.CUSTOMER_SAID,
        "客户催单(第 %d 次)".formatted(count),
        note == null ? List.of() : List.of(Detail.of("客户的话", note)));
    Set<Recipient> recipients =
        caseTasks.openTasks(number).stream()
            .map(OpenTask::assignee)
            .filter(Objects::nonNull)
            .map(Recipient::colleague)
            .collect(Collectors.toSet());
    if (recipients.isEmpty()) {
      recipients = Set.of(Recipient.members(caseTasks.workingRole(number)));
    }
    recipients.forEach(recipient -> tell(number, count, recipient));
    return count % settings.urgesPerLevel() == 0;
  }

  private void tell(CaseNumber number, int count, Recipient recipient) {
    notifications.send(
        new Notice(
            "%s:urged:%d:%s".formatted(number, count, recipient),
            "case-urged",
            recipient,
            Map.of("caseNumber", number.value(), "count", count),
            number.value()));
  }

  /** The next level of the ladder is due at once. */
  public void escalate(CaseNumber number) {
    timeline.append(number, CaseEvent.Kind.DEADLINE, "客户多次催单，提前升级");
    deadlines.advance(number.value());
  }
}
