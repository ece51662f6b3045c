package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.*;
import static io.kefuflow.business.process.BusinessOrderProcess.*;
import static io.kefuflow.shared.process.CaseVariables.CATEGORY;
import static io.kefuflow.shared.process.CaseVariables.CUSTOMER_QUESTION;

import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.process.ProcessVariable;
import io.kefuflow.test.RunningCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * Applications brought to the point where a test gets interesting, by the people who work on them.
 */
public final class BusinessScenario {

  private static final AtomicInteger CUSTOMERS = new AtomicInteger();
  private static final ProcessVariable<String> CUSTOMER_QUESTION =
      ProcessVariable.text("customerQuestion");
  private static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
  private static final ProcessVariable<String> REASON = ProcessVariable.text("rejectionReason");

  private final CaseIntake intake;
  private final ProcessEngine engine;

  public BusinessScenario(CaseIntake intake, ProcessEngine engine) {
    this.intake = intake;
    this.engine = engine;
  }

  /** An application of a customer who has none yet, at the counter. */
  public Application received(String kind) {
    var request =
        new ServiceRequest(newCustomer(), Channel.COUNTER, "把号码过户给女儿李小红", null, null, null);
    return receive(new BusinessApplicationReport(request, kind));
  }

  /** As the report says. */
  public Application receive(BusinessApplicationReport report) {
    CaseNumber number = intake.receive(report).caseNumber();
    return new Application(number, new RunningCase(engine, number.value()));
  }

  /** The case with this number. */
  public Application of(CaseNumber number) {
    return new Application(number, new RunningCase(engine, number.value()));
  }

  /** Accepted; the agent reviews the materials. */
  public Application accepted(String kind) {
    Application application = received(kind);
    application.accept(kind);
    return application;
  }

  /** Booked by the business system, no approval being needed; the agent verifies it. */
  public Application booked() {
    Application application = accepted("TARIFF_CHANGE");
    application.complete("ID_CARD");
    return application;
  }

  /** A customer with a phone number who has no file yet. */
  public static CustomerDetails newCustomer() {
    String phone =
        "135%08d".formatted(CUSTOMERS.incrementAndGet() + (System.nanoTime() / 1000) % 90_000_000);
    return new CustomerDetails(
        "王小明", PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
  }

  /** An application and what people do with it. */
  public record Application(CaseNumber number, RunningCase run) {

    /** Whoever has the task, else agent1. */
    @SafeVarargs
    public final void work(String task, Map.Entry<String, ?>... variables) {
      String assignee = run.task(task).getAssignee();
      run.complete(assignee == null ? "agent1" : assignee, task, variables);
    }

    public void accept(String kind) {
      work(
          "userTask_acceptApplication",
          CATEGORY.of(kind),
          ACCEPTANCE_NOTE.of("请带证件原件到营业厅，或上传清晰的照片"));
    }

    /** The agent has seen these materials, and they are fit. */
    public void complete(String... materials) {
      work(
          "userTask_reviewApplication",
          MATERIALS_SEEN.of(List.of(materials)),
          REVIEW_VERDICT.of("COMPLETE"),
          REVIEW_NOTE.of("证件与本人一致"));
    }

    /** The agent asks the customer for materials. */
    public void ask(String verdict) {
      work(
          "userTask_reviewApplication",
          REVIEW_VERDICT.of(verdict),
          CUSTOMER_QUESTION.of("请补充过户协议，双方签字"));
    }

    public void answer() {
      work("userTask_recordCustomerAnswer", Map.entry("customerAnswer", "已补交"));
    }

    public void approve(String user) {
      run.complete(user, "userTask_approveRequest", APPROVED.of(true));
    }

    public void reject(String user) {
      run.complete(user, "userTask_approveRequest", APPROVED.of(false), REASON.of("证件照片不清晰"));
    }

    public void choose(String choice, String kind, String plan) {
      work(
          "userTask_recordCustomerChoice",
          CUSTOMER_CHOICE.of(choice),
          CHANGED_KIND.of(kind),
          CHANGED_PLAN.of(plan),
          CHOICE_NOTE.of("客户电话确认"));
    }

    public void confirm() {
      work("userTask_verifyOrder", ORDER_VERDICT.of("CORRECT"), RESULT_NOTE.of("下月1日起生效"));
    }

    public void report(String verdict) {
      work("userTask_verifyOrder", ORDER_VERDICT.of(verdict), VERIFICATION_NOTE.of("办成了另一项业务"));
    }

    public void correct() {
      work("userTask_correctOperation", FAULT_CAUSE.of("选错了业务代码"), ORDER_NOTE.of("请按套餐变更办理"));
    }

    public void decide(String decision) {
      run.complete(
          "supervisor1",
          "userTask_decideException",
          EXCEPTION_DECISION.of(decision),
          DECISION_NOTE.of("已与客户沟通"),
          RESULT_NOTE.of(decision.equals("AGAIN") ? null : "欠费未结清"),
          ORDER_NOTE.of(decision.equals("AGAIN") ? "费用已结清" : null));
    }
  }
}
