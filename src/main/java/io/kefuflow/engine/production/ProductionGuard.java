package io.kefuflow.engine.production;

import io.kefuflow.engine.DemoPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Reads the configuration of profile {@code production} before anything starts, and refuses a
 * database that is not PostgreSQL, an administrator's password that is missing, published or weak,
 * mail without a server or sender, and SMS without a gateway. All findings are reported at once.
 */
class ProductionGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  /** Domain of the shipped sender; {@code .example} belongs to nobody (RFC 2606). */
  private static final String PLACEHOLDER_DOMAIN = "@kefuflow.example";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (!environment.acceptsProfiles(Profiles.of("production"))) {
      return;
    }
    List<String> findings = new ArrayList<>();
    checkDatabase(environment).ifPresent(findings::add);
    checkAdministrator(environment).ifPresent(findings::add);
    checkMail(environment).ifPresent(findings::add);
    checkSms(environment).ifPresent(findings::add);
    if (!findings.isEmpty()) {
      throw new UnsafeProductionException(findings);
    }
  }

  /** After the initializers that add properties. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  private static Optional<String> checkDatabase(Environment environment) {
    String url = environment.getProperty("spring.datasource.url", "");
    if (url.isBlank()) {
      return Optional.of(
          "没有设置数据库。请设置环境变量 KEFUFLOW_DB_URL（例如 jdbc:postgresql://db:5432/kefuflow）、"
              + "KEFUFLOW_DB_USER 和 KEFUFLOW_DB_PASSWORD。");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      return Optional.of(
          "数据库不是 PostgreSQL（KEFUFLOW_DB_URL 以 %s 开头）；H2 只用于试用。请改为 jdbc:postgresql://主机：端口/库名。"
              .formatted(driver(url)));
    }
    return Optional.empty();
  }

  /** The part of a JDBC URL that can hold no password, e.g. {@code jdbc:h2}. */
  private static String driver(String url) {
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? "?" : url.substring(0, end);
  }

  private static Optional<String> checkAdministrator(Environment environment) {
    String id = environment.getProperty("camunda.bpm.admin-user.id", "");
    String password = environment.getProperty("camunda.bpm.admin-user.password", "");
    if (id.isBlank()) {
      return Optional.of("没有设置系统管理员账号。请设置 camunda.bpm.admin-user.id（默认 admin）。");
    }
    if (password.isBlank()) {
      return Optional.of("没有设置系统管理员（%s）的密码。请设置环境变量 KEFUFLOW_ADMIN_PASSWORD。".formatted(id));
    }
    if (password.equals(id) || password.equals(DemoPassword.VALUE)) {
      return Optional.of(
          "系统管理员（%s）的密码是众所周知的（与账号相同，或是演示密码）。请为 KEFUFLOW_ADMIN_PASSWORD 另设密码。".formatted(id));
    }
    if (!meetsPolicy(id, password)) {
      return Optional.of(
          "系统管理员（%s）的密码太弱。KEFUFLOW_ADMIN_PASSWORD 至少要有 %d 个字符，含大写字母、小写字母、数字和特殊字符，并且不含账号。"
              .formatted(id, DefaultPasswordPolicyImpl.MIN_LENGTH));
    }
    return Optional.empty();
  }

  /**
   * Without this check customers would silently get no mail, or mail from an address that is not
   * ours.
   */
  private static Optional<String> checkMail(Environment environment) {
    boolean missing =
        environment.getProperty("spring.mail.host", "").isBlank()
            || environment
                .getProperty("kefuflow.notification.from", "")
                .contains(PLACEHOLDER_DOMAIN);
    if (missing
        && "smtp".equalsIgnoreCase(environment.getProperty("kefuflow.notification.email"))) {
      return Optional.of(
          "没有设置邮件服务器或发件人。请设置环境变量 KEFUFLOW_SMTP_HOST 和 KEFUFLOW_MAIL_FROM（例如 客服中心 <service@公司域名>）；"
              + "暂时不发邮件时，设置 KEFUFLOW_NOTIFICATION_EMAIL=log。");
    }
    return Optional.empty();
  }

  /** Said here with the other findings; the transport itself would only stop the start later. */
  private static Optional<String> checkSms(Environment environment) {
    String url = environment.getProperty("kefuflow.notification.sms-gateway.url", "");
    if (!url.matches("https?://.+")
        && "http".equalsIgnoreCase(environment.getProperty("kefuflow.notification.sms"))) {
      return Optional.of(
          "没有设置短信网关，或其地址不以 https:// 或 http:// 开头。请设置环境变量 KEFUFLOW_SMS_URL（例如 https://短信网关/messages）"
              + "和 KEFUFLOW_SMS_TOKEN（网关要求时）；暂时不发短信时，设置 KEFUFLOW_NOTIFICATION_SMS=log。");
    }
    return Optional.empty();
  }

  private static boolean meetsPolicy(String id, String password) {
    User administrator = new UserEntity(id);
    return new DefaultPasswordPolicyImpl()
        .getRules().stream().allMatch(rule -> rule.execute(password, administrator));
  }
}
