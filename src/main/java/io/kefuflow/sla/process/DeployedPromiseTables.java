package io.kefuflow.sla.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The tables {@code sla-targets} and {@code escalation-ladder} in their newest deployed version.
 */
@Component
class DeployedPromiseTables implements SlaTargets {

  private final RepositoryService repository;
  private final SystemCalls systemCalls;

  /** By definition id; a deployed version never changes. */
  private final Map<String, DecisionTable> tables = new ConcurrentHashMap<>();

  DeployedPromiseTables(@Lazy RepositoryService repository, @Lazy SystemCalls systemCalls) {
    this.repository = repository;
    this.systemCalls = systemCalls;
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
          new PromiseTables(get(PromiseTables.TARGETS), get(PromiseTables.LADDERS)));
    } catch (IllegalArgumentException | DmnEngineException | FeelException mistake) {
      throw new IllegalStateException(
          "Decision %s gives no target for %s: %s"
              .formatted(PromiseTables.TARGETS, promise, mistake.getMessage()),
          mistake);
    }
  }

  private DecisionTable get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("No decision " + key));
  }

  /** The newest version of a table; empty before the first deployment. */
  Optional<DecisionTable> find(String key) {
    return systemCalls.call(
        () ->
            Optional.ofNullable(
                    repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(newest -> tables.computeIfAbsent(newest.getId(), id -> read(newest))));
  }

  private DecisionTable read(DecisionDefinition definition) {
    try (InputStream dmn = repository.getDecisionModel(definition.getId())) {
      return DecisionTable.read(definition.getKey(), dmn.readAllBytes(), definition.getVersion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
