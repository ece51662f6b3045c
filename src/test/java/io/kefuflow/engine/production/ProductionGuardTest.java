package io.kefuflow.engine.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefuflow.KefuFlowApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {

  private static final String POSTGRES = "jdbc:postgresql://db:5432/kefuflow";
  private static final String STRONG = "Zq7#moonlight";

  @Test
  void aSafeConfigurationStarts() {
    assertThatCode(() -> guard(POSTGRES, "admin", STRONG)).doesNotThrowAnyException();
  }

  @Test
  void otherProfilesAreNotGuarded() {
    GenericApplicationContext context = new GenericApplicationContext();
    context.setEnvironment(new MockEnvironment());

    assertThatCode(() -> new ProductionGuard().initialize(context)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'', KEFUFLOW_DB_URL",
    "'jdbc:h2:file:./data/kefuflow', jdbc:h2",
    "'jdbc:h2:mem:x', H2",
    "'jdbc:mysql://db/kefuflow?password=secret', jdbc:mysql"
  })
  void anythingButPostgresIsRefused(String url, String said) {
    assertThat(guardFails(url, "admin", STRONG).findings())
        .singleElement()
        .asString()
        .contains(said, "jdbc:postgresql:")
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "admin, '', KEFUFLOW_ADMIN_PASSWORD",
    "admin, admin, 众所周知",
    "admin, kefu-demo, 众所周知",
    "admin, Sh0rt#pw, 至少要有 10 个字符",
    "admin, alllowercase1#, 大写",
    "admin, ALLUPPERCASE1#, 小写",
    "admin, NoDigitsHere#, 数字",
    "admin, NoSpecial1234, 特殊",
    "admin, Xadmin#12345, 不含账号",
    "'', Zq7#moonlight, camunda.bpm.admin-user.id"
  })
  void anAdministratorWithoutAGoodPasswordIsRefused(String id, String password, String said) {
    assertThat(guardFails(POSTGRES, id, password).findings())
        .singleElement()
        .asString()
        .contains(said);
  }

  @ParameterizedTest
  @CsvSource({"'', service@example.com", "mail.example.com, 客服中心 <no-reply@kefuflow.example>"})
  void mailWithoutServerOrSenderIsRefused(String host, String from) {
    MockEnvironment environment =
        safe()
            .withProperty("kefuflow.notification.email", "smtp")
            .withProperty("spring.mail.host", host)
            .withProperty("kefuflow.notification.from", from);

    assertThatExceptionOfType(UnsafeProductionException.class)
        .isThrownBy(() -> guard(environment))
        .withMessageContaining("KEFUFLOW_SMTP_HOST")
        .withMessageContaining("KEFUFLOW_NOTIFICATION_EMAIL=log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sms.example.com/messages", "https://"})
  void smsWithoutAGatewayAreRefused(String url) {
    assertThatExceptionOfType(UnsafeProductionException.class)
        .isThrownBy(() -> guard(withSms("http", url)))
        .withMessageContaining("KEFUFLOW_SMS_URL")
        .withMessageContaining("KEFUFLOW_NOTIFICATION_SMS=log");
  }

  @ParameterizedTest
  @CsvSource({"http, https://sms.example.com/messages", "log, ''"})
  void smsGoToAGatewayOrKnowinglyToTheLog(String sms, String url) {
    assertThatCode(() -> guard(withSms(sms, url))).doesNotThrowAnyException();
  }

  @Test
  void allFindingsAreReportedAtOnce() {
    assertThat(guardFails("", "admin", "").findings()).hasSize(2);
  }

  private static UnsafeProductionException guardFails(String url, String id, String password) {
    return catchThrowableOfType(UnsafeProductionException.class, () -> guard(url, id, password));
  }

  private static void guard(String url, String id, String password) {
    guard(
        safe()
            .withProperty("spring.datasource.url", url)
            .withProperty("camunda.bpm.admin-user.id", id)
            .withProperty("camunda.bpm.admin-user.password", password));
  }

  private static void guard(MockEnvironment environment) {
    environment.setActiveProfiles("production");
    GenericApplicationContext context = new GenericApplicationContext();
    context.setEnvironment(environment);
    new ProductionGuard().initialize(context);
  }

  private static MockEnvironment withSms(String sms, String url) {
    return safe()
        .withProperty("kefuflow.notification.sms", sms)
        .withProperty("kefuflow.notification.sms-gateway.url", url);
  }

  private static MockEnvironment safe() {
    return new MockEnvironment()
        .withProperty("spring.datasource.url", POSTGRES)
        .withProperty("camunda.bpm.admin-user.id", "admin")
        .withProperty("camunda.bpm.admin-user.password", STRONG);
  }

  /** The profile as it is shipped, with an empty environment: nothing has started yet. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void theApplicationSaysWhatIsMissing(CapturedOutput output) {
    assertThatExceptionOfType(UnsafeProductionException.class)
        .isThrownBy(
            () ->
                new SpringApplicationBuilder(KefuFlowApplication.class)
                    .profiles("production")
                    .properties(
                        "KEFUFLOW_DB_URL=",
                        "KEFUFLOW_ADMIN_PASSWORD=",
                        "KEFUFLOW_SMTP_HOST=",
                        "KEFUFLOW_SMS_URL=")
                    .run());

    assertThat(output)
        .contains(
            "拒绝启动",
            "KEFUFLOW_DB_URL",
            "KEFUFLOW_ADMIN_PASSWORD",
            "KEFUFLOW_SMTP_HOST",
            "KEFUFLOW_SMS_URL",
            "修改后重新启动")
        .doesNotContain("\tat io.kefuflow");
  }
}
