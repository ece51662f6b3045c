package io.kefuflow.engine.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.KefuFlowApplication;
import io.kefuflow.engine.DemoPassword;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Profile {@code production} as an installation runs it: on PostgreSQL, configured by environment
 * variables.
 */
class ProductionIT {

  private static final String ADMIN_PASSWORD = "Zq7#moonlight";

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @Test
  void productionRunsWithoutDemoUsersAndRefusesADatabaseThatHasOne() throws Exception {
    try (var application = start()) {
      assertThat(application.getEnvironment().getProperty("server.address")).isEqualTo("0.0.0.0");
      theAdministratorOfTheEnvironmentLogsIn(application);
      cookiesAreSentOverHttpsOnly(application);
      browsersAreToldToStayOnHttps(application);
      theStartPageNamesNobody(application);
      thereIsNoDemoUser(application);

      giveSomebodyTheDemoPassword(application.getBean(IdentityService.class));
    }

    assertThatThrownBy(() -> start().close())
        .isInstanceOf(UnsafeProductionException.class)
        .hasMessageContaining("left-over");
  }

  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(KefuFlowApplication.class)
        .profiles("production")
        .properties(
            "server.port=0",
            "KEFUFLOW_DB_URL=" + postgres.getJdbcUrl("postgres", "postgres"),
            "KEFUFLOW_DB_USER=postgres",
            "KEFUFLOW_DB_PASSWORD=postgres",
            "KEFUFLOW_ADMIN_PASSWORD=" + ADMIN_PASSWORD,
            "KEFUFLOW_SMTP_HOST=127.0.0.1",
            "KEFUFLOW_MAIL_FROM=客服中心 <service@example.com>",
            "KEFUFLOW_SMS_URL=https://sms.example.com/messages",
            "camunda.bpm.job-execution.enabled=false")
        .run();
  }

  private static void theAdministratorOfTheEnvironmentLogsIn(ConfigurableApplicationContext app)
      throws Exception {
    String credentials =
        Base64.getEncoder()
            .encodeToString(("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> me =
        send(app, request(app, "/api/v1/me").header("Authorization", "Basic " + credentials));

    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body()).contains("camunda-admin");
  }

  private static void cookiesAreSentOverHttpsOnly(ConfigurableApplicationContext app)
      throws Exception {
    List<String> cookies =
        send(app, request(app, "/camunda/app/tasklist/default/")).headers().allValues("Set-Cookie");

    assertThat(cookies).hasSize(2).allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  private static void browsersAreToldToStayOnHttps(ConfigurableApplicationContext app)
      throws Exception {
    for (String path : List.of("/", "/camunda/app/tasklist/default/", "/api/v1/me")) {
      assertThat(
              send(app, request(app, path).header("X-Forwarded-Proto", "https"))
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .as(path)
          .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
    }
  }

  private static void theStartPageNamesNobody(ConfigurableApplicationContext app) throws Exception {
    assertThat(send(app, request(app, "/")).body())
        .contains("KefuFlow")
        .doesNotContain("演示用户", DemoPassword.VALUE);
  }

  private static void thereIsNoDemoUser(ConfigurableApplicationContext app) {
    assertThat(app.getBean(IdentityService.class).createUserQuery().list())
        .extracting(User::getId)
        .containsExactly("admin");
  }

  /** As if an installation had been tried out before; the engine's policy would refuse it now. */
  private static void giveSomebodyTheDemoPassword(IdentityService identityService) {
    User user = identityService.newUser("left-over");
    user.setPassword(DemoPassword.VALUE);
    ((IdentityServiceImpl) identityService).saveUser(user, true);
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext app, String path) {
    String port = app.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(
      ConfigurableApplicationContext app, HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
