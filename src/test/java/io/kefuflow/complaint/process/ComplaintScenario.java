package io.kefuflow.complaint.process;

import static io.kefuflow.complaint.process.ComplaintHandlingProcess.*;
import static io.kefuflow.complaint.process.ComplaintResolutionProcess.*;
import static io.kefuflow.shared.process.CaseVariables.CATEGORY;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.test.RunningCase;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.test.context.TestComponent;

/**
 * Complaints brought to the point where a test gets interesting, by the people who work on them.
 */
@TestComponent
public class ComplaintScenario {

  private static final AtomicInteger CUSTOMERS = new AtomicInteger();

  private final CaseIntake intake;
  private final ProcessEngine engine;

  ComplaintScenario(CaseIntake intake, ProcessEngine engine) {
    this.intake = intake;
    this.engine = engine;
  }

  /** A complaint of a customer who has none yet, by phone, rated MINOR. */
  public Complaint received() {
    return receive(report(newCustomer(), false));
  }

  /** A complaint with which the customer threatens to go public, rated CRITICAL. */
  public Complaint receivedCritical() {
    return receive(report(newCustomer(), true));
  }

  public Complaint receive(ComplaintReport report) {
    CaseNumber number = intake.receive(report).caseNumber();
    return new Complaint(number, new RunningCase(engine, number.value()));
  }

  public static CustomerDetails newCustomer() {
    String phone =
        "139%08d".formatted(CUSTOMERS.incrementAndGet() + (System.nanoTime() / 1000) % 90_000_000);
    return new CustomerDetails(
        "李女士", PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
  }

  public static ComplaintReport report(CustomerDetails customer, boolean publicThreat) {
    return new ComplaintReport(
        new ServiceRequest(customer, Channel.PHONE, "家里宽带每晚八点断线，已经一周", "海淀区中关村", null, null),
        ComplaintCategory.NETWORK,
        publicThreat);
  }

  /** First response given by agent1, who now handles the complaint and investigates. */
  public Complaint responded() {
    Complaint complaint = received();
    complaint.respond("KEEP");
    return complaint;
  }

  /** Investigation done; agent1 plans the solution. */
  public Complaint investigated() {
    Complaint complaint = responded();
    complaint.investigate();
    return complaint;
  }

  /** Solution planned without compensation; agent1 carries it out. */
  public Complaint planned() {
    Complaint complaint = investigated();
    complaint.plan(0, false);
    return complaint;
  }

  /** Solution carried out; agent1 asks the customer whether it is accepted. */
  public Complaint carriedOut() {
    Complaint complaint = planned();
    complaint.carryOut();
    return complaint;
  }

  /** Accepted by the customer; root cause is still to be recorded. */
  public Complaint solved() {
    Complaint complaint = carriedOut();
    complaint.accept();
    return complaint;
  }

  /** Closed; the reopening window runs. */
  public Complaint closed() {
    Complaint complaint = solved();
    complaint.recordRootCause();
    return complaint;
  }

  /** A complaint and what people do with it. */
  public record Complaint(CaseNumber number, RunningCase run) {

    public void respond(String raisedTo) {
      run.complete(
          "agent1",
          "userTask_respondToComplaint",
          CATEGORY.of("NETWORK"),
          SEVERITY_RAISED_TO.of(raisedTo),
          SEVERITY_REASON.of(raisedTo.equals("KEEP") ? null : "客户情绪激动，影响面大"),
          FIRST_RESPONSE.of("很抱歉给您带来不便，我们已安排排查，两小时内回复"));
    }

    public void investigate() {
      run.complete(
          "agent1",
          "userTask_investigateComplaint",
          INVESTIGATION_NEXT.of("DONE"),
          INVESTIGATION_FINDINGS.of("小区交换机晚高峰过载"));
    }

    public void plan(double compensation, boolean correction) {
      run.complete(
          "agent1",
          "userTask_planSolution",
          SOLUTION.of("扩容端口并减免当月费用"),
          COMPENSATION_AMOUNT.of(compensation),
          CORRECTION_REQUIRED.of(correction),
          CorrectiveActionProcess.RESPONSIBLE_GROUP.of(correction ? "tech-support" : null),
          CorrectiveActionProcess.CORRECTION_DAYS.of(correction ? 3 : null),
          CorrectiveActionProcess.CORRECTION_MATTER.of(correction ? "建立晚高峰容量预警" : null));
    }

    public void carryOut() {
      run.complete("agent1", "userTask_carryOutSolution", EXECUTION_NOTE.of("已扩容，已减免"));
    }

    public void accept() {
      run.complete("agent1", "userTask_collectFeedback", SOLUTION_ACCEPTED.of(true));
    }

    public void refuse(boolean managerRequested) {
      run.complete(
          "agent1",
          "userTask_collectFeedback",
          SOLUTION_ACCEPTED.of(false),
          REFUSAL_REASON.of("补偿太少"),
          MANAGER_REQUESTED.of(managerRequested));
    }

    public void recordRootCause() {
      run.complete(
          "agent1",
          "userTask_recordRootCause",
          ROOT_CAUSE_KIND.of("NETWORK"),
          ROOT_CAUSE.of("容量规划滞后"),
          IMPROVEMENT_MEASURE.of("按月复核端口利用率"));
    }
  }
}
