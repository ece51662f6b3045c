package io.kefuflow.engine.incident;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Gives the failed job one more attempt, due now (the engine left it due after its last retry
 * interval). Does nothing when the job is gone.
 */
@Component
class RetryIncidentDelegate implements JavaDelegate {

  private final ManagementService management;
  private final Clock clock;

  RetryIncidentDelegate(ManagementService management, Clock clock) {
    this.management = management;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String jobId = IncidentResponse.JOB_ID.from(execution);
    if (management.createJobQuery().jobId(jobId).count() > 0) {
      management.setJobRetries(1).jobId(jobId).dueDate(Date.from(clock.instant())).execute();
    }
  }
}
