package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.PLAN_AGREED;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.PLAN_OBJECTION;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Developments;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordAnswerTaskListener implements TaskListener {

  private final Developments developments;

  RecordAnswerTaskListener(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void notify(DelegateTask task) {
    developments.answer(
        numberOf(task),
        PLAN_AGREED.findIn(task).orElse(false),
        PLAN_OBJECTION.findIn(task).orElse(null));
  }
}
