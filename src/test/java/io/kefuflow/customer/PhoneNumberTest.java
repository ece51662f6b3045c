package io.kefuflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        " 138 0013 8000 ",
        "138-0013-8000",
        "+8613800138000",
        "+86 138 0013 8000",
        "0086 138-0013-8000",
        "(+86)13800138000",
        "１３８００１３８０００",
        "+８６ １３８ ００１３ ８０００"
      })
  void aMobileNumberIsOneKeyHoweverItIsTyped(String typed) {
    assertThat(PhoneNumber.parse(typed).e164()).isEqualTo("+8613800138000");
  }

  @ParameterizedTest
  @CsvSource({
    "010-62345678, +861062345678, 01062345678",
    "(0755)26771234, +8675526771234, 075526771234",
    "+852 2123 4567, +85221234567, +852 2123 4567",
    "00852-21234567, +85221234567, +852 2123 4567",
    "+1 650-253-0000, +16502530000, +1 650-253-0000"
  })
  void landlinesAndForeignNumbersAreTaken(String typed, String e164, String shown) {
    PhoneNumber phone = PhoneNumber.parse(typed);

    assertThat(phone.e164()).isEqualTo(e164);
    assertThat(phone.display()).isEqualTo(shown);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "   ",
        "无",
        "电话不详",
        "1380013800",
        "138001380001",
        "12345678901",
        "21234567",
        "+999 123456",
        "13800138000' or '1'='1",
        "13800138000,13800138001",
        "1380013800013800138000138001380001380013800"
      })
  void whatIsNoNumberIsRefusedWithExamples(String typed) {
    assertThatThrownBy(() -> PhoneNumber.parse(typed))
        .isInstanceOfSatisfying(
            InvalidCustomerDataException.class,
            refused -> assertThat(refused.field()).isEqualTo("customerPhone"))
        .hasMessageContaining("11位手机号");
  }

  @Test
  void theExamplesOfTheMessageAreTaken() {
    assertThat(PhoneNumber.parse("010-12345678")).isNotNull();
    assertThat(PhoneNumber.parse("+852 2123 4567")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "13800138000, 138****8000",
    "010-62345678, 010****5678",
    "+852 2123 4567, +85****4567",
    "+47 21 23 45 67, +47****5 67"
  })
  void theMiddleIsHidden(String typed, String masked) {
    assertThat(PhoneNumber.parse(typed).masked()).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "13800138000, 13800138001, true",
    "13800138000, 13800130800, true",
    "13800138000, 13800138000, false",
    "13800138000, 13800138011, false",
    "13800138000, 13800830100, false",
    "13800138000, 010-62345678, false"
  })
  void aMistypedNumberIsSimilar(String one, String other, boolean similar) {
    assertThat(PhoneNumber.parse(one).isSimilarTo(PhoneNumber.parse(other))).isEqualTo(similar);
  }
}
