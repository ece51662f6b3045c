package io.kefuflow.sla.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
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
    try {
      return new SlaTarget(
          metric,
          duration(row, metric.code() + "Within"),
          ((Number) entry(row, "warnPercent")).intValue(),
          duration(row, metric.code() + "EscalateAfter"),
          (String) entry(row, "calendar"));
    } catch (IllegalArgumentException | DateTimeParseException | ClassCastException mistake) {
      throw new IllegalStateException(
          "Decision " + DECISION + " gives no target for " + metric + ": " + mistake.getMessage(),
          mistake);
    }
  }

  private static Duration duration(DmnDecisionRuleResult row, String output) {
    return Duration.parse((String) entry(row, output));
  }

  private static Object entry(DmnDecisionRuleResult row, String output) {
    Object value = row.getEntry(output);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + output);
    }
    return value;
  }
}
