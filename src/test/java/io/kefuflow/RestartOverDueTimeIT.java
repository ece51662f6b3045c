package io.kefuflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kefuflow.test.PackagedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A node that dies before a deadline and comes back after it, with a promise of seconds that the
 * process owner published: the breach counts from the due instant, and nobody is flooded.
 */
class RestartOverDueTimeIT {

  private static final Duration PROMISED = Duration.ofSeconds(40);

  /** H2 writes what was committed to its file after half a second at most. */
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(2);

  private static final String BOUNDARY = "targets-of-seconds";

  @TempDir Path folder;

  @Test
  void whatBecameDueMeanwhileIsEscalatedOnceAndDatedAtTheDueInstant() throws Exception {
    String caseNumber;
    try (var first = start()) {
      publishTargets(first);
      caseNumber = openComplaint(first);
      Instant opened = Instant.now();
      await().until(() -> Instant.now().isAfter(opened.plus(WRITTEN_WITHIN)));
      first.kill();
    }
    Instant killed = Instant.now();
    await()
        .atMost(PROMISED.plusSeconds(10))
        .until(() -> Instant.now().isAfter(killed.plus(PROMISED)));

    try (var second = start()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> supervisions(second, caseNumber).size() == 1);

      JsonNode messages = second.read("/api/v1/cases/" + caseNumber, "agent1").get("messages");
      assertThat(messages.findValuesAsText("template"))
          .contains("sla-breached")
          .doesNotContain("sla-warning")
          .doesNotHaveDuplicates();
      second.stop();
    }
    assertBreachedWhenDue(caseNumber);
  }

  private PackagedApplication start() throws Exception {
    return PackagedApplication.start(folder, "--kefuflow.demo.data=false").awaitReady();
  }

  /** The shipped table with a first response within seconds. */
  private static void publishTargets(PackagedApplication application) throws Exception {
    String shipped = Files.readString(Path.of("processes/escalation/sla-targets.dmn"));
    String table = shipped.replace("\"PT30M\"", "\"" + PROMISED + "\"");
    assertThat(table).isNotEqualTo(shipped);
    application.post(
        "/engine-rest/deployment/create",
        "owner1",
        "multipart/form-data; boundary=" + BOUNDARY,
        """
        --%1$s\r
        Content-Disposition: form-data; name="deployment-name"\r
        \r
        targets of seconds\r
        --%1$s\r
        Content-Disposition: form-data; name="targets"; filename="sla-targets.dmn"\r
        Content-Type: application/octet-stream\r
        \r
        %2$s\r
        --%1$s--\r
        """
            .formatted(BOUNDARY, table));
  }

  private static String openComplaint(PackagedApplication application) throws Exception {
    return application
        .post(
            "/api/v1/complaints",
            "agent1",
            "application/json",
            """
            {"customerName": "张三", "customerPhone": "13700137000", "channel": "PHONE",
             "category": "NETWORK", "matter": "宽带每晚断线", "location": "上海市"}
            """)
        .get("caseNumber")
        .asText();
  }

  private static JsonNode supervisions(PackagedApplication application, String caseNumber)
      throws Exception {
    return application.read(
        "/engine-rest/task?taskDefinitionKey=userTask_superviseCase&processInstanceBusinessKey="
            + caseNumber,
        "supervisor1");
  }

  private void assertBreachedWhenDue(String caseNumber) {
    var database =
        JdbcClient.create(
            new DriverManagerDataSource(
                "jdbc:h2:file:" + folder.resolve("data/kefuflow"), "sa", ""));
    database
        .sql(
            """
            select started_at, original_due_at, breached_at from sla_clock
             where case_number = ? and metric = 'FIRST_RESPONSE'
            """)
        .param(caseNumber)
        .query(
            row -> {
              Timestamp due = row.getTimestamp("original_due_at");
              assertThat(row.getTimestamp("breached_at")).isEqualTo(due);
              assertThat(
                      Duration.between(row.getTimestamp("started_at").toInstant(), due.toInstant()))
                  .isEqualTo(PROMISED);
            });
    assertThat(
            database
                .sql(
                    """
                    select count(*) from act_hi_procinst
                     where proc_def_key_ = 'sla-escalation' and business_key_ = ?
                    """)
                .param(caseNumber)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }
}
