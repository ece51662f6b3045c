package io.kefuflow.engine.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.stereotype.Component;

/** Gives the engine our way to find and count tasks. */
@Component
class QueryRules extends SpringBootProcessEnginePlugin {

  private static final String STATEMENTS = "TaskQueries.xml";

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setCustomSessionFactories(
        List.of(
            new Sessions(AuthorizationManager.class, TaskQueryRights::new),
            new Sessions(TaskManager.class, TaskQueries::new)));
    engine.setFilterService(new QueueFilterService());
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    Configuration statements = engine.getSqlSessionFactory().getConfiguration();
    try (InputStream file = QueryRules.class.getResourceAsStream(STATEMENTS)) {
      new XMLMapperBuilder(file, statements, STATEMENTS, statements.getSqlFragments()).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the engine, for each command, our part in place of the one of this type. */
  private record Sessions(Class<?> type, Supplier<Session> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return type;
    }

    @Override
    public Session openSession() {
      return ours.get();
    }
  }
}
