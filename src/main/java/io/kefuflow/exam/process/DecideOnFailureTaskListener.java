package io.kefuflow.exam.process;

import io.kefuflow.exam.Exams;
import io.kefuflow.shared.Actor;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Nobody decides on an exam of their own. */
@Component
class DecideOnFailureTaskListener implements TaskListener {

  private final Exams exams;
  private final Actor actor;

  DecideOnFailureTaskListener(Exams exams, Actor actor) {
    this.exams = exams;
    this.actor = actor;
  }

  @Override
  public void notify(DelegateTask task) {
    exams.checkDecider(task.getExecution().getProcessBusinessKey(), actor.id());
  }
}
