package io.kefuflow.exam.process;

import static io.kefuflow.exam.process.ExamProcess.EXAM_REPEAT_AT;

import io.kefuflow.exam.Exams;
import io.kefuflow.shared.Actor;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Checks the date of a repeat and tells the employee, in the transaction in which it is agreed. */
@Component
class ScheduleRepeatTaskListener implements TaskListener {

  private final Exams exams;
  private final Actor actor;

  ScheduleRepeatTaskListener(Exams exams, Actor actor) {
    this.exams = exams;
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    exams.scheduleRepeat(
        task.getExecution().getProcessBusinessKey(),
        OffsetDateTime.parse(EXAM_REPEAT_AT.from(task)).toInstant(),
        actor.id());
  }
}
