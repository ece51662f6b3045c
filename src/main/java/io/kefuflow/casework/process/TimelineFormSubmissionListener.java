package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Timeline;
import io.kefuflow.engine.form.FormSubmission;
import io.kefuflow.engine.form.FormSubmissionListener;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Notes in the timeline of a case what people enter in the forms of its tasks: nothing that was
 * said is lost.
 */
@Component
class TimelineFormSubmissionListener implements FormSubmissionListener {

  private final Timeline timeline;
  private final DeputyRemarks deputyRemarks;

  TimelineFormSubmissionListener(Timeline timeline, DeputyRemarks deputyRemarks) {
    this.timeline = timeline;
    this.deputyRemarks = deputyRemarks;
  }

  @Override
  public void submitted(FormSubmission submission) {
    if (submission.taskId() == null || !CaseNumber.isValid(submission.businessKey())) {
      return;
    }
    List<Detail> details =
        submission.fields().stream()
            .filter(field -> field.displayed() != null && !field.displayed().isBlank())
            .map(field -> Detail.of(field.label(), field.displayed()))
            .toList();
    timeline.append(
        new CaseNumber(submission.businessKey()),
        CaseEvent.Kind.TASK_COMPLETED,
        "完成「"
            + submission.name()
            + "」"
            + deputyRemarks.onCompletion(submission.taskId(), submission.userId()),
        details);
  }
}
