package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.CATEGORY;
import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_LEVEL;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.IntakeVariables;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The procedures as the engine runs them. */
@Component
class EngineCaseWorkflow implements CaseWorkflow {

  private static final int LONGEST_REASON = 500;

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;
  private final Cases cases;

  EngineCaseWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls, Cases cases) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
    this.cases = cases;
  }

  @Override
  public CaseNumber begin(CaseReport report) {
    return systemCalls.call(
        () ->
            new CaseNumber(
                runtime
                    .createProcessInstanceByKey(report.procedure().processKey())
                    .setVariables(variables(report))
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(CaseVariables.CASE_NUMBER.name(), String.class)));
  }

  private static VariableMap variables(CaseReport report) {
    ServiceRequest request = report.request();
    VariableMap variables = Variables.fromMap(report.facts());
    put(variables, CATEGORY.of(report.category()));
    put(variables, IntakeVariables.CHANNEL.of(request.channel().name()));
    put(variables, IntakeVariables.MATTER.of(request.matter()));
    put(variables, IntakeVariables.LOCATION.of(request.location()));
    if (request.receivedAt() != null) {
      put(
          variables,
          IntakeVariables.RECEIVED_AT.of(request.receivedAt().atOffset(ZoneOffset.UTC).toString()));
    }
    if (request.customer() != null) {
      putCustomer(variables, request.customer());
    }
    if (request.origin() != null) {
      putOrigin(variables, request.origin());
    }
    return variables;
  }

  private static void putCustomer(VariableMap variables, CustomerDetails customer) {
    put(variables, IntakeVariables.CUSTOMER_NAME.of(customer.name()));
    put(
        variables,
        IntakeVariables.CUSTOMER_PHONE.of(
            customer.phone() == null ? null : customer.phone().e164()));
    put(variables, IntakeVariables.CUSTOMER_EMAIL.of(customer.email()));
    put(variables, CUSTOMER_LEVEL.of(name(customer.level())));
    put(variables, IntakeVariables.SPECIAL_NEED.of(name(customer.specialNeed())));
  }

  private static void putOrigin(VariableMap variables, Origin origin) {
    put(variables, IntakeVariables.SOURCE.of(origin.source()));
    put(variables, IntakeVariables.EXTERNAL_NUMBER.of(origin.externalNumber()));
    put(variables, IntakeVariables.SETTLED_BEFORE.of(origin.settled()));
    put(variables, IntakeVariables.DEADLINES_FROM_RECEIPT.of(origin.deadlinesFromReceipt()));
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static void put(VariableMap variables, Map.Entry<String, Object> entry) {
    variables.put(entry.getKey(), entry.getValue());
  }

  @Override
  public void withdraw(CaseNumber caseNumber, String reason) {
    String text = InvalidInputException.requiredText("reason", "撤回原因", reason, LONGEST_REASON);
    if (!cases.get(caseNumber).status().isOpen()) {
      throw new CaseStateException("工单 " + caseNumber + " 已经关闭，不能撤回");
    }
    try {
      systemCalls.run(
          () ->
              runtime
                  .createMessageCorrelation(CaseLifeCycle.CASE_WITHDRAWN)
                  .processInstanceBusinessKey(caseNumber.value())
                  .setVariable(CaseLifeCycle.WITHDRAWAL_REASON.name(), text)
                  .correlate());
    } catch (MismatchingMessageCorrelationException nobodyWaits) {
      throw new CaseStateException("工单 " + caseNumber + " 已经结束，不能撤回");
    }
  }
}
