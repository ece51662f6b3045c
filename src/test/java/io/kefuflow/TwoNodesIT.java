package io.kefuflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kefuflow.test.PackagedApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes on one PostgreSQL, and complaints that all become overdue in the same second; one node
 * dies while they are escalated.
 */
class TwoNodesIT {

  private static final int COMPLAINTS = 200;
  private static final Duration FIRST_RESPONSE = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Jobs of a node that died are free after this. */
  private static final String LOCKED_FOR = "--camunda.bpm.job-execution.lock-time-in-millis=8000";

  @TempDir Path folder;

  @Test
  void everyDeadlineIsEscalatedOnceThoughANodeDies() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        var first = node(postgres).awaitReady();
        var second = node(postgres).awaitReady()) {
      JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
      Instant due = Instant.now().plusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
      openComplaints(second, due.minus(FIRST_RESPONSE));

      await().atMost(PATIENCE).until(() -> supervised(database) >= COMPLAINTS / 10);
      first.kill();
      await().atMost(PATIENCE).until(() -> supervised(database) >= COMPLAINTS);
      // what the dead node was sending at that moment is sent again after minutes
      await().atMost(PATIENCE).until(() -> openMessages(database) == beingSent(database));

      assertThat(countsByCase(database, LADDERS)).containsOnly(1).hasSize(COMPLAINTS);
      assertThat(countsByCase(database, SUPERVISIONS)).containsOnly(1).hasSize(COMPLAINTS);
      assertThat(countsByCase(database, BREACHES)).containsOnly(1).hasSize(COMPLAINTS);
      assertThat(countsByCase(database, NOTICES)).containsOnly(1).hasSize(COMPLAINTS);
      assertThat(countsByCase(database, ENTRIES)).containsOnly(1).hasSize(COMPLAINTS);
      second.stop();
    }
  }

  private static final String LADDERS =
      """
      select count(*) from act_hi_procinst
       where proc_def_key_ = 'sla-escalation' group by business_key_
      """;

  private static final String SUPERVISIONS =
      """
      select count(*) from act_hi_taskinst
       where task_def_key_ = 'userTask_superviseCase' group by proc_inst_id_
      """;

  private static final String BREACHES =
      """
      select count(breached_at) from sla_clock
       where metric = 'FIRST_RESPONSE' and breached_at = original_due_at group by case_number
      """;

  private static final String NOTICES =
      """
      select count(distinct notice_key) from message
       where template = 'sla-breached' group by case_number
      """;

  private static final String ENTRIES =
      """
      select count(*) from case_event
       where kind = 'DEADLINE' and summary like '%督办%' group by case_number
      """;

  private PackagedApplication node(EmbeddedPostgres postgres) throws Exception {
    return PackagedApplication.start(
        folder,
        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres",
        "--kefuflow.demo.data=false",
        LOCKED_FOR);
  }

  private static void openComplaints(PackagedApplication node, Instant receivedAt)
      throws Exception {
    for (int i = 0; i < COMPLAINTS; i++) {
      node.post(
          "/api/v1/complaints",
          "agent1",
          "application/json",
          """
          {"customerName": "张三", "customerPhone": "137%08d", "channel": "PHONE",
           "category": "NETWORK", "matter": "宽带每晚断线", "receivedAt": "%s"}
          """
              .formatted(i, receivedAt));
    }
  }

  private static int supervised(JdbcClient database) {
    return count(database, "act_ru_task where task_def_key_ = 'userTask_superviseCase'");
  }

  private static int openMessages(JdbcClient database) {
    return count(database, "act_ru_job where type_ = 'message'");
  }

  private static int beingSent(JdbcClient database) {
    return count(database, "message where state = 'SENDING'");
  }

  private static int count(JdbcClient database, String rows) {
    return database.sql("select count(*) from " + rows).query(Integer.class).single();
  }

  private static List<Integer> countsByCase(JdbcClient database, String sql) {
    return database.sql(sql).query(Integer.class).list();
  }
}
