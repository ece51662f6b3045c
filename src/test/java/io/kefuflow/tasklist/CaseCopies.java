package io.kefuflow.tasklist;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes many cases out of a few by copying their rows on PostgreSQL: what the engine and the desk
 * look at, with ids, case numbers, people and due times of their own.
 *
 * <p>An open copy has its process instances, variables, tasks and timers. A finished one has the
 * case, its timeline and clocks, its process instances and tasks in history; activities, variables
 * and details in history are left out.
 */
class CaseCopies {

  /** How many open and how many finished cases the application is to take in before. */
  static final int ORIGINALS = 20;

  /** Agents to whom four fifths of the open cases are given, the demo's agent1 among them. */
  private static final int AGENTS = 4_000;

  /** Minutes. */
  private static final int DUE_WITHIN = 2_880;

  private static final int CUSTOMERS = 300_000;
  private static final int UUID_LENGTH = 36;
  private static final int CHUNK = 50_000;

  private static final Map<String, String> OF_OPEN =
      Map.of(
          "act_ru_execution", "x.proc_inst_id_",
          "act_ru_variable", "x.proc_inst_id_",
          "act_ru_task", "x.proc_inst_id_",
          "act_ru_identitylink",
              "(select t.proc_inst_id_ from act_ru_task t where t.id_ = x.task_id_)",
          "act_ru_event_subscr", "x.proc_inst_id_",
          "act_ru_job", "x.process_instance_id_");

  /** In an order in which no foreign key is hurt. */
  private static final List<String> RUNTIME =
      List.of(
          "act_ru_execution",
          "act_ru_variable",
          "act_ru_task",
          "act_ru_identitylink",
          "act_ru_event_subscr",
          "act_ru_job");

  private static final List<String> HISTORY = List.of("act_hi_procinst", "act_hi_taskinst");
  private static final List<String> BUSINESS = List.of("service_case", "case_event", "sla_clock");

  /** Characters that happen to be as long as an id, or ids of what is not copied. */
  private static final List<String> KEPT =
      List.of(
          "proc_def_id_",
          "process_def_id_",
          "job_def_id_",
          "deployment_id_",
          "bytearray_id_",
          "handler_cfg_",
          "exception_stack_id_");

  private final JdbcClient jdbc;

  CaseCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean prepared() {
    return jdbc.sql("select to_regclass('copy_of') is not null").query(Boolean.class).single();
  }

  /** Notes the originals, and makes the customers. */
  void prepare() {
    jdbc.sql(
            """
            create table copy_of as
            select id_ as instance,
                   business_key_ as case_number,
                   end_time_ is not null as finished,
                   (dense_rank() over (partition by end_time_ is not null order by business_key_) - 1)
                     as number
              from act_hi_procinst
             where business_key_ in (select case_number from service_case)
               and proc_def_key_ not in ('message-delivery')
            """)
        .update();
    jdbc.sql("create table copied (open integer not null)").update();
    jdbc.sql("insert into copied values (0)").update();
    jdbc.sql(
            """
            insert into customer
              (name, phone, customer_level, special_need, language, created_at, updated_at)
            select '客户' || n, '+86137' || lpad(n::text, 8, '0'), 'STANDARD', 'NONE', 'zh',
                   now(), now()
              from generate_series(1, :customers) n
            """)
        .param("customers", CUSTOMERS)
        .update();
  }

  /** Finished cases, so many. */
  void copyFinished(int cases) {
    for (int from = 0; from < cases; from += CHUNK) {
      copy(true, from, Math.min(from + CHUNK, cases));
    }
  }

  /** Open cases, until there are so many. */
  void copyOpen(int cases) {
    int from = jdbc.sql("select open from copied").query(Integer.class).single();
    for (; from < cases; from = Math.min(from + CHUNK, cases)) {
      copy(false, from, Math.min(from + CHUNK, cases));
      jdbc.sql("update copied set open = :open")
          .param("open", Math.min(from + CHUNK, cases))
          .update();
    }
    jdbc.sql("vacuum analyze").update();
  }

  private void copy(boolean finished, int from, int to) {
    BUSINESS.forEach(table -> insert(table, "x.case_number", finished, from, to));
    if (!finished) {
      RUNTIME.forEach(table -> insert(table, OF_OPEN.get(table), false, from, to));
    }
    HISTORY.forEach(table -> insert(table, "x.proc_inst_id_", finished, from, to));
  }

  private void insert(String table, String key, boolean finished, int from, int to) {
    List<Column> columns = columns(table);
    boolean business = BUSINESS.contains(table);
    String originals =
        business
            ? "(select distinct case_number as key, case_number, number, finished from copy_of)"
            : "(select instance as key, case_number, number, finished from copy_of)";
    jdbc.sql(
            "insert into %s (%s) select %s from generate_series(:from, :to) n join %s o on o.number = n %% %d and o.finished = :finished join %s x on %s = o.key"
                .formatted(
                    table,
                    columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                    columns.stream()
                        .map(column -> value(column, finished))
                        .collect(Collectors.joining(", ")),
                    originals,
                    ORIGINALS,
                    table,
                    key))
        .param("from", from)
        .param("to", to - 1)
        .param("finished", finished)
        .update();
  }

  private static String value(Column column, boolean finished) {
    String name = "x." + column.name();
    String number =
        finished
            ? "left(o.case_number, 3) || '202501' || lpad((1 + n / 100000)::text, 2, '0') || '-' || lpad((n % 100000)::text, 6, '0')"
            : "left(o.case_number, 3) || '20260101-' || lpad(n::text, 6, '0')";
    String round = "n / " + ORIGINALS;
    String agent =
        "case when (%1$s) %% 5 = 0 then null else 'agent' || (1 + (%1$s) / 5 %% %2$d) end"
            .formatted(round, AGENTS);
    return switch (column.name()) {
      case "customer_id" -> "(select min(id) from customer) + n % " + CUSTOMERS;
      case "assignee_" -> finished ? name : agent;
      case "handler" -> agent;
      // spread over two days, one in fifty overdue
      case "due_date_", "due_at" ->
          "now() + (n::bigint * 37 % "
              + DUE_WITHIN
              + " - "
              + DUE_WITHIN / 50
              + ") * interval '1 minute'";
      // none is due while the desk is measured
      case "duedate_" -> name + " + interval '10 years'";
      case "external_number" -> "null";
      default -> {
        if (!column.text() || KEPT.contains(column.name())) {
          yield name;
        }
        yield "case when %1$s = o.case_number then %2$s when length(%1$s) = %3$d then %1$s || '-%4$s' || n else %1$s end"
            .formatted(name, number, UUID_LENGTH, finished ? "f" : "o");
      }
    };
  }

  private List<Column> columns(String table) {
    return jdbc.sql(
            """
            select column_name, data_type from information_schema.columns
             where table_name = :table and table_schema = current_schema()
               and is_identity = 'NO'
            """)
        .param("table", table)
        .query(
            (row, index) -> new Column(row.getString(1), row.getString(2).startsWith("character")))
        .list();
  }

  private record Column(String name, boolean text) {}
}
