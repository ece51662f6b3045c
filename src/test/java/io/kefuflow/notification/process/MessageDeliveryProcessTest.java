package io.kefuflow.notification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.kefuflow.notification.MessageDelivery;
import io.kefuflow.notification.UndeliverableException;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "processes/notification/message-delivery.bpmn")
class MessageDeliveryProcessTest {

  @RegisterExtension
  static final ProcessEngineCoverageExtension ENGINE =
      ProcessEngineCoverageExtension.builder().assertClassCoverageAtLeast(1.0).build();

  private static final UUID MESSAGE = UUID.randomUUID();

  private final MessageDelivery delivery = mock();

  @BeforeEach
  void realDelegate() {
    Mocks.register("deliverMessageDelegate", new DeliverMessageDelegate(delivery));
  }

  @AfterEach
  void noDelegates() {
    Mocks.reset();
  }

  @Test
  void startingOnlyQueuesTheMessage() {
    ProcessInstance instance = queued();

    assertThat(instance).isWaitingAtExactly("serviceTask_deliverMessage");
    assertThat(instance.getBusinessKey()).isEqualTo("TS-20261121-000123");
    verifyNoInteractions(delivery);
  }

  @Test
  void anAcceptedMessageIsSent() throws Exception {
    ProcessInstance instance = queued();

    execute(job("serviceTask_deliverMessage", instance));

    verify(delivery).deliver(MESSAGE);
    assertThat(instance).isEnded().hasPassed("endEvent_messageSent");
  }

  @Test
  void aRefusedMessageIsUndeliverable() throws Exception {
    doThrow(new UndeliverableException("550 no such user")).when(delivery).deliver(MESSAGE);
    ProcessInstance instance = queued();

    execute(job("serviceTask_deliverMessage", instance));

    assertThat(instance)
        .isEnded()
        .hasPassedInOrder("event_messageRefused", "endEvent_messageUndeliverable");
  }

  @Test
  void aTechnicalFailureLeavesTheJobForAnotherTry() throws Exception {
    doThrow(new IllegalStateException("Connection refused"))
        .doNothing()
        .when(delivery)
        .deliver(MESSAGE);
    ProcessInstance instance = queued();

    assertThatThrownBy(() -> execute(job("serviceTask_deliverMessage", instance)))
        .hasMessageContaining("Connection refused");
    assertThat(instance).isWaitingAt("serviceTask_deliverMessage");

    execute(job("serviceTask_deliverMessage", instance));
    assertThat(instance).isEnded().hasPassed("endEvent_messageSent");
  }

  private static ProcessInstance queued() {
    return runtimeService()
        .startProcessInstanceByKey(
            MessageDeliveryProcess.KEY,
            "TS-20261121-000123",
            Map.ofEntries(MessageDeliveryProcess.MESSAGE_ID.of(MESSAGE.toString())));
  }
}
