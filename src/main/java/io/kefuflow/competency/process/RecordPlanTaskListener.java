package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.FOLLOW_UP_WEEKS;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MEASURES;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.numberOf;

import io.kefuflow.competency.Developments;
import io.kefuflow.competency.Measure;
import io.kefuflow.competency.process.CompetencyDevelopmentProcess.MeasureFields;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class RecordPlanTaskListener implements TaskListener {

  private final Developments developments;

  RecordPlanTaskListener(Developments developments) {
    this.developments = developments;
  }

  @Override
  public void notify(DelegateTask task) {
    List<Measure> measures =
        MEASURES.stream()
            .filter(fields -> fields.kind().findIn(task).isPresent())
            .map(fields -> measure(task, fields))
            .toList();
    developments.plan(
        numberOf(task), measures, FOLLOW_UP_WEEKS.findIn(task).map(Number::intValue).orElse(0));
  }

  private static Measure measure(DelegateTask task, MeasureFields fields) {
    return new Measure(
        Measure.Kind.valueOf(fields.kind().from(task)),
        fields.text().findIn(task).orElse(null),
        fields.criterion().findIn(task).orElse(null),
        fields.due().findIn(task).map(LocalDate::parse).orElse(null),
        null);
  }
}
