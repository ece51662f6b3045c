package io.kefuflow.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCaseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "电话13912345678。 | 电话139****。",
        "身份证 31010119900101123X | 身份证 310****",
        "卡号 6222 0212 3456 7890 | 卡号 622****",
        "写信 a.b@c.example.com 吧 | 写信 ***@*** 吧",
        "2026年1月31日欠费120元 | 2026年1月31日欠费120元",
      })
  void numbersAndAddressesAreMasked(String text, String masked) {
    assertThat(about(text).maskedMatter()).isEqualTo(masked);
  }

  @Test
  void listsShowTheBeginningOfALongMatter() {
    assertThat(about("断".repeat(101)).maskedMatter()).isEqualTo("断".repeat(100) + "…");
  }

  private static ServiceCase about(String matter) {
    return new ServiceCase(
        new CaseNumber("TS-20261121-000123"),
        Procedure.COMPLAINT,
        CaseStatus.OPEN,
        null,
        null,
        null,
        Channel.PHONE,
        matter,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        0);
  }
}
