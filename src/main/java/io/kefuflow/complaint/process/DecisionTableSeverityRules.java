package io.kefuflow.complaint.process;

import io.kefuflow.casework.Severity;
import io.kefuflow.complaint.SeverityRules;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.process.CaseVariables;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The rules of {@code processes/complaint/complaint-severity.dmn}, newest deployed version. */
@Component
class DecisionTableSeverityRules implements SeverityRules {

  static final String DECISION = "complaint-severity";

  private final DecisionService decisions;
  private final SystemCalls systemCalls;

  DecisionTableSeverityRules(@Lazy DecisionService decisions, @Lazy SystemCalls systemCalls) {
    this.decisions = decisions;
    this.systemCalls = systemCalls;
  }

  @Override
  public Severity rate(SeverityFacts facts) {
    var variables =
        Variables.putValue(CaseVariables.CATEGORY.name(), facts.category().name())
            .putValue(CaseVariables.CUSTOMER_LEVEL.name(), facts.customerLevel())
            .putValue(CaseVariables.SPECIAL_NEEDS.name(), facts.specialNeeds())
            .putValue(ComplaintHandlingProcess.REPEAT_COMPLAINT.name(), facts.repeatComplaint())
            .putValue(ComplaintHandlingProcess.PUBLIC_THREAT.name(), facts.publicThreat());
    String rated =
        systemCalls.call(
            () -> decisions.evaluateDecisionTableByKey(DECISION, variables).getSingleEntry());
    return Severity.valueOf(rated);
  }
}
