package io.kefuflow.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.Timeline;
import io.kefuflow.test.ApplicationTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** From the notice to the mail server and the SMS gateway, through the engine's jobs. */
@ApplicationTest
@DirtiesContext
class MessageDeliveryIntegrationTest {

  @RegisterExtension
  static final WireMockExtension GATEWAY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static GreenMail mails = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private static int mailPort;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    mails.start();
    mailPort = mails.getSmtp().getPort();
    registry.add("kefuflow.notification.email", () -> "smtp");
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> mailPort);
    registry.add("kefuflow.notification.sms", () -> "http");
    registry.add("kefuflow.notification.sms-gateway.url", GATEWAY::baseUrl);
    registry.add("kefuflow.notification.sms-gateway.token", () -> "secret");
  }

  @Autowired Notifications notifications;
  @Autowired MessageDelivery delivery;
  @Autowired MessageStore store;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired ManagementService management;

  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired List<Transport> transports;
  @Autowired PlatformTransactionManager transactions;

  private String caseNumber = "TS-" + UUID.randomUUID().toString().substring(0, 20);

  @BeforeEach
  void gatewayAccepts() throws Exception {
    mails.purgeEmailFromAllMailboxes();
    GATEWAY.stubFor(post(anyUrl()).willReturn(okJson("{\"status\":\"accepted\"}")));
  }

  @AfterAll
  static void stop() {
    mails.stop();
  }

  @Test
  void aMailArrivesOnceThoughTheDeliveryRunsTwice() throws Exception {
    Message message = send(null, "wang@example.com");
    String instance = instance();

    assertThat(mails.getReceivedMessages()).isEmpty();
    run(job());
    delivery.deliver(message.id());

    MimeMessage mail = mails.getReceivedMessages()[0];
    assertThat(mails.getReceivedMessages()).hasSize(1);
    assertThat(mail.getSubject()).isEqualTo("关于您的投诉的首次回复（" + caseNumber + "）");
    assertThat(mail.getContent()).asString().contains("<b>已安排师傅上门</b>");
    assertThat(mail.getMessageID()).startsWith("<" + message.id());
    assertThat(endOf(instance)).isEqualTo("endEvent_messageSent");
    assertThat(stored(message).state()).isEqualTo(MessageState.SENT);
  }

  @Test
  void anSmsReachesTheGatewayOnceThoughTheDeliveryRunsTwice() throws Exception {
    Message message = send("13800138000", null);

    run(job());
    delivery.deliver(message.id());

    GATEWAY.verify(
        1,
        postRequestedFor(anyUrl())
            .withHeader("Idempotency-Key", equalTo(message.id().toString()))
            .withHeader("Authorization", equalTo("Bearer secret")));
  }

  @Test
  void afterACrashBetweenSendingAndMarkingTheRepeatCarriesTheSameKey() {
    Message message = send("13800138000", null);
    Instant crashed = ClockUtil.getCurrentTime().toInstant();
    store.claim(message.id(), crashed, crashed);

    assertThatThrownBy(() -> run(job())).hasMessageContaining("another attempt");
    ClockUtil.setCurrentTime(Date.from(crashed.plus(MessageDelivery.CLAIM).plusSeconds(1)));
    run(job());

    GATEWAY.verify(
        1,
        postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo(message.id().toString())));
    assertThat(stored(message).state()).isEqualTo(MessageState.SENT);
    assertThat(stored(message).attempts()).isEqualTo(2);
  }

  @Test
  void aNumberThatTheGatewayRefusesIsUndeliverable() {
    GATEWAY.stubFor(post(anyUrl()).willReturn(okJson("{\"error\":\"空号\"}").withStatus(422)));
    Message message = send("13800138000", null);
    String instance = instance();

    run(job());

    assertThat(stored(message).state()).isEqualTo(MessageState.UNDELIVERABLE);
    assertThat(stored(message).lastError()).contains("422", "空号");
    assertThat(endOf(instance)).isEqualTo("endEvent_messageUndeliverable");
  }

  @Test
  void aRefusedNumberShowsOnceInTheTimelineOfItsCase() {
    GATEWAY.stubFor(post(anyUrl()).willReturn(okJson("{\"error\":\"空号\"}").withStatus(422)));
    CaseNumber number = openCase();
    caseNumber = number.value();
    Message message = send("13800138000", null);

    run(job());
    assertThatThrownBy(() -> delivery.deliver(message.id()))
        .isInstanceOf(UndeliverableException.class);

    assertThat(timeline.of(number))
        .filteredOn(event -> event.kind() == CaseEvent.Kind.MESSAGE_SENT)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.summary())
                  .isEqualTo("短信「关于您的投诉的首次回复（" + number + "）」未送达：号码 138****8000 被拒绝，请改用其他方式联系");
              assertThat(event.actor()).isEqualTo(CaseEvent.SYSTEM);
            });
  }

  @Test
  void aRefusalThatCannotBeToldIsTriedAgain() {
    GATEWAY.stubFor(post(anyUrl()).willReturn(okJson("{}").withStatus(422)));
    Message message = send("13800138000", null);
    DeliveryListener failing =
        refused -> {
          throw new IllegalStateException("timeline gone");
        };
    var unheard =
        new MessageDelivery(store, transports, List.of(failing), transactions, Clock.systemUTC());

    assertThatThrownBy(() -> unheard.deliver(message.id())).hasMessage("timeline gone");

    assertThat(stored(message).state()).isEqualTo(MessageState.SENDING);
    assertThat(stored(message).lastError()).isNull();
  }

  @Test
  void aMailServerThatIsDownMeansRetriesThenAnIncidentAndSendingAfterItsRepair() {
    mails.stop();
    try {
      Message message = send(null, "wang@example.com");
      for (int attempt = 1; attempt <= 6; attempt++) {
        assertThat(incidents()).isZero();
        assertThatThrownBy(() -> run(job())).hasMessageContaining("connect");
        assertThat(stored(message).state()).isEqualTo(MessageState.FAILED);
        assertThat(stored(message).attempts()).isEqualTo(attempt);
      }
      assertThat(job().getRetries()).isZero();
      assertThat(incidents()).isEqualTo(1);

      restartMailServer();
      String instance = instance();
      management.setJobRetries(job().getId(), 1);
      run(job());

      assertThat(mails.getReceivedMessages()).hasSize(1);
      assertThat(stored(message).state()).isEqualTo(MessageState.SENT);
      assertThat(stored(message).lastError()).isNull();
      assertThat(endOf(instance)).isEqualTo("endEvent_messageSent");
    } finally {
      if (!mails.isRunning()) {
        restartMailServer();
      }
    }
  }

  @Test
  void aGatewayThatFailsOnceIsAskedAgainAfterTenSeconds() {
    Date now = new Date(ClockUtil.getCurrentTime().getTime() / 1000 * 1000);
    ClockUtil.setCurrentTime(now);
    GATEWAY.stubFor(post(anyUrl()).willReturn(serverError()));
    Message message = send("13800138000", null);

    assertThatThrownBy(() -> run(job())).hasMessageContaining("500");

    assertThat(job().getRetries()).isEqualTo(5);
    assertThat(job().getDuedate()).isEqualTo(new Date(now.getTime() + 10_000));
    gatewayAcceptsAgain();
    run(job());
    assertThat(stored(message).state()).isEqualTo(MessageState.SENT);
  }

  private static void restartMailServer() {
    mails = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
  }

  private void gatewayAcceptsAgain() {
    GATEWAY.stubFor(post(anyUrl()).willReturn(okJson("{}")));
  }

  private CaseNumber openCase() {
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                CaseStatus.OPEN,
                null,
                null,
                io.kefuflow.casework.Channel.PHONE,
                "断线",
                null,
                ClockUtil.getCurrentTime().toInstant(),
                null,
                null,
                null))
        .number();
  }

  private Message send(String phone, String email) {
    return notifications
        .send(
            new Notice(
                caseNumber + ":respond:1",
                "first-response",
                Recipient.customer(phone, email, Language.ZH),
                Map.of("caseNumber", caseNumber, "noun", "投诉", "response", "<b>已安排师傅上门</b>"),
                caseNumber))
        .messages()
        .get(0);
  }

  private Message stored(Message message) {
    return store.find(message.id()).orElseThrow();
  }

  private String instance() {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .processDefinitionKey("message-delivery")
        .singleResult()
        .getId();
  }

  private Job job() {
    return management.createJobQuery().processInstanceId(instance()).singleResult();
  }

  private void run(Job job) {
    management.executeJob(job.getId());
  }

  private long incidents() {
    return runtime.createIncidentQuery().processInstanceId(instance()).count();
  }

  private String endOf(String instance) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityType("noneEndEvent")
        .singleResult()
        .getActivityId();
  }
}
