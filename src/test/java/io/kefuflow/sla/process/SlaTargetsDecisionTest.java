package io.kefuflow.sla.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.calendar.AlwaysOpenCalendar;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTargets;
import io.kefuflow.sla.SlaTargets.Promise;
import io.kefuflow.test.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class SlaTargetsDecisionTest {

  private static final Path TABLE = Path.of("processes/escalation/sla-targets.dmn");

  @Autowired SlaTargets targets;
  @Autowired RepositoryService repository;

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    "complaint-handling, CRITICAL, STANDARD, PT15M, PT12H, PT15M, PT2H",
    "complaint-handling, CRITICAL, VIP, PT15M, PT12H, PT15M, PT2H",
    "complaint-handling, CRITICAL, , PT15M, PT12H, PT15M, PT2H",
    "complaint-handling, MAJOR, VIP, PT30M, PT24H, PT30M, PT4H",
    "complaint-handling, MINOR, STANDARD, PT30M, PT24H, PT30M, PT4H",
    "complaint-handling, , , PT30M, PT24H, PT30M, PT4H",
    "other-procedure, CRITICAL, VIP, PT30M, PT24H, PT30M, PT4H",
    ", , , PT30M, PT24H, PT30M, PT4H"
  })
  void everyRow(
      String procedure,
      String severity,
      String customerLevel,
      Duration firstResponse,
      Duration resolution,
      Duration firstResponseRung,
      Duration resolutionRung) {
    assertThat(targets.of(new Promise(procedure, severity, customerLevel)))
        .containsExactly(
            new SlaTarget(
                Metric.FIRST_RESPONSE, firstResponse, 75, firstResponseRung, AlwaysOpenCalendar.ID),
            new SlaTarget(
                Metric.RESOLUTION, resolution, 75, resolutionRung, AlwaysOpenCalendar.ID));
  }

  @ParameterizedTest(name = "{1} instead of {0}")
  @CsvSource({
    "\"PT24H\", \"PT0S\", A target must be positive",
    "\"PT24H\", \"-PT1H\", A target must be positive",
    "\"PT24H\", \"一天\", cannot be parsed to a Duration",
    "\"PT24H\", null, resolutionWithin",
    "\"PT4H\", \"PT0S\", The next rung must come later",
    "75, 0, A warning percentage must be 1 to 100",
    "75, null, warnPercent"
  })
  void aMistakeInTheTableIsNamed(String right, String wrong, String message) throws IOException {
    String spoiled =
        Files.readString(TABLE).replace("<text>" + right + "<", "<text>" + wrong + "<");
    var deployment = repository.createDeployment().addString("sla-targets.dmn", spoiled).deploy();
    try {
      assertThatThrownBy(() -> targets.of(new Promise("complaint-handling", "MINOR", null)))
          .hasMessageContaining("sla-targets")
          .hasMessageContaining(message);
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }
}
