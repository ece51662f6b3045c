package io.kefuflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kefuflow.test.PackagedApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar as a newcomer starts it: default profile, H2 file, demonstration; stopped, and
 * started again.
 */
class PackagedJarIT {

  /** As many as the demonstration makes. */
  private static final int CASES = 47;

  private static final Duration DEMONSTRATION = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void itStartsWithWorkToDo_stopsCleanlyAndKeepsEverything() throws Exception {
    try (var first = PackagedApplication.start(folder)) {
      first.awaitReady();
      await().atMost(DEMONSTRATION).until(() -> cases(first) == CASES);
      assertThat(first.get("/", null).body()).contains("任务列表", "agent1");
      assertThat(first.get("/camunda/app/tasklist/default/", null).statusCode()).isEqualTo(200);
      assertThat(
              first
                  .get(
                      "/engine-rest/process-definition/key/complaint-handling/deployed-start-form",
                      "agent1")
                  .body())
          .contains("register-complaint");
      assertThat(first.get("/api/v1/cases", null).statusCode()).isEqualTo(401);
      first.stop();
    }

    try (var second = PackagedApplication.start(folder)) {
      second.awaitReady();
      await().atMost(DEMONSTRATION).until(() -> cases(second) == CASES);
      assertThat(versions(second, "complaint-handling")).isEqualTo(1);
      second.stop();
    }
  }

  private static long cases(PackagedApplication application)
      throws IOException, InterruptedException {
    return application.read("/api/v1/cases?size=1", "agent1").get("total").asLong();
  }

  private static long versions(PackagedApplication application, String processKey)
      throws IOException, InterruptedException {
    return application
        .read("/engine-rest/process-definition/count?key=" + processKey, "owner1")
        .get("count")
        .asLong();
  }
}
