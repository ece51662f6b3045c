package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.FIRST_RESPONSE;
import static io.kefuflow.complaint.process.ComplaintHandlingProcess.PUBLIC_THREAT;
import static io.kefuflow.complaint.process.ComplaintHandlingProcess.REPEAT_COMPLAINT;
import static io.kefuflow.complaint.process.ComplaintHandlingProcess.SEVERITY_RAISED_TO;
import static io.kefuflow.complaint.process.ComplaintHandlingProcess.SEVERITY_REASON;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Severity;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.Complaints;
import io.kefuflow.complaint.Complaints.FirstResponse;
import io.kefuflow.complaint.SeverityRules.SeverityFacts;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.sla.SlaTargets.Promise;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordFirstResponseDelegate implements JavaDelegate {

  /** Value of the form field that leaves the rating as it is. */
  private static final String KEEP = "KEEP";

  private final Complaints complaints;

  RecordFirstResponseDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String before = CaseVariables.SEVERITY.from(execution);
    Severity after =
        complaints.recordFirstResponse(
            new CaseNumber(execution.getProcessBusinessKey()),
            new FirstResponse(
                facts(execution),
                SEVERITY_RAISED_TO
                    .findIn(execution)
                    .filter(choice -> !KEEP.equals(choice))
                    .map(Severity::valueOf)
                    .orElse(Severity.valueOf(before)),
                SEVERITY_REASON.findIn(execution).orElse(null),
                FIRST_RESPONSE.from(execution)),
            new Promise(
                ComplaintHandlingProcess.KEY,
                before,
                CaseVariables.CUSTOMER_LEVEL.findIn(execution).orElse(null)));
    // Writing it again would ring the boundary event of critical complaints a second time.
    if (!after.name().equals(before)) {
      CaseVariables.SEVERITY.set(execution, after.name());
    }
  }

  private static SeverityFacts facts(DelegateExecution execution) {
    return new SeverityFacts(
        ComplaintCategory.valueOf(CaseVariables.CATEGORY.from(execution)),
        CaseVariables.CUSTOMER_LEVEL.findIn(execution).orElse(null),
        CaseVariables.SPECIAL_NEEDS.from(execution),
        REPEAT_COMPLAINT.from(execution),
        PUBLIC_THREAT.findIn(execution).orElse(false));
  }
}
