package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.MaterialRules;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.routing.Colleagues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeskAttachmentsTest {

  private static final CaseNumber NUMBER = new CaseNumber("YW-20261122-000001");

  private final MaterialRules rules = mock();
  private final Attachments attachments = mock();
  private final DeskRights rights = mock();
  private final DeskAttachments desk =
      new DeskAttachments(
          mock(DeskTasks.class), rights, attachments, List.of(rules), mock(Colleagues.class));

  @Test
  void theNamesOfTheMaterialsAreReadOnceForAllFiles() {
    when(rules.names(NUMBER)).thenReturn(Map.of("ID_CARD", "居民身份证", "CONTRACT", "过户协议"));

    assertThat(materials("ID_CARD", null, "ID_CARD", "CONTRACT", "OLD"))
        .containsExactly("居民身份证", null, "居民身份证", "过户协议", "OLD");
    verify(rules, times(1)).names(any());
  }

  @Test
  void filesThatAreNoMaterialsAskForNoNames() {
    assertThat(materials(null, null)).containsOnlyNulls();
    verify(rules, never()).names(any());
  }

  private List<String> materials(String... codes) {
    ServiceCase item = mock();
    when(item.number()).thenReturn(NUMBER);
    when(rights.requireCase(any())).thenReturn(item);
    when(attachments.of(NUMBER))
        .thenReturn(
            IntStream.range(0, codes.length).mapToObj(index -> file(index, codes[index])).toList());
    return desk.of("task").stream().map(DeskAttachments.Entry::material).toList();
  }

  private static Attachment file(int index, String material) {
    return new Attachment(
        String.valueOf(index),
        NUMBER,
        index + ".png",
        "image/png",
        1,
        "0",
        material,
        "agent1",
        Instant.EPOCH);
  }
}
