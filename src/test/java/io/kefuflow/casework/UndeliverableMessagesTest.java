package io.kefuflow.casework;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kefuflow.notification.Messages;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndeliverableMessagesTest {

  private static final CaseNumber NUMBER = new CaseNumber("TS-20261121-000123");

  private final Cases cases = mock();
  private final Timeline timeline = mock();
  private final UndeliverableMessages messages = new UndeliverableMessages(cases, timeline);

  @Test
  void theTimelineSaysWhichSmsDidNotArriveWhere() {
    caseExists();

    messages.undeliverable(
        Messages.refused(NUMBER.value(), io.kefuflow.notification.Channel.SMS, "+8613800138000"));

    verify(timeline)
        .append(NUMBER, CaseEvent.Kind.MESSAGE_SENT, "短信「主题」未送达：号码 138****8000 被拒绝，请改用其他方式联系");
  }

  @Test
  void theTimelineSaysWhichMailDidNotArriveWhere() {
    caseExists();

    messages.undeliverable(
        Messages.refused(
            NUMBER.value(), io.kefuflow.notification.Channel.EMAIL, "wang@example.com"));

    verify(timeline)
        .append(NUMBER, CaseEvent.Kind.MESSAGE_SENT, "邮件「主题」未送达：邮箱 w***@example.com 被拒绝，请改用其他方式联系");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "incident-17", "TS-20261121-000999"})
  void aMessageAboutNoCaseLeavesNoEntry(String caseNumber) {
    messages.undeliverable(
        Messages.refused(caseNumber, io.kefuflow.notification.Channel.SMS, "+8613800138000"));

    verify(timeline, never()).append(any(), any(), any());
  }

  private void caseExists() {
    ServiceCase item = mock();
    when(item.number()).thenReturn(NUMBER);
    when(cases.find(NUMBER)).thenReturn(Optional.of(item));
  }
}
