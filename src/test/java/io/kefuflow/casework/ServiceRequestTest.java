package io.kefuflow.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRequestTest {

  @Test
  void channelAndMatterAreEnough() {
    ServiceRequest report = report(Channel.PHONE, "  断线\n一周 ", " ");

    assertThat(report.matter()).isEqualTo("断线\n一周");
    assertThat(report.location()).isNull();
  }

  @Test
  void theChannelIsNeeded() {
    assertRefused(() -> report(null, "断线", null), "channel", "受理渠道不能为空");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "　\n\t", "\u0000"})
  void theMatterIsNeeded(String matter) {
    assertRefused(() -> report(Channel.PHONE, matter, null), "matter", "客户所述内容不能为空");
  }

  @Test
  void theMatterHasAtMostTwoThousandCharacters() {
    assertThat(report(Channel.PHONE, "断".repeat(2000), null).matter()).hasSize(2000);
    assertRefused(
        () -> report(Channel.PHONE, "断".repeat(2001), null),
        "matter",
        "客户所述内容过长：最多2000个字，当前2001个字");
  }

  @Test
  void theLocationHasAtMostTwoHundredCharacters() {
    assertThat(report(Channel.PHONE, "断线", "海".repeat(200)).location()).hasSize(200);
    assertRefused(() -> report(Channel.PHONE, "断线", "海".repeat(201)), "location", "地点过长：最多200个字");
  }

  @Test
  void anOriginNamesSourceAndNumber() {
    assertRefused(() -> new Origin(" ", "1", false, false), "source", "来源不能为空");
    assertRefused(() -> new Origin("CRM", null, false, false), "externalNumber", "外部编号不能为空");
    assertRefused(() -> new Origin("C".repeat(61), "1", false, false), "source", "来源过长：最多60个字");
    assertRefused(
        () -> new Origin("CRM", "1".repeat(61), false, false), "externalNumber", "外部编号过长：最多60个字");
    assertThat(new Origin(" CRM ", " 1 ", false, false))
        .isEqualTo(new Origin("CRM", "1", false, false));
  }

  private static ServiceRequest report(Channel channel, String matter, String location) {
    return new ServiceRequest(null, channel, matter, location, null, null);
  }

  private static void assertRefused(ThrowingCallable report, String field, String message) {
    assertThatThrownBy(report)
        .isInstanceOfSatisfying(
            InvalidInputException.class, refused -> assertThat(refused.field()).isEqualTo(field))
        .hasMessageContaining(message);
  }
}
