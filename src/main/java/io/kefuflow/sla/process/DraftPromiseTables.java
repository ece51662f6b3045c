package io.kefuflow.sla.process;

import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.engine.decision.DeployedDecisionTables;
import io.kefuflow.sla.DraftTargets;
import io.kefuflow.sla.InvalidDraftException;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.springframework.stereotype.Component;

/**
 * Drafts of {@code sla-targets}, checked like a deployment. Those who may try a draft out need not
 * be allowed to deploy one, so a draft may not run code: its cells are FEEL.
 */
@Component
class DraftPromiseTables implements DraftTargets {

  private final DeployedDecisionTables deployed;

  DraftPromiseTables(DeployedDecisionTables deployed) {
    this.deployed = deployed;
  }

  @Override
  public SlaTargets read(byte[] dmn, ServiceCalendars calendars) {
    DecisionTable targets;
    try {
      targets = DecisionTable.read(PromiseTables.TARGETS, dmn, 0);
    } catch (IllegalArgumentException mistake) {
      throw refused(mistake.getMessage());
    }
    var tables = new PromiseTables(targets, deployed.get(PromiseTables.LADDERS));
    List<String> problems = new PromiseTablesCheck(calendars).problems(tables);
    if (!problems.isEmpty()) {
      throw new InvalidDraftException(problems);
    }
    return (promise, metric) -> find(tables, promise, metric);
  }

  /** What a check of the cells cannot foresee, such as two rows for one case. */
  private static Optional<SlaTarget> find(
      PromiseTables tables, SlaTargets.Promise promise, Metric metric) {
    try {
      return tables.find(promise, metric);
    } catch (IllegalArgumentException | DmnEngineException | FeelException mistake) {
      throw refused(
          "%s 对 %s 的%s（%s）得不出时限：%s"
              .formatted(
                  PromiseTables.TARGETS,
                  promise,
                  metric.label(),
                  metric.code(),
                  mistake.getMessage()));
    }
  }

  private static InvalidDraftException refused(String problem) {
    return new InvalidDraftException(List.of(problem));
  }
}
