package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.*;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.InvalidInputException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Complaint handling as the engine runs it. */
@Component
class EngineComplaintWorkflow implements ComplaintWorkflow {

  private static final int LONGEST_REASON = 500;

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;
  private final Cases cases;

  EngineComplaintWorkflow(
      @Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls, Cases cases) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
    this.cases = cases;
  }

  @Override
  public void reopen(CaseNumber caseNumber, String reason) {
    String text = InvalidInputException.requiredText("reason", "重新打开的原因", reason, LONGEST_REASON);
    CaseStatus status = complaintStatus(caseNumber);
    if (status != CaseStatus.CLOSED && status != CaseStatus.RESOLVED) {
      throw new CaseStateException(
          "工单 %s %s"
              .formatted(
                  caseNumber,
                  status.isOpen() ? "还在处理，不需要重新打开" : status.label() + "，不能重新打开：请登记新的投诉"));
    }
    try {
      systemCalls.run(
          () ->
              runtime
                  .createMessageCorrelation(CASE_REOPENED)
                  .processInstanceBusinessKey(caseNumber.value())
                  .setVariable(REOPENING_REASON.name(), text)
                  .correlate());
    } catch (MismatchingMessageCorrelationException nobodyWaits) {
      throw new CaseStateException("工单 " + caseNumber + " 的重开期已满：请登记新的投诉");
    }
  }

  private CaseStatus complaintStatus(CaseNumber caseNumber) {
    var serviceCase = cases.get(caseNumber);
    if (serviceCase.procedure() != Procedure.COMPLAINT) {
      throw new UnknownCaseException(caseNumber);
    }
    return serviceCase.status();
  }
}
