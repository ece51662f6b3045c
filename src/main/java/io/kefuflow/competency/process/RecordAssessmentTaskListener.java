package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.ASSESSMENT_SOURCE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.ASSESSMENT_TEXT;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.AssessmentSource;
import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.Developments;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordAssessmentTaskListener implements TaskListener {

  private final Developments developments;
  private final Competencies competencies;

  RecordAssessmentTaskListener(Developments developments, Competencies competencies) {
    this.developments = developments;
    this.competencies = competencies;
  }

  @Override
  public void notify(DelegateTask task) {
    DevelopmentNumber number = numberOf(task);
    developments.assess(
        number,
        AssessmentSource.valueOf(ASSESSMENT_SOURCE.from(task)),
        RatingFields.read(task, competencies.criteria(number)),
        ASSESSMENT_TEXT.findIn(task).orElse(null));
  }
}
