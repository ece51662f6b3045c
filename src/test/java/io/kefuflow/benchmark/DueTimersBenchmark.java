package io.kefuflow.benchmark;

import io.kefuflow.KefuFlowApplication;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast due deadlines are escalated: the whole application on PostgreSQL, complaints whose
 * warning is due in the same second, once with the starter's stock settings for jobs and connection
 * pool and once with the project's. {@code mvn -Pbenchmark test}; docs/performance.md says what the
 * figures mean.
 *
 * <p>The complaints are made once, at the same instant; each run has a copy of that database and
 * moves the clock to just before their warning. Escalated is a complaint whose {@code
 * sla-escalation} has been committed with its first step done.
 */
class DueTimersBenchmark {

  private static final int TIMERS = Integer.getInteger("benchmark.timers", 10_000);
  private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 500);
  private static final int SINGLE = Integer.getInteger("benchmark.single", 30);

  /** What application-production.yaml sets for PostgreSQL. */
  private static final List<String> PRODUCTION =
      List.of("--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true");

  /** What the starter has by default for jobs. */
  private static final List<String> STOCK =
      List.of(
          "--kefuflow.jobs.timers-per-transaction=1",
          "--camunda.bpm.job-execution.core-pool-size=3",
          "--camunda.bpm.job-execution.max-pool-size=10",
          "--camunda.bpm.job-execution.queue-capacity=3",
          "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
          "--camunda.bpm.job-execution.wait-time-in-millis=5000",
          "--camunda.bpm.job-execution.max-wait=60000",
          "--camunda.bpm.job-execution.backoff-time-in-millis=0",
          "--camunda.bpm.job-execution.max-backoff=0",
          "--camunda.bpm.job-execution.lock-time-in-millis=300000",
          "--camunda.bpm.generic-properties.properties.jobExecutorPreferTimerJobs=false",
          "--camunda.bpm.generic-properties.properties.jobExecutorAcquireByDueDate=false",
          "--camunda.bpm.eventing.execution=true",
          "--camunda.bpm.eventing.task=true",
          "--camunda.bpm.eventing.history=true");

  /**
   * The pool stays at the project's 24 connections in all of them: a delivery holds two for a
   * moment, and with Boot's ten the stock settings' ten job threads wait for each other. The second
   * shows what the settings do without groups.
   */
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("stock", STOCK),
          new Setting("ungrouped", with(PRODUCTION, "--kefuflow.jobs.timers-per-transaction=1")),
          new Setting("project", PRODUCTION));

  @Test
  void dueTimersAreEscalated() throws Exception {
    try (EmbeddedPostgres postgres = postgres()) {
      var server = JdbcClient.create(postgres.getPostgresDatabase());
      if (server
          .sql("select 1 from pg_database where datname = 'prepared'")
          .query()
          .listOfRows()
          .isEmpty()) {
        server.sql("create database prepared").update();
        prepare(postgres, TIMERS + WARM_UP + SINGLE);
      }

      List<Result> results = new ArrayList<>();
      for (Setting setting : chosen()) {
        server.sql("create database " + setting.name() + " template prepared").update();
        results.add(measure(postgres, setting));
        server.sql("drop database " + setting.name()).update();
      }
      report(results);
    } finally {
      ClockUtil.reset();
    }
  }

  /** In a folder that is kept, so that the complaints are prepared once, or in one of its own. */
  private static EmbeddedPostgres postgres() throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            // as in production; embedded for tests, it would not wait for the disk
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    String data = System.getProperty("benchmark.data");
    return data == null
        ? builder.start()
        : builder.setDataDirectory(data).setCleanDataDirectory(false).start();
  }

  private static List<String> with(List<String> arguments, String more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toList();
  }

  /** All, or those that {@code -Dbenchmark.settings=project} names. */
  private static List<Setting> chosen() {
    String names = System.getProperty("benchmark.settings", "");
    return SETTINGS.stream()
        .filter(setting -> names.isBlank() || List.of(names.split(",")).contains(setting.name()))
        .toList();
  }

  /** Complaints that all came in at the same instant and whose first messages are sent. */
  private static void prepare(EmbeddedPostgres postgres, int complaints) throws Exception {
    ClockUtil.setCurrentTime(new Date());
    try (var application = start(postgres, "prepared", List.of())) {
      var intake = application.getBean(CaseIntake.class);
      var threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> received = new ArrayList<>();
        for (int i = 0; i < complaints; i++) {
          received.add(
              threads.submit(
                  () ->
                      intake.receive(
                          ComplaintScenario.report(ComplaintScenario.newCustomer(), false))));
        }
        for (Future<?> each : received) {
          each.get();
        }
      } finally {
        threads.shutdown();
      }
      var database = new Database(JdbcClient.create(postgres.getDatabase("postgres", "prepared")));
      await(() -> database.otherJobs() == 0);
    }
  }

  private static Result measure(EmbeddedPostgres postgres, Setting setting) throws Exception {
    ClockUtil.reset();
    try (var application = start(postgres, setting.name(), setting.arguments())) {
      var database =
          new Database(JdbcClient.create(postgres.getDatabase("postgres", setting.name())));
      if (setting.name().equals("stock")) {
        database.dropOurJobIndexes();
      }
      Instant due = database.nextDue();

      moveClockTo(due.minus(Duration.ofMinutes(15)));
      database.makeDue(WARM_UP, due, ClockUtil.now().toInstant(), Duration.ZERO);
      await(() -> database.escalated() >= WARM_UP && database.otherJobs() == 0);

      var single =
          database.makeDue(
              SINGLE, due, ClockUtil.now().toInstant().plusSeconds(3), Duration.ofMillis(2300));
      await(() -> database.escalated() >= WARM_UP + SINGLE && database.otherJobs() == 0);
      List<Duration> late = database.lateness(single);

      moveClockTo(due.minusSeconds(5));
      return massed(setting, due, database, late);
    }
  }

  private static Result massed(Setting setting, Instant due, Database database, List<Duration> late)
      throws Exception {
    int before = WARM_UP + SINGLE;
    await(() -> database.escalated() > before);
    Duration first = Duration.between(due, ClockUtil.now().toInstant());
    int atFirst = database.escalated() - before;
    Duration cpu = cpu(database);
    double load = 0;
    int samples = 0;
    while (database.escalated() < before + TIMERS) {
      load += ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      samples++;
      Thread.sleep(200);
    }
    Duration all = Duration.between(due, ClockUtil.now().toInstant());
    return new Result(
        setting.name(),
        first,
        all,
        (TIMERS - atFirst) * 1000.0 / Math.max(1, all.minus(first).toMillis()),
        late.get(late.size() / 2),
        late.get(late.size() - 1),
        load / Math.max(1, samples),
        cpu(database).minus(cpu).toMillis() / (double) (TIMERS - atFirst),
        database.duplicates());
  }

  /** Processor time that this application and its PostgreSQL have used. */
  private static Duration cpu(Database database) {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            ProcessHandle.of(database.serverProcess()).stream().flatMap(ProcessHandle::children))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static ConfigurableApplicationContext start(
      EmbeddedPostgres postgres, String database, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", database),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--kefuflow.demo.data=false"));
    arguments.addAll(more);
    return new SpringApplicationBuilder(KefuFlowApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  private static void moveClockTo(Instant time) {
    ClockUtil.offset(Duration.between(Instant.now(), time).toMillis());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(50);
    }
  }

  private static void report(List<Result> results) {
    System.out.printf(
        "%n%d timers due in the same second, %d cores%n",
        TIMERS, Runtime.getRuntime().availableProcessors());
    System.out.printf(
        "%-12s %10s %10s %12s %14s %12s %7s %6s %11s%n",
        "settings",
        "first s",
        "all s",
        "escalated/s",
        "single med. s",
        "single max",
        "cpu ms",
        "load",
        "duplicates");
    for (Result result : results) {
      System.out.printf(
          "%-12s %10.2f %10.1f %12.0f %14.2f %12.2f %7.1f %6.1f %11d%n",
          result.name(),
          seconds(result.first()),
          seconds(result.all()),
          result.rate(),
          seconds(result.medianLate()),
          seconds(result.maxLate()),
          result.cpuMillis(),
          result.load(),
          result.duplicates());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private record Setting(String name, List<String> arguments) {}

  private record Result(
      String name,
      Duration first,
      Duration all,
      double rate,
      Duration medianLate,
      Duration maxLate,
      double load,
      double cpuMillis,
      int duplicates) {}

  /** What the benchmark reads and sets behind the engine's back. */
  private record Database(JdbcClient jdbc) {

    private static final String ESCALATIONS =
        "from act_hi_procinst where proc_def_key_ = 'sla-escalation'";

    void dropOurJobIndexes() {
      jdbc.sql("drop index if exists kf_idx_job_type_due").update();
    }

    /** When the first warning of the waiting complaints is due. */
    Instant nextDue() {
      return jdbc.sql(
              """
              select min(duedate_) from act_ru_job
               where type_ = 'timer' and process_def_key_ = 'complaint-handling'
              """)
          .query(Timestamp.class)
          .single()
          .toInstant();
    }

    int escalated() {
      return count("select count(*) " + ESCALATIONS);
    }

    long serverProcess() {
      return Long.parseLong(
          jdbc.sql("select pg_read_file('postmaster.pid')")
              .query(String.class)
              .single()
              .lines()
              .findFirst()
              .orElseThrow()
              .strip());
    }

    int duplicates() {
      return count("select count(*) - count(distinct super_process_instance_id_) " + ESCALATIONS);
    }

    int otherJobs() {
      return count("select count(*) from act_ru_job where type_ = 'message' and retries_ > 0");
    }

    /**
     * Moves so many of the warnings that are due at one instant, with their clocks, one after
     * another.
     *
     * @return the due dates by process instance
     */
    Map<String, Instant> makeDue(int timers, Instant dueBefore, Instant from, Duration apart) {
      Map<String, Instant> due = new HashMap<>();
      jdbc.sql(
              """
              select process_instance_id_ from act_ru_job
               where type_ = 'timer' and process_def_key_ = 'complaint-handling' and duedate_ = :due
               limit :timers
              """)
          .param("due", Timestamp.from(dueBefore))
          .param("timers", timers)
          .query(String.class)
          .list()
          .forEach(
              instance -> {
                Instant at = from.plus(apart.multipliedBy(due.size()));
                jdbc.sql(
                        """
                        update act_ru_job set duedate_ = :at
                         where process_instance_id_ = :instance and duedate_ = :due
                        """)
                    .param("at", Timestamp.from(at))
                    .param("instance", instance)
                    .param("due", Timestamp.from(dueBefore))
                    .update();
                jdbc.sql(
                        """
                        update sla_clock
                           set started_at = started_at + :moved * interval '1 millisecond',
                               since = since + :moved * interval '1 millisecond',
                               due_at = due_at + :moved * interval '1 millisecond',
                               original_due_at = original_due_at + :moved * interval '1 millisecond'
                         where case_number =
                               (select business_key_ from act_ru_execution where id_ = :instance)
                        """)
                    .param("moved", Duration.between(dueBefore, at).toMillis())
                    .param("instance", instance)
                    .update();
                due.put(instance, at);
              });
      return due;
    }

    /** How long after their due dates the complaints were escalated, ascending. */
    List<Duration> lateness(Map<String, Instant> due) {
      return due.entrySet().stream()
          .map(
              each ->
                  Duration.between(
                      each.getValue(),
                      jdbc.sql(
                              "select start_time_ "
                                  + ESCALATIONS
                                  + " and super_process_instance_id_ = ?")
                          .param(each.getKey())
                          .query(Timestamp.class)
                          .single()
                          .toInstant()))
          .sorted()
          .toList();
    }

    private int count(String sql) {
      return jdbc.sql(sql).query(Integer.class).single();
    }
  }
}
