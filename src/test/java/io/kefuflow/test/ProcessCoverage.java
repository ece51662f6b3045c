package io.kefuflow.test;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Fails a {@link ProcessTest} class that left a node or a flow of its models untouched. */
class ProcessCoverage implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isTheClassItself(context)) {
      application(context).getBean(CoverageRecorder.class).forgetAll();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (!isTheClassItself(context) || isRunOfSingleMethods()) {
      return;
    }
    var recorder = application(context).getBean(CoverageRecorder.class);
    var repository = application(context).getBean(RepositoryService.class);
    List<String> gaps = new ArrayList<>();
    for (String key : context.getRequiredTestClass().getAnnotation(ProcessTest.class).value()) {
      var definition =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(key)
              .latestVersion()
              .singleResult();
      if (definition == null) {
        gaps.add("No process '" + key + "' is deployed: name the key of a model in processes/.");
        continue;
      }
      var notReached =
          recorder.notReached(key, repository.getBpmnModelInstance(definition.getId()));
      if (!notReached.isEmpty()) {
        gaps.add(
            "These elements of %s were not reached by %s: add a test for each, or take them out of the model.%n  %s"
                .formatted(
                    key,
                    context.getRequiredTestClass().getSimpleName(),
                    String.join(System.lineSeparator() + "  ", notReached)));
      }
    }
    if (!gaps.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), gaps));
    }
  }

  /** Nested classes inherit the extension; their tests count for the class around them. */
  private static boolean isTheClassItself(ExtensionContext context) {
    return context.getRequiredTestClass().isAnnotationPresent(ProcessTest.class);
  }

  /**
   * {@code -Dtest=X#method} was asked for; it cannot cover the model and says nothing about the
   * class.
   */
  private static boolean isRunOfSingleMethods() {
    return System.getProperty("test", "").contains("#");
  }

  private static ApplicationContext application(ExtensionContext context) {
    return SpringExtension.getApplicationContext(context);
  }
}
