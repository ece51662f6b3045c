package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseEnded;
import io.kefuflow.casework.CaseLock;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.CustomerInquiryService;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.Customer;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.CaseVariables;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open question is a process instance that waits for a message. */
@Component
class EngineCustomerInquiries implements CustomerInquiries {

  private static final int LONGEST_QUESTION = 1000;
  private static final int LONGEST_ANSWER = 2000;

  private final Cases cases;
  private final CaseLock caseLock;
  private final CustomerInquiryService inquiries;
  private final CaseTasks caseTasks;
  private final Actor actor;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineCustomerInquiries(
      Cases cases,
      CaseLock caseLock,
      CustomerInquiryService inquiries,
      CaseTasks caseTasks,
      Actor actor,
      @Lazy RuntimeService runtime,
      @Lazy SystemCalls systemCalls) {
    this.cases = cases;
    this.caseLock = caseLock;
    this.inquiries = inquiries;
    this.caseTasks = caseTasks;
    this.actor = actor;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  @Transactional
  public void ask(CaseNumber caseNumber, String question) {
    String text = InvalidInputException.requiredText("question", "问题", question, LONGEST_QUESTION);
    ServiceCase item = caseLock.lock(caseNumber);
    Customer customer = inquiries.checkCanAsk(item);
    systemCalls.run(
        () ->
            runtime
                .createProcessInstanceByKey(CustomerInquiryProcess.KEY)
                .businessKey(caseNumber.value())
                .setVariables(variables(item, customer, text))
                .execute());
  }

  /** What the procedures hand over when they call the process. */
  private VariableMap variables(ServiceCase item, Customer customer, String question) {
    VariableMap variables = Variables.createVariables();
    Stream.of(
            CaseVariables.CASE_NUMBER.of(item.number().value()),
            CaseVariables.SEVERITY.of(item.severity() == null ? null : item.severity().name()),
            CaseVariables.SPECIAL_NEEDS.of(customer.hasSpecialNeed()),
            CaseVariables.CASE_HANDLER.of(caseTasks.handler(item.number()).orElseGet(actor::id)),
            CaseVariables.WORK_GROUP.of(caseTasks.workingRole(item.number()).groupId()),
            CaseVariables.CUSTOMER_QUESTION.of(question))
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
    return variables;
  }

  /** A case that has ended waits for no answer. */
  @EventListener
  void ended(CaseEnded ended) {
    systemCalls.run(
        () ->
            runtime
                .createMessageCorrelation(CustomerInquiryProcess.CASE_ENDED)
                .processInstanceBusinessKey(ended.number().value())
                .correlateAll());
  }

  @Override
  @Transactional
  public void answered(CaseNumber caseNumber, String answer) {
    String text = InvalidInputException.requiredText("answer", "客户的答复", answer, LONGEST_ANSWER);
    cases.get(caseNumber);
    inquiries.answered(caseNumber, text);
    var received =
        systemCalls.<List<MessageCorrelationResult>>call(
            () ->
                runtime
                    .createMessageCorrelation(CustomerInquiryProcess.CUSTOMER_ANSWERED)
                    .processInstanceBusinessKey(caseNumber.value())
                    .correlateAllWithResult());
    if (received.isEmpty()) {
      throw new CaseStateException("工单 " + caseNumber + " 没有等待客户答复的询问：答复没有登记，请联系经办人员");
    }
  }
}
