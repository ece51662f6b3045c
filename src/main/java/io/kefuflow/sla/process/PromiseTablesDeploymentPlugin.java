package io.kefuflow.sla.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Refuses a deployment whose tables of promises have a mistake: the version before stays in force.
 */
@Component
class PromiseTablesDeploymentPlugin extends AbstractProcessEnginePlugin implements Deployer {

  private final PromiseTablesCheck check;
  private final DeployedPromiseTables deployed;

  PromiseTablesDeploymentPlugin(
      @Lazy PromiseTablesCheck check, @Lazy DeployedPromiseTables deployed) {
    this.check = check;
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
    if (!deployment.isNew()) {
      return;
    }
    Optional<DecisionTable> targets = table(deployment, PromiseTables.TARGETS);
    Optional<DecisionTable> ladders = table(deployment, PromiseTables.LADDERS);
    if (targets.isEmpty() && ladders.isEmpty()) {
      return;
    }
    targets = targets.or(() -> deployed.find(PromiseTables.TARGETS));
    ladders = ladders.or(() -> deployed.find(PromiseTables.LADDERS));
    if (targets.isPresent() && ladders.isPresent()) {
      List<String> problems = check.problems(new PromiseTables(targets.get(), ladders.get()));
      if (!problems.isEmpty()) {
        throw refused(String.join(";", problems));
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
      throw refused(resource.getName() + " " + mistake.getMessage());
    }
  }

  private static ParseException refused(String problems) {
    return new ParseException(
        "部署被拒绝，原来的版本继续有效：" + problems, PromiseTables.TARGETS, List.of(), List.of());
  }
}
