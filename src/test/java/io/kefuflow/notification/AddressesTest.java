package io.kefuflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "13800138000, +8613800138000",
    "'138 0013-8000', +8613800138000",
    "+8613800138000, +8613800138000",
    "'+1 650 253 0000', +16502530000"
  })
  void aMobileNumberReceivesSms(String phone, String e164) {
    assertThat(MobileNumber.of(phone)).contains(e164);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "010-12345678", "12345", "没有电话", "13800138000x\r\nBcc: a@b.cn"})
  void anythingElseDoesNot(String phone) {
    assertThat(MobileNumber.of(phone)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wang@example.com", " wang.xm+kf@mail.example.com.cn "})
  void anAddressIsWrittenTo(String email) {
    assertThat(EmailAddress.of(email)).contains(email.strip());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "wang",
        "wang@",
        "a@b.cn, c@d.cn",
        "王小明 <wang@example.com>",
        "wang@example.com\r\nBcc: all@example.com"
      })
  void anythingElseIsNot(String email) {
    assertThat(EmailAddress.of(email)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, wang@example.com, w***@example.com", "SMS, +8613800138000, 138****8000"})
  void listsAndLogsShowTheMaskedAddress(Channel channel, String address, String masked) {
    assertThat(Messages.to(channel, address).maskedAddress()).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"zh, ZH", "zh-CN, ZH", "zh_TW, EN", "en, EN", "fr, EN", "'', ZH"})
  void aPreferenceIsWrittenInChineseOrElseEnglish(String tag, Language language) {
    assertThat(Language.of(tag)).isEqualTo(language);
    assertThat(Optional.of(Language.of(null))).contains(Language.ZH);
  }
}
