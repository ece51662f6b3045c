package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.COACHING_NOTE;
import static io.kefuflow.exam.process.ExamProcess.EXAM_REPEAT_AT;
import static io.kefuflow.exam.process.ExamProcess.EXAM_RESULT;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.exam.ExamSettings;
import io.kefuflow.exam.ExamState;
import io.kefuflow.exam.Exams;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.ShownQuestion;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** What the model of exams asks besides its steps. */
@Component("exam")
@ProcessBean
public class ExamProcessBean {

  private final Exams exams;
  private final ExamSettings settings;
  private final Oversight oversight;
  private final Colleagues colleagues;
  private final StandIns standIns;
  private final Clock clock;

  ExamProcessBean(
      Exams exams,
      ExamSettings settings,
      Oversight oversight,
      Colleagues colleagues,
      StandIns standIns,
      Clock clock) {
    this.exams = exams;
    this.settings = settings;
    this.oversight = oversight;
    this.colleagues = colleagues;
    this.standIns = standIns;
    this.clock = clock;
  }

  /** When the open round must be begun. */
  public Date beginBy(DelegateExecution execution) {
    return Date.from(exams.beginBy(number(execution)));
  }

  /** When the employee is reminded of that. */
  public Date remindAt(DelegateExecution execution) {
    return Date.from(exams.beginBy(number(execution)).minus(settings.remindBefore()));
  }

  /** When the time for the answers of the round that has begun is over. */
  public Date answerBy(DelegateExecution execution) {
    return Date.from(exams.get(number(execution)).latest().answerBy());
  }

  /** When a task of the trainer or supervisor that begins now is due. */
  public Date decideBy() {
    return Date.from(clock.instant().plus(settings.decideWithin()));
  }

  /** When the next round opens. */
  public Date repeatAt(DelegateExecution execution) {
    return Date.from(OffsetDateTime.parse(EXAM_REPEAT_AT.from(execution)).toInstant());
  }

  /** Whether questions are left to be answered. */
  public boolean goesOn(DelegateExecution execution) {
    return !exams.page(number(execution)).isEmpty();
  }

  /**
   * The questions to be answered next, for the form: of each its text and the options of the field
   * that takes its answer. What is right is not among it.
   */
  public SpinJsonNode page(DelegateExecution execution) {
    List<ShownQuestion> questions = exams.page(number(execution));
    Map<String, Object> page = new HashMap<>();
    for (int i = 0; i < Exams.PAGE; i++) {
      ShownQuestion question = i < questions.size() ? questions.get(i) : null;
      boolean multiple = question != null && question.kind() == QuestionKind.MULTIPLE;
      page.put("text" + (i + 1), question == null ? null : label(question));
      page.put("single" + (i + 1), question == null || multiple ? null : options(question));
      page.put("multiple" + (i + 1), multiple ? options(question) : null);
    }
    return Spin.JSON(page);
  }

  private static String label(ShownQuestion question) {
    return "%d.（%s）%s".formatted(question.position(), question.kind().label(), question.text());
  }

  private static List<Map<String, String>> options(ShownQuestion question) {
    return IntStream.range(0, question.options().size())
        .mapToObj(
            i ->
                Map.of(
                    "label",
                    ShownQuestion.key(i) + ". " + question.options().get(i),
                    "value",
                    ShownQuestion.key(i)))
        .toList();
  }

  /** What a field that takes several keys begins with: form-js fails on null. */
  public SpinJsonNode noKeys() {
    return Spin.JSON(List.of());
  }

  /** User id of who arranges and judges the exam; null when any trainer may. */
  public String trainer(DelegateExecution execution) {
    return exams.get(number(execution)).trainer();
  }

  /** As {@link #trainer}, as candidates beside all trainers. */
  public List<String> trainers(DelegateExecution execution) {
    return Stream.ofNullable(trainer(execution)).toList();
  }

  /** The groups of whom anybody may arrange and judge the exam; of a trainer the manager too. */
  public List<String> trainerGroups(DelegateExecution execution) {
    String employee = EMPLOYEE.from(execution);
    return colleagues.of(Role.TRAINER).stream().anyMatch(it -> it.userId().equals(employee))
        ? List.of(Role.TRAINER.groupId(), Role.MANAGER.groupId())
        : List.of(Role.TRAINER.groupId());
  }

  /** User id of who leads the employee, null when nobody does. */
  public String supervisor(DelegateExecution execution) {
    return oversight.supervisorOf(EMPLOYEE.from(execution)).orElse(null);
  }

  /** As {@link #supervisor}, as candidates. */
  public List<String> supervisors(DelegateExecution execution) {
    return oversight.supervisorOf(EMPLOYEE.from(execution)).stream().toList();
  }

  /** Asks whoever leads the employee to decide on the failures. */
  public void askSupervisor(DelegateExecution execution) {
    exams.askSupervisor(number(execution), clock.instant().plus(settings.decideWithin()));
  }

  /** Reminds whoever leads the employee now that the decision is overdue. */
  public void remindSupervisor(DelegateExecution execution) {
    exams.remindSupervisor(number(execution));
  }

  /**
   * Which groups may do the work of the supervisor: the manager, should the supervisor not be able
   * to; all supervisors where the employee has none.
   */
  public String supervisorGroups(DelegateExecution execution) {
    return supervisor(execution) == null ? Role.SUPERVISOR.groupId() : standIns.managerGroup();
  }

  /**
   * Ends the exam and tells the calling process how.
   *
   * @param state name of an {@link ExamState}
   */
  public void end(DelegateExecution execution, String state) {
    exams.end(
        number(execution), ExamState.valueOf(state), COACHING_NOTE.findIn(execution).orElse(null));
    EXAM_RESULT.set(execution, state);
  }

  private static String number(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
