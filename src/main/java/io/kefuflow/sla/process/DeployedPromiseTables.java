package io.kefuflow.sla.process;

import io.kefuflow.engine.decision.DeployedDecisionTables;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.springframework.stereotype.Component;

/**
 * The tables {@code sla-targets} and {@code escalation-ladder} in their newest deployed version.
 */
@Component
class DeployedPromiseTables implements SlaTargets {

  private final DeployedDecisionTables tables;

  DeployedPromiseTables(DeployedDecisionTables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<SlaTarget> find(Promise promise, Metric metric) {
    return ask(promise, tables -> tables.find(promise, metric));
  }

  /** Looks for the newest version once, not for each metric. */
  @Override
  public List<SlaTarget> of(Promise promise) {
    return ask(promise, tables -> tables.of(promise));
  }

  private <T> T ask(Promise promise, Function<PromiseTables, T> question) {
    try {
      return question.apply(
          new PromiseTables(tables.get(PromiseTables.TARGETS), tables.get(PromiseTables.LADDERS)));
    } catch (IllegalArgumentException | DmnEngineException | FeelException mistake) {
      throw new IllegalStateException(
          "Decision %s gives no target for %s: %s"
              .formatted(PromiseTables.TARGETS, promise, mistake.getMessage()),
          mistake);
    }
  }
}
