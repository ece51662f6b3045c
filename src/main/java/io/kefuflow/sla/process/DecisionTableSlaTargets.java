package io.kefuflow.sla.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The targets of {@code processes/escalation/sla-targets.dmn}, newest deployed version. */
@Component
class DecisionTableSlaTargets implements SlaTargets {

  static final String DECISION = "sla-targets";

  private final DecisionService decisions;
  private final SystemCalls systemCalls;

  DecisionTableSlaTargets(@Lazy DecisionService decisions, @Lazy SystemCalls systemCalls) {
    this.decisions = decisions;
    this.systemCalls = systemCalls;
  }

  @Override
  public List<SlaTarget> of(Promise promise) {
    var facts =
        Variables.putValue("procedure", promise.procedure())
            .putValue("severity", promise.severity())
            .putValue("customerLevel", promise.customerLevel());
    DmnDecisionRuleResult row =
        systemCalls
            .call(() -> decisions.evaluateDecisionTableByKey(DECISION, facts))
            .getSingleResult();
    if (row == null) {
      throw new IllegalStateException("No row of decision " + DECISION + " fits " + promise);
    }
    return List.of(target(row, Metric.FIRST_RESPONSE), target(row, Metric.RESOLUTION));
  }

  private static SlaTarget target(DmnDecisionRuleResult row, Metric metric) {
    String calendar = row.getEntry("calendar");
    Number warnPercent = row.getEntry("warnPercent");
    return new SlaTarget(
        metric,
        Duration.parse(row.getEntry(metric.code() + "Within")),
        warnPercent.intValue(),
        Duration.parse(row.getEntry(metric.code() + "EscalateAfter")),
        calendar);
  }
}
