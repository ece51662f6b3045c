package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.*;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.UnknownCaseException;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.CaseVariables;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
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
  public CaseNumber begin(ComplaintReport report) {
    return systemCalls.call(
        () ->
            new CaseNumber(
                runtime
                    .createProcessInstanceByKey(KEY)
                    .setVariables(variables(report))
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(CaseVariables.CASE_NUMBER.name(), String.class)));
  }

  private static VariableMap variables(ComplaintReport report) {
    VariableMap variables = Variables.createVariables();
    put(variables, CHANNEL.of(report.channel().name()));
    put(variables, CATEGORY.of(report.category().name()));
    put(variables, MATTER.of(report.matter()));
    put(variables, LOCATION.of(report.location()));
    put(variables, PUBLIC_THREAT.of(report.publicThreat()));
    if (report.receivedAt() != null) {
      put(variables, RECEIVED_AT.of(report.receivedAt().atOffset(ZoneOffset.UTC).toString()));
    }
    if (report.customer() != null) {
      var customer = report.customer();
      put(variables, CUSTOMER_NAME.of(customer.name()));
      put(variables, CUSTOMER_PHONE.of(customer.phone() == null ? null : customer.phone().e164()));
      put(variables, CUSTOMER_EMAIL.of(customer.email()));
      put(variables, CUSTOMER_LEVEL.of(customer.level() == null ? null : customer.level().name()));
      put(
          variables,
          SPECIAL_NEED.of(customer.specialNeed() == null ? null : customer.specialNeed().name()));
    }
    if (report.origin() != null) {
      put(variables, SOURCE.of(report.origin().source()));
      put(variables, EXTERNAL_NUMBER.of(report.origin().externalNumber()));
      put(variables, SETTLED_BEFORE.of(report.origin().settled()));
      put(variables, DEADLINES_FROM_RECEIPT.of(report.origin().deadlinesFromReceipt()));
    }
    return variables;
  }

  private static void put(VariableMap variables, Map.Entry<String, Object> entry) {
    variables.put(entry.getKey(), entry.getValue());
  }

  @Override
  public void withdraw(CaseNumber caseNumber, String reason) {
    String text = InvalidInputException.requiredText("reason", "撤回原因", reason, LONGEST_REASON);
    if (!complaintStatus(caseNumber).isOpen()) {
      throw new CaseStateException("工单 " + caseNumber + " 已经关闭，不能撤回");
    }
    correlate(
        caseNumber, CASE_WITHDRAWN, WITHDRAWAL_REASON.of(text), "工单 " + caseNumber + " 已经结束，不能撤回");
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
    correlate(
        caseNumber,
        CASE_REOPENED,
        REOPENING_REASON.of(text),
        "工单 " + caseNumber + " 的重开期已满：请登记新的投诉");
  }

  private CaseStatus complaintStatus(CaseNumber caseNumber) {
    var serviceCase = cases.get(caseNumber);
    if (serviceCase.procedure() != Procedure.COMPLAINT) {
      throw new UnknownCaseException(caseNumber);
    }
    return serviceCase.status();
  }

  private void correlate(
      CaseNumber caseNumber, String message, Map.Entry<String, Object> reason, String refusal) {
    try {
      systemCalls.run(
          () ->
              runtime
                  .createMessageCorrelation(message)
                  .processInstanceBusinessKey(caseNumber.value())
                  .setVariable(reason.getKey(), reason.getValue())
                  .correlate());
    } catch (MismatchingMessageCorrelationException nobodyWaits) {
      throw new CaseStateException(refusal);
    }
  }
}
