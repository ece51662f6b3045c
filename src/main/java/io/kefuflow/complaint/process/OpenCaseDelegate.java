package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.*;

import io.kefuflow.casework.Channel;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintReport.Origin;
import io.kefuflow.complaint.Complaints;
import io.kefuflow.complaint.Complaints.OpenedComplaint;
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
import org.springframework.stereotype.Component;

/**
 * Opens the case from what the start form or the intake said. From here on the process knows the
 * case by its number; the customer and the matter live in the case tables only.
 */
@Component
class OpenCaseDelegate implements JavaDelegate {

  private final Complaints complaints;

  OpenCaseDelegate(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    OpenedComplaint opened = complaints.open(report(execution));
    execution.setProcessBusinessKey(opened.serviceCase().number().value());
    CaseVariables.CASE_NUMBER.set(execution, opened.serviceCase().number().value());
    CaseVariables.CASE_HANDLER.set(execution, null);
    CaseVariables.DEADLINES_FROM.set(execution, opened.deadlinesFrom().toString());
    SETTLED_BEFORE.set(execution, opened.settled());
    var customer = Optional.ofNullable(opened.customer());
    CUSTOMER_LEVEL.set(execution, customer.map(known -> known.level().name()).orElse(null));
    SPECIAL_NEEDS.set(execution, customer.map(known -> known.hasSpecialNeed()).orElse(false));
    REPEAT_COMPLAINT.set(execution, opened.serviceCase().repeatOf() != null);
    PUBLIC_THREAT.set(execution, PUBLIC_THREAT.findIn(execution).orElse(false));
    execution.removeVariables(
        List.of(
            CUSTOMER_NAME.name(),
            CUSTOMER_PHONE.name(),
            CUSTOMER_EMAIL.name(),
            SPECIAL_NEED.name(),
            MATTER.name(),
            LOCATION.name(),
            RECEIVED_AT.name(),
            SOURCE.name(),
            EXTERNAL_NUMBER.name(),
            DEADLINES_FROM_RECEIPT.name()));
  }

  private static ComplaintReport report(DelegateExecution execution) {
    return new ComplaintReport(
        CUSTOMER_NAME.findIn(execution).map(name -> customer(execution, name)).orElse(null),
        CHANNEL.findIn(execution).map(Channel::valueOf).orElse(null),
        CATEGORY.findIn(execution).map(ComplaintCategory::valueOf).orElse(null),
        MATTER.findIn(execution).orElse(null),
        LOCATION.findIn(execution).orElse(null),
        PUBLIC_THREAT.findIn(execution).orElse(false),
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
