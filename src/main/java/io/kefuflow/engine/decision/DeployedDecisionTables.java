package io.kefuflow.engine.decision;

import io.kefuflow.engine.SystemCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision tables that our code reads, in their newest deployed version. */
@Component
public class DeployedDecisionTables {

  private final RepositoryService repository;
  private final SystemCalls systemCalls;

  /** By definition id; a deployed version never changes. */
  private final Map<String, DecisionTable> tables = new ConcurrentHashMap<>();

  DeployedDecisionTables(@Lazy RepositoryService repository, @Lazy SystemCalls systemCalls) {
    this.repository = repository;
    this.systemCalls = systemCalls;
  }

  /**
   * The newest version of a table.
   *
   * @throws IllegalStateException when none is deployed
   */
  public DecisionTable get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("No decision " + key));
  }

  /** The newest version of a table; empty before the first deployment. */
  public Optional<DecisionTable> find(String key) {
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
