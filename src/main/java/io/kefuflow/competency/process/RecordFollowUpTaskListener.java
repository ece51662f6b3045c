package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.FOLLOW_UP_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.FOLLOW_UP_RESULT;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.Developments;
import io.kefuflow.competency.FollowUp;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordFollowUpTaskListener implements TaskListener {

  private final Developments developments;
  private final Competencies competencies;

  RecordFollowUpTaskListener(Developments developments, Competencies competencies) {
    this.developments = developments;
    this.competencies = competencies;
  }

  @Override
  public void notify(DelegateTask task) {
    DevelopmentNumber number = numberOf(task);
    FollowUp.Result result =
        FOLLOW_UP_RESULT
            .findIn(task)
            .flatMap(FollowUp.Result::find)
            .orElseThrow(() -> new InvalidInputException("followUpResult", "跟进结果不能为空：请选择"));
    developments.followUp(
        number,
        result,
        RatingFields.read(task, competencies.gapCriteria(number)),
        FOLLOW_UP_NOTE.findIn(task).orElse(null));
  }
}
