package io.kefuflow.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link ApplicationTest}, with a real server on a random port: for what MockMvc does not run,
 * which is all that Camunda's filters and REST servlets do.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "kefuflow.demo.data=false",
      "kefuflow.routing.alignment=-"
    })
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith({NobodyAbsent.class, EngineClockReset.class, RegisteredEngine.class})
public @interface ServerTest {}
