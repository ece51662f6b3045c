package io.kefuflow.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class NotificationsTest {

  private static final String PHONE = "138 0013 8000";
  private static final String EMAIL = "wang@example.com";

  @Autowired Notifications notifications;
  @Autowired MessageStore store;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired IdentityService identities;
  @Autowired SystemCalls systemCalls;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired PlatformTransactionManager transactions;

  private final String caseNumber = "TS-" + UUID.randomUUID().toString().substring(0, 20);
  private final List<Runnable> cleanUp = new ArrayList<>();

  @AfterEach
  void cleanUp() {
    cleanUp.forEach(Runnable::run);
  }

  @Test
  void aCustomerIsToldByEveryChannel() {
    Receipt receipt = notifications.send(toCustomer("acknowledge:1", PHONE, EMAIL, Language.ZH));

    assertThat(receipt.reachable()).isTrue();
    assertThat(receipt.messages())
        .extracting(Message::channel, Message::address, Message::state)
        .containsExactly(
            tuple(Channel.SMS, "+8613800138000", MessageState.QUEUED),
            tuple(Channel.EMAIL, EMAIL, MessageState.QUEUED));

    deliverAll();

    assertThat(notifications.ofCase(caseNumber))
        .hasSize(2)
        .allSatisfy(
            message -> {
              assertThat(message.state()).isEqualTo(MessageState.SENT);
              assertThat(message.attempts()).isEqualTo(1);
              assertThat(message.sentAt()).isNotNull();
              assertThat(message.subject()).isEqualTo("您的投诉已重新打开（" + caseNumber + "）");
              assertThat(message.language()).isEqualTo(Language.ZH);
            });
    assertThat(deliveries()).isZero();
  }

  @Test
  void theLanguageOfTheCustomerIsUsed() {
    notifications.send(toCustomer("withdraw:1", null, EMAIL, Language.EN));

    Message message = notifications.ofCase(caseNumber).get(0);
    assertThat(message.subject()).startsWith("Your complaint is open again");
    assertThat(message.language()).isEqualTo(Language.EN);
  }

  @Test
  void theSameKeyTwiceIsSentOnce() {
    Receipt first = notifications.send(toCustomer("acknowledge:1", PHONE, null, Language.ZH));
    Receipt second = notifications.send(toCustomer("acknowledge:1", PHONE, EMAIL, Language.EN));

    assertThat(second).isEqualTo(first);
    assertThat(notifications.ofCase(caseNumber)).hasSize(1);
    assertThat(deliveries()).isEqualTo(1);
  }

  @Test
  void theSameKeyTwiceInOneTransactionLeavesItUsable() {
    inTransaction(
        () -> {
          notifications.send(toCustomer("acknowledge:1", PHONE, null, Language.ZH));
          notifications.send(toCustomer("acknowledge:1", PHONE, null, Language.ZH));
          notifications.send(toCustomer("withdraw:1", PHONE, null, Language.ZH));
        });

    assertThat(notifications.ofCase(caseNumber)).hasSize(2);
    assertThat(deliveries()).isEqualTo(2);
  }

  @Test
  void theSameKeyAtTheSameTimeIsSentOnce() throws Exception {
    int callers = 4;
    var together = new CyclicBarrier(callers);
    var threads = Executors.newFixedThreadPool(callers);
    cleanUp.add(threads::shutdownNow);
    List<Future<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      receipts.add(
          threads.submit(
              () -> {
                together.await(10, TimeUnit.SECONDS);
                return notifications.send(toCustomer("acknowledge:1", PHONE, EMAIL, Language.ZH));
              }));
    }

    for (Future<Receipt> receipt : receipts) {
      assertThat(receipt.get(30, TimeUnit.SECONDS).messages()).hasSize(2);
    }
    assertThat(notifications.ofCase(caseNumber)).hasSize(2);
    assertThat(deliveries()).isEqualTo(2);
  }

  @Test
  void aCallerThatFailsSendsNothing() {
    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      notifications.send(toCustomer("acknowledge:1", PHONE, null, Language.ZH));
                      throw new IllegalStateException("business failed");
                    }))
        .hasMessage("business failed");

    assertThat(notifications.ofCase(caseNumber)).isEmpty();
    assertThat(deliveries()).isZero();
  }

  @Test
  void aCallerThatFailsInsideTheEngineSendsNothing() {
    assertThatThrownBy(
            () ->
                systemCalls.run(
                    () -> {
                      notifications.send(toCustomer("acknowledge:1", PHONE, null, Language.ZH));
                      throw new IllegalStateException("business failed");
                    }))
        .hasMessage("business failed");

    assertThat(notifications.ofCase(caseNumber)).isEmpty();
    assertThat(deliveries()).isZero();
  }

  @Test
  void aCustomerWithoutAddressIsUndeliverable() {
    Receipt receipt = notifications.send(toCustomer("acknowledge:1", null, " ", Language.ZH));

    assertThat(receipt.reachable()).isFalse();
    Message message = notifications.ofCase(caseNumber).get(0);
    assertThat(message.state()).isEqualTo(MessageState.UNDELIVERABLE);
    assertThat(message.channel()).isNull();
    assertThat(message.maskedAddress()).isEmpty();
    assertThat(message.lastError()).isEqualTo("无联系方式");
    assertThat(message.text()).contains(caseNumber);
    assertThat(deliveries()).isZero();
  }

  @Test
  void aColleagueIsToldByEmail() {
    String colleague = user("li@kefuflow.example");

    notifications.send(notice("warn:1", Recipient.colleague(colleague)));

    assertThat(notifications.ofCase(caseNumber))
        .extracting(Message::address)
        .containsExactly("li@kefuflow.example");
  }

  @Test
  void everyMemberOfAGroupWithAnAddressIsToldOnce() {
    String group = "group" + UUID.randomUUID().toString().replace("-", "");
    identities.saveGroup(identities.newGroup(group));
    cleanUp.add(() -> identities.deleteGroup(group));
    identities.createMembership(user("a@kefuflow.example"), group);
    identities.createMembership(user("b@kefuflow.example"), group);
    identities.createMembership(user("b@kefuflow.example"), group);
    identities.createMembership(user(null), group);
    identities.createMembership(user("not an address"), group);
    user("elsewhere@kefuflow.example");

    notifications.send(notice("breach:1", Recipient.members(group)));

    assertThat(notifications.ofCase(caseNumber))
        .extracting(Message::address)
        .containsExactlyInAnyOrder("a@kefuflow.example", "b@kefuflow.example");
    assertThat(deliveries()).isEqualTo(2);
  }

  @Test
  void anUnknownColleagueAndAnEmptyGroupAreUndeliverable() {
    assertThat(notifications.send(notice("warn:1", Recipient.colleague("nobody"))).reachable())
        .isFalse();
    assertThat(notifications.send(notice("warn:2", Recipient.members("nogroup"))).reachable())
        .isFalse();
    assertThat(Recipient.members(Role.MANAGER)).isEqualTo(Recipient.members("manager"));
  }

  @Test
  void aNoticeThatCannotBeWrittenIsRefusedAndNothingIsStored() {
    assertThatThrownBy(
            () ->
                notifications.send(
                    new Notice(
                        caseNumber + ":x:1",
                        "complaint-received",
                        Recipient.customer(PHONE, null, Language.ZH),
                        Map.of("caseNumber", caseNumber),
                        caseNumber)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("receivedAt");
    assertThat(notifications.ofCase(caseNumber)).isEmpty();
  }

  @Test
  void aNoticeNeedsAKeyThatFits() {
    for (String key : new String[] {null, " ", "x".repeat(201)}) {
      assertThatThrownBy(
              () -> new Notice(key, "t", Recipient.members(Role.MANAGER), Map.of(), null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aMessageAboutNoCaseIsDeliveredToo() {
    String key = UUID.randomUUID().toString();
    Receipt receipt =
        notifications.send(
            new Notice(
                key,
                "complaint-reopened",
                Recipient.customer(PHONE, null, Language.ZH),
                Map.of("caseNumber", "-"),
                null));
    Message message = receipt.messages().get(0);

    Job job =
        management
            .createJobQuery()
            .processInstanceId(
                runtime
                    .createProcessInstanceQuery()
                    .variableValueEquals("messageId", message.id().toString())
                    .singleResult()
                    .getId())
            .singleResult();
    management.executeJob(job.getId());

    assertThat(store.ofNotice(key))
        .singleElement()
        .extracting(Message::state)
        .isEqualTo(MessageState.SENT);
  }

  @Test
  void onlyOneAttemptHoldsAMessageUntilItIsAbandoned() {
    UUID id =
        notifications
            .send(toCustomer("acknowledge:1", PHONE, null, Language.ZH))
            .messages()
            .get(0)
            .id();
    Instant now = clock.instant();

    assertThat(store.claim(id, now, now.minus(MessageDelivery.CLAIM))).isTrue();
    assertThat(
            store.claim(id, now.plusSeconds(60), now.plusSeconds(60).minus(MessageDelivery.CLAIM)))
        .isFalse();
    Instant later = now.plus(MessageDelivery.CLAIM).plus(Duration.ofSeconds(1));
    assertThat(store.claim(id, later, later.minus(MessageDelivery.CLAIM))).isTrue();

    store.markSent(id, later);
    assertThat(store.markUnsent(id, MessageState.FAILED, "the first attempt gives up late"))
        .isFalse();
    assertThat(store.find(id).orElseThrow().state()).isEqualTo(MessageState.SENT);
    assertThat(store.claim(id, later, later)).isFalse();
  }

  @Test
  void aFailureIsKeptShortAndStorable() {
    UUID id =
        notifications
            .send(toCustomer("acknowledge:1", PHONE, null, Language.ZH))
            .messages()
            .get(0)
            .id();
    store.claim(id, clock.instant(), clock.instant());

    assertThat(store.markUnsent(id, MessageState.FAILED, "\0" + "长".repeat(5000))).isTrue();

    Message message = store.find(id).orElseThrow();
    assertThat(message.state()).isEqualTo(MessageState.FAILED);
    assertThat(message.lastError()).hasSize(1000).startsWith("长");
  }

  private Notice toCustomer(String key, String phone, String email, Language language) {
    return new Notice(
        caseNumber + ":" + key,
        "complaint-reopened",
        Recipient.customer(phone, email, language),
        Map.of("caseNumber", caseNumber),
        caseNumber);
  }

  private Notice notice(String key, Recipient recipient) {
    return new Notice(
        caseNumber + ":" + key,
        "sla-warning",
        recipient,
        Map.of("caseNumber", caseNumber, "metric", "首次响应", "dueAt", clock.instant()),
        caseNumber);
  }

  private String user(String email) {
    String id = "user" + UUID.randomUUID().toString().replace("-", "");
    var user = identities.newUser(id);
    user.setEmail(email);
    identities.saveUser(user);
    cleanUp.add(() -> identities.deleteUser(id));
    return id;
  }

  private void inTransaction(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
  }

  private long deliveries() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("message-delivery")
        .processInstanceBusinessKey(caseNumber)
        .count();
  }

  private void deliverAll() {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNumber)
        .list()
        .forEach(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .forEach(job -> management.executeJob(job.getId())));
  }
}
