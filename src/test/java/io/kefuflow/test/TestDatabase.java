package io.kefuflow.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application context of a test its own empty database: H2 in memory, or with {@code
 * -Dkefuflow.test.database=postgres} a new database on one embedded PostgreSQL. The same tests run
 * on both.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static EmbeddedPostgres postgres;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (isPostgres()) {
      TestPropertyValues.of(
              "spring.datasource.url=" + newPostgresDatabase(),
              "spring.datasource.username=postgres",
              "spring.datasource.password=postgres")
          .applyTo(context);
    } else {
      TestPropertyValues.of(
              "spring.datasource.url=jdbc:h2:mem:"
                  + UUID.randomUUID()
                  + ";DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1")
          .applyTo(context);
    }
  }

  /** Whether this run is the one on PostgreSQL. */
  public static boolean isPostgres() {
    return "postgres".equals(System.getProperty("kefuflow.test.database"));
  }

  private static synchronized String newPostgresDatabase() {
    try {
      if (postgres == null) {
        postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setRegisterShutdownHook(false)
                .start();
        // Spring's handlers run after the contexts are closed. A hook of its own would stop
        // PostgreSQL while the engine
        // still writes its last metrics, which then wait 30 s for a connection.
        SpringApplication.getShutdownHandlers().add(TestDatabase::stopPostgres);
      }
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      return postgres.getJdbcUrl("postgres", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void stopPostgres() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
