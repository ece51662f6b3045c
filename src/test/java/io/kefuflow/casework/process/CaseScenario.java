package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseDesk;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.test.RunningCase;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.test.context.TestComponent;

/** Open cases in which a test starts a called process by itself. */
@TestComponent
public class CaseScenario {

  private static final AtomicInteger CUSTOMERS = new AtomicInteger();

  private final CaseDesk desk;
  private final ProcessEngine engine;

  CaseScenario(CaseDesk desk, ProcessEngine engine) {
    this.desk = desk;
    this.engine = engine;
  }

  /** A customer with a phone number who has no file yet. */
  public static CustomerDetails newCustomer() {
    String phone =
        "137%08d".formatted(CUSTOMERS.incrementAndGet() + (System.nanoTime() / 1000) % 90_000_000);
    return new CustomerDetails(
        "王先生", PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
  }

  /** A case of a new customer with no process yet. */
  public CaseNumber opened(Procedure procedure) {
    var request = new ServiceRequest(newCustomer(), Channel.PHONE, "路由器不能上网", null, null, null);
    return desk.open(procedure, request, null).serviceCase().number();
  }

  /** A new case in which this process runs, called as by its procedure. */
  public RunningCase running(
      Procedure procedure, String processKey, Map<String, Object> variables) {
    return running(opened(procedure), processKey, variables);
  }

  /** The process in this case, called as by its procedure. */
  public RunningCase running(CaseNumber number, String processKey, Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>(variables);
    all.put(CaseVariables.CASE_NUMBER.name(), number.value());
    all.putIfAbsent(CaseVariables.CASE_HANDLER.name(), null);
    return running(number.value(), processKey, all);
  }

  /** The process about whatever has this business key. */
  public RunningCase running(String businessKey, String processKey, Map<String, Object> variables) {
    engine.getRuntimeService().startProcessInstanceByKey(processKey, businessKey, variables);
    var run = new RunningCase(engine, businessKey);
    run.runJobs();
    return run;
  }
}
