package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.ASSESSMENT_EXTENDED;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MANAGER_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Development;
import io.kefuflow.competency.Developments;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class DecideOnAssessmentTaskListener implements TaskListener {

  private final Developments developments;

  DecideOnAssessmentTaskListener(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void notify(DelegateTask task) {
    if (ASSESSMENT_EXTENDED.findIn(task).orElse(false)) {
      developments.extend(numberOf(task));
    } else {
      InvalidInputException.requiredText(
          MANAGER_NOTE.name(),
          "说明",
          MANAGER_NOTE.findIn(task).orElse(null),
          Development.LONGEST_CLOSING_NOTE);
    }
  }
}
