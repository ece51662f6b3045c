package io.kefuflow.test;

import io.kefuflow.casework.process.CaseScenario;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.training.process.TrainingScenario;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application with the job executor off: jobs and timers are run by hand
 * after moving the clock. All such tests share one context and one database, so each uses its own
 * cases and asserts on those only. On H2, or on PostgreSQL with {@code
 * -Dkefuflow.test.database=postgres}; {@code mvn verify} runs all that carry this tag on both.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("application")
@SpringBootTest(
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "kefuflow.demo.data=false",
      "kefuflow.routing.alignment=-",
      "kefuflow.training.alignment=-"
    })
@AutoConfigureMockMvc
@Import({
  CoverageRecorder.Configuration.class,
  CaseScenario.class,
  ComplaintScenario.class,
  TrainingScenario.class
})
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith({NobodyAbsent.class, EngineClockReset.class})
public @interface ApplicationTest {}
