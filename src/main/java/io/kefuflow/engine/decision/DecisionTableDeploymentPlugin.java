package io.kefuflow.engine.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Refuses a deployment in whose decision tables a {@link DecisionTableCheck} finds a mistake. */
@Component
class DecisionTableDeploymentPlugin extends AbstractProcessEnginePlugin implements Deployer {

  private final ObjectProvider<DecisionTableCheck> checks;
  private final DeployedDecisionTables deployed;

  DecisionTableDeploymentPlugin(
      ObjectProvider<DecisionTableCheck> checks, @Lazy DeployedDecisionTables deployed) {
    this.checks = checks;
    this.deployed = deployed;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers = configuration.getCustomPreDeployers();
    List<Deployer> extended = deployers == null ? new ArrayList<>() : new ArrayList<>(deployers);
    extended.add(this);
    configuration.setCustomPreDeployers(extended);
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      checks.orderedStream().forEach(check -> deploy(deployment, check));
    }
  }

  private void deploy(DeploymentEntity deployment, DecisionTableCheck check) {
    Map<String, DecisionTable> tables = new HashMap<>();
    for (String key : check.keys()) {
      table(deployment, key).ifPresent(table -> tables.put(key, table));
    }
    if (tables.isEmpty()) {
      return;
    }
    for (String key : check.keys()) {
      if (!tables.containsKey(key)) {
        deployed.find(key).ifPresent(table -> tables.put(key, table));
      }
    }
    if (tables.size() == check.keys().size()) {
      List<String> problems = check.problems(tables);
      if (!problems.isEmpty()) {
        throw refused(check.keys().get(0), String.join("；", problems));
      }
    }
  }

  private static Optional<DecisionTable> table(DeploymentEntity deployment, String key) {
    return deployment.getResources().values().stream()
        .filter(resource -> isDecision(resource.getName()))
        .map(resource -> find(key, resource))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** By the suffixes that the engine goes by. */
  private static boolean isDecision(String resourceName) {
    return Arrays.stream(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)
        .anyMatch(resourceName::endsWith);
  }

  private static Optional<DecisionTable> find(String key, ResourceEntity resource) {
    try {
      return DecisionTable.find(key, resource.getBytes(), 0);
    } catch (IllegalArgumentException mistake) {
      throw refused(key, resource.getName() + " " + mistake.getMessage());
    }
  }

  private static ParseException refused(String key, String problems) {
    return new ParseException("部署被拒绝，原来的版本继续有效：" + problems, key, List.of(), List.of());
  }
}
