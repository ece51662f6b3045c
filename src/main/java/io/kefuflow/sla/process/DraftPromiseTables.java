package io.kefuflow.sla.process;

import io.kefuflow.calendar.ServiceCalendars;
import io.kefuflow.sla.DraftTargets;
import io.kefuflow.sla.InvalidDraftException;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Drafts of {@code sla-targets}, checked like a deployment. Those who may try a draft out need not
 * be allowed to deploy one, so a draft may not run code: its cells are FEEL.
 */
@Component
class DraftPromiseTables implements DraftTargets {

  private final DeployedPromiseTables deployed;

  DraftPromiseTables(DeployedPromiseTables deployed) {
    this.deployed = deployed;
  }

  @Override
  public SlaTargets read(byte[] dmn, ServiceCalendars calendars) {
    DecisionTable targets;
    try {
      check(Dmn.readModelFromStream(new ByteArrayInputStream(dmn)));
      targets = DecisionTable.read(PromiseTables.TARGETS, dmn, 0);
    } catch (ModelException mistake) {
      throw refused("不是有效的 DMN 文件：" + mistake.getMessage());
    } catch (IllegalArgumentException mistake) {
      throw refused(mistake.getMessage());
    }
    DecisionTable ladders =
        deployed
            .find(PromiseTables.LADDERS)
            .orElseThrow(() -> new IllegalStateException("No decision " + PromiseTables.LADDERS));
    var tables = new PromiseTables(targets, ladders);
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

  private static void check(DmnModelInstance model) {
    ModelElementInstance table = model.getModelElementById(PromiseTables.TARGETS);
    if (!(table instanceof Decision)) {
      throw refused("文件中没有决策表 " + PromiseTables.TARGETS + "：请上传由它修改而来的 DMN 文件");
    }
    Stream.of(
            model.getModelElementsByType(Definitions.class).stream()
                .map(Definitions::getExpressionLanguage),
            model.getModelElementsByType(LiteralExpression.class).stream()
                .map(LiteralExpression::getExpressionLanguage),
            model.getModelElementsByType(UnaryTests.class).stream()
                .map(UnaryTests::getExpressionLanguage))
        .flatMap(Function.identity())
        .filter(Objects::nonNull)
        .filter(language -> !language.toLowerCase(Locale.ROOT).contains("feel"))
        .findFirst()
        .ifPresent(
            language -> {
              throw refused("草案中的表达式语言“" + language + "”不能使用：请只用 FEEL");
            });
  }

  private static InvalidDraftException refused(String problem) {
    return new InvalidDraftException(List.of(problem));
  }
}
