package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseVariables.CATEGORY;
import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_LEVEL;
import static io.kefuflow.shared.process.CaseVariables.OPENED_FROM;
import static io.kefuflow.shared.process.IntakeVariables.CHANNEL;
import static io.kefuflow.shared.process.IntakeVariables.CUSTOMER_EMAIL;
import static io.kefuflow.shared.process.IntakeVariables.CUSTOMER_NAME;
import static io.kefuflow.shared.process.IntakeVariables.CUSTOMER_PHONE;
import static io.kefuflow.shared.process.IntakeVariables.DEADLINES_FROM_RECEIPT;
import static io.kefuflow.shared.process.IntakeVariables.EXTERNAL_NUMBER;
import static io.kefuflow.shared.process.IntakeVariables.LOCATION;
import static io.kefuflow.shared.process.IntakeVariables.MATTER;
import static io.kefuflow.shared.process.IntakeVariables.RECEIVED_AT;
import static io.kefuflow.shared.process.IntakeVariables.SETTLED_BEFORE;
import static io.kefuflow.shared.process.IntakeVariables.SOURCE;
import static io.kefuflow.shared.process.IntakeVariables.SPECIAL_NEED;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseDesk.OpenedCase;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.process.CaseVariables;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * Opens the case from what the start form or the intake said, or from the case in which it came up.
 * From here on the process knows the case by its number; the customer and the matter live in the
 * case tables only.
 */
@Component
class OpenCaseDelegate implements JavaDelegate {

  private final CaseDesk desk;

  OpenCaseDelegate(CaseDesk desk) {
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String processKey = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    Procedure procedure =
        Procedure.ofProcess(processKey)
            .orElseThrow(() -> new IllegalStateException(processKey + " opens no cases"));
    String category = CATEGORY.findIn(execution).orElse(null);
    OpenedCase opened =
        OPENED_FROM
            .findIn(execution)
            .map(
                from ->
                    desk.openFrom(
                        new CaseNumber(from),
                        procedure,
                        MATTER.findIn(execution).orElse(null),
                        category))
            .orElseGet(() -> desk.open(procedure, request(execution), category));
    String number = opened.serviceCase().number().value();
    execution.setProcessBusinessKey(number);
    CaseVariables.CASE_NUMBER.set(execution, number);
    CaseVariables.CASE_HANDLER.set(execution, null);
    CaseVariables.DEADLINES_FROM.set(execution, opened.deadlinesFrom().toString());
    SETTLED_BEFORE.set(execution, opened.settled());
    var customer = Optional.ofNullable(opened.customer());
    CUSTOMER_LEVEL.set(execution, customer.map(known -> known.level().name()).orElse(null));
    CaseVariables.SPECIAL_NEEDS.set(
        execution, customer.map(Customer::hasSpecialNeed).orElse(false));
    execution.removeVariables(
        List.of(
            CUSTOMER_NAME.name(),
            CUSTOMER_PHONE.name(),
            CUSTOMER_EMAIL.name(),
            SPECIAL_NEED.name(),
            CHANNEL.name(),
            MATTER.name(),
            LOCATION.name(),
            RECEIVED_AT.name(),
            SOURCE.name(),
            EXTERNAL_NUMBER.name(),
            DEADLINES_FROM_RECEIPT.name(),
            OPENED_FROM.name()));
  }

  private static ServiceRequest request(DelegateExecution execution) {
    return new ServiceRequest(
        CUSTOMER_NAME.findIn(execution).map(name -> customer(execution, name)).orElse(null),
        CHANNEL.findIn(execution).map(Channel::valueOf).orElse(null),
        MATTER.findIn(execution).orElse(null),
        LOCATION.findIn(execution).orElse(null),
        RECEIVED_AT
            .findIn(execution)
            .map(text -> OffsetDateTime.parse(text).toInstant())
            .orElse(null),
        SOURCE.findIn(execution).map(source -> origin(execution, source)).orElse(null));
  }

  private static CustomerDetails customer(DelegateExecution execution, String name) {
    return new CustomerDetails(
        name,
        CUSTOMER_PHONE.findIn(execution).map(PhoneNumber::parse).orElse(null),
        CUSTOMER_EMAIL.findIn(execution).orElse(null),
        CUSTOMER_LEVEL.findIn(execution).map(CustomerLevel::valueOf).orElse(null),
        SPECIAL_NEED.findIn(execution).map(SpecialNeed::valueOf).orElse(null));
  }

  private static Origin origin(DelegateExecution execution, String source) {
    return new Origin(
        source,
        EXTERNAL_NUMBER.from(execution),
        SETTLED_BEFORE.findIn(execution).orElse(false),
        DEADLINES_FROM_RECEIPT.findIn(execution).orElse(true));
  }
}
