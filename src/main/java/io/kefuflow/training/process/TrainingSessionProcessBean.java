package io.kefuflow.training.process;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.process.ProcessBean;
import io.kefuflow.training.SessionNumber;
import io.kefuflow.training.TrainingSessions;
import io.kefuflow.training.TrainingSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the model of training sessions asks besides its steps. */
@Component("trainingSession")
@ProcessBean
public class TrainingSessionProcessBean {

  private final TrainingSessions sessions;
  private final Colleagues colleagues;
  private final TrainingSettings settings;
  private final Clock clock;

  TrainingSessionProcessBean(
      TrainingSessions sessions, Colleagues colleagues, TrainingSettings settings, Clock clock) {
    this.sessions = sessions;
    this.colleagues = colleagues;
    this.settings = settings;
    this.clock = clock;
  }

  /** When the session ends. */
  public Date endsAt(DelegateExecution execution) {
    return Date.from(sessions.get(number(execution)).endsAt());
  }

  /** When everybody is reminded. */
  public Date remindAt(DelegateExecution execution) {
    return Date.from(
        Lead.before(
            sessions.get(number(execution)).startsAt(), settings.remindBefore(), clock.instant()));
  }

  /** The reminders to record the attendance, as a repeating interval from when it is due. */
  public String attendanceReminders(DelegateExecution execution) {
    Instant due = sessions.get(number(execution)).endsAt().plus(settings.attendanceWithin());
    return "R%d/%s/%s".formatted(settings.reminders(), due, settings.remindEvery());
  }

  /** Those who are expected, as options of a field. */
  public SpinJsonNode participants(DelegateExecution execution) {
    return Fields.json(
        sessions.get(number(execution)).participants().stream()
            .map(user -> Fields.option(colleagues.nameOf(user), user))
            .toList());
  }

  /** User ids of those who were there. */
  public List<String> attendees(DelegateExecution execution) {
    return sessions.attendees(number(execution));
  }

  /** User ids of those whose learning is assessed; nobody where the course assesses nobody. */
  public List<String> examinees(DelegateExecution execution) {
    return sessions.examinees(number(execution));
  }

  /** Until when those who were there may evaluate. */
  public Date evaluationDueAt() {
    return Date.from(clock.instant().plus(settings.evaluationWithin()));
  }

  private static SessionNumber number(DelegateExecution execution) {
    return SessionNumber.parse(execution.getProcessBusinessKey());
  }
}
