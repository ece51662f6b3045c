package io.kefuflow.appointment;

import io.kefuflow.appointment.Appointment.State;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerNotices;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import io.kefuflow.routing.Absences;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Making and keeping appointments: customer and host are told and reminded (P1.4, P5.3). Each step
 * in the transaction of the process step that calls it.
 */
@Service
@Transactional
public class Appointments {

  private final AppointmentStore store;
  private final CustomerNotices customerNotices;
  private final Notifications notifications;
  private final Timeline timeline;
  private final Colleagues colleagues;
  private final Absences absences;
  private final Clock clock;

  Appointments(
      AppointmentStore store,
      CustomerNotices customerNotices,
      Notifications notifications,
      Timeline timeline,
      Colleagues colleagues,
      Absences absences,
      Clock clock) {
    this.store = store;
    this.customerNotices = customerNotices;
    this.notifications = notifications;
    this.timeline = timeline;
    this.colleagues = colleagues;
    this.absences = absences;
    this.clock = clock;
  }

  /**
   * Keeps an appointment that was agreed with the customer; tells the customer and the host.
   *
   * @throws InvalidInputException when the time has passed, or nobody has this user id, or the host
   *     is absent then
   */
  public Appointment arrange(Appointment agreed) {
    if (!agreed.startsAt().isAfter(clock.instant())) {
      throw new InvalidInputException("appointmentAt", "预约时间必须晚于现在：请与客户另约时间");
    }
    if (!colleagues.exists(agreed.host())) {
      throw new InvalidInputException("appointmentHost", "没有用户 " + agreed.host() + "：请从列表中选择接待人");
    }
    if (absences.absentAt(agreed.startsAt()).contains(agreed.host())) {
      throw new InvalidInputException(
          "appointmentHost", colleagues.nameOf(agreed.host()) + "届时缺席：请另选接待人或另约时间");
    }
    Appointment kept = store.add(agreed);
    timeline.append(
        kept.caseNumber(),
        CaseEvent.Kind.STATUS_CHANGED,
        "约定" + kept.kind().label(),
        List.of(
            Detail.of("时间", time(kept)),
            Detail.of("地点", kept.place()),
            Detail.of("接待人", colleagues.nameOf(kept.host()))));
    tellBoth(kept, "appointment-confirmed", "已告知客户预约的时间和地点");
    return kept;
  }

  /** Reminds customer and host of what is to come. */
  public void remind(Appointment planned) {
    tellBoth(planned, "appointment-reminder", "已提醒客户预约");
  }

  /** Asks the host, and tells the supervisors, that nobody has said what became of it. */
  public void askForReport(Appointment planned) {
    for (Recipient recipient :
        List.of(Recipient.colleague(planned.host()), Recipient.members(Role.SUPERVISOR))) {
      send(planned, "appointment-unreported", recipient);
    }
    timeline.append(planned.caseNumber(), CaseEvent.Kind.DEADLINE, "预约时间已过，尚未登记结果，已提醒接待人和客服主管");
  }

  /**
   * Notes what became of it.
   *
   * @param report null when nothing is to be said
   */
  public void end(Appointment planned, State state, String report) {
    store.end(planned.id(), state, report);
    timeline.append(
        planned.caseNumber(),
        CaseEvent.Kind.STATUS_CHANGED,
        planned.kind().label() + "：" + state.label());
  }

  /** The appointment of the case that is still to come or to be reported. */
  public Appointment planned(CaseNumber caseNumber) {
    return store.of(caseNumber).stream()
        .filter(appointment -> appointment.state() == State.PLANNED)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException("No planned appointment in " + caseNumber));
  }

  private void tellBoth(Appointment planned, String template, String what) {
    customerNotices.send(
        planned.caseNumber(), template, String.valueOf(planned.id()), what, values(planned));
    send(planned, template + "-host", Recipient.colleague(planned.host()));
  }

  private void send(Appointment planned, String template, Recipient recipient) {
    String to = recipient instanceof Recipient.Colleague colleague ? colleague.userId() : "group";
    notifications.send(
        new Notice(
            "%s:%s:%d:%s".formatted(planned.caseNumber(), template, planned.id(), to),
            template,
            recipient,
            values(planned),
            planned.caseNumber().value()));
  }

  private Map<String, Object> values(Appointment planned) {
    return Map.of(
        "caseNumber", planned.caseNumber().value(),
        "kind", planned.kind().label(),
        "startsAt", planned.startsAt(),
        "place", planned.place(),
        "host", colleagues.nameOf(planned.host()),
        "note", planned.note() == null ? "无" : planned.note());
  }

  private String time(Appointment planned) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .withZone(clock.getZone())
        .format(planned.startsAt());
  }
}
