package io.kefuflow.test;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Makes the application's engine the one that Camunda's webapps and REST servlets find in the
 * engine's static registry. At its first use the registry would else load {@code camunda.cfg.xml},
 * the engine of the process tests, over it.
 */
public class RegisteredEngine extends ProcessEngines implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    register(SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class));
  }

  /** For an application that was not started by JUnit's extension of Spring. */
  public static void register(ProcessEngine engine) {
    isInitialized = true;
    registerProcessEngine(engine);
  }
}
