package io.kefuflow.engine;

import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Our indexes on the engine's tables, created once the engine has created those. Flyway cannot: on
 * an empty database it may run before the engine.
 */
@Component
class EngineIndexes extends SpringBootProcessEnginePlugin {

  static final List<String> STATEMENTS =
      List.of(
          // acquisition: timers first, then by due date
          "create index if not exists kf_idx_job_type_due on act_ru_job (type_ desc, duedate_ asc)",
          // what Tasklist and the work queues sort by
          "create index if not exists kf_idx_task_due on act_ru_task (due_date_)",
          "create index if not exists kf_idx_task_follow_up on act_ru_task (follow_up_date_)",
          "create index if not exists kf_idx_task_priority on act_ru_task (priority_)",
          // tasks of one step, such as those that wait for customers
          "create index if not exists kf_idx_task_step on act_ru_task (task_def_key_, due_date_)",
          // the queue of a group
          "create index if not exists kf_idx_identity_link_queue on act_ru_identitylink (group_id_, type_, task_id_)",
          // queries by variable; not with text_, whose long values do not fit into an index row of
          // PostgreSQL
          "create index if not exists kf_idx_variable_name on act_ru_variable (name_)");

  private final JdbcClient jdbc;

  EngineIndexes(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    STATEMENTS.forEach(statement -> jdbc.sql(statement).update());
  }
}
