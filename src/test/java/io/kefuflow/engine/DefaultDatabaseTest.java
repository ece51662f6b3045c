package io.kefuflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class DefaultDatabaseTest {

  @TempDir Path folder;

  @Test
  void theEngineFindsItsTablesAgainAtTheSecondStart() throws Exception {
    String url =
        new YamlPropertySourceLoader()
            .load("application", new ClassPathResource("application.yaml"))
            .get(0)
            .getProperty("spring.datasource.url")
            .toString()
            .replace("./data", folder.toString());
    assertThat(url).contains(folder.toString());

    start(url).close();
    start(url).close();
  }

  private static ProcessEngine start(String url) {
    return ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
        .setProcessEngineName("second start")
        .setJdbcUrl(url)
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
        .buildProcessEngine();
  }
}
