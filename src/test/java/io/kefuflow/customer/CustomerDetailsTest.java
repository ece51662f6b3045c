package io.kefuflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerDetailsTest {

  @Test
  void onlyTheNameIsNeeded() {
    CustomerDetails details = new CustomerDetails("  李女士　", null, null, null, null);

    assertThat(details.name()).isEqualTo("李女士");
    assertThat(details.phone()).isNull();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"   ", "　", "\t\n", "\u0000", "\u0000 \u0007"})
  void aNameThatShowsNothingIsRefused(String name) {
    assertThatThrownBy(() -> new CustomerDetails(name, null, null, null, null))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> assertThat(refused.field()).isEqualTo("customerName"))
        .hasMessage("客户姓名不能为空：请填写");
  }

  @Test
  void aNameHasAtMostFiftyCharacters() {
    assertThat(new CustomerDetails("李".repeat(50), null, null, null, null).name()).hasSize(50);
    assertThatThrownBy(() -> new CustomerDetails("李".repeat(51), null, null, null, null))
        .hasMessage("客户姓名过长：最多50个字，当前51个字，请精简");
  }

  @Test
  void controlCharactersAreDropped() {
    assertThat(new CustomerDetails("李\u0000女\u001b士", null, null, null, null).name())
        .isEqualTo("李女士");
  }

  @ParameterizedTest
  @CsvSource({"li@example.com", "li.si+kefu@mail.example.cn", "'  li@example.com  '"})
  void anAddressIsTaken(String email) {
    assertThat(withEmail(email).email()).isEqualTo(email.strip());
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"  "})
  void noAddressIsNull(String email) {
    assertThat(withEmail(email).email()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "li",
        "li@",
        "@example.com",
        "li@example",
        "li si@example.com",
        "li@example.com,wang@example.com",
        "li@example.com\nbcc: all@example.com",
        "<li@example.com>",
        "li@@example.com"
      })
  void whatIsNoAddressIsRefused(String email) {
    assertThatThrownBy(() -> withEmail(email))
        .isInstanceOfSatisfying(
            InvalidCustomerDataException.class,
            refused -> assertThat(refused.field()).isEqualTo("customerEmail"))
        .hasMessageContaining("name@example.com");
  }

  @Test
  void anAddressHasAtMostTwoHundredCharacters() {
    assertThat(withEmail("l".repeat(188) + "@example.com").email()).hasSize(200);
    assertThatThrownBy(() -> withEmail("l".repeat(189) + "@example.com"))
        .hasMessageContaining("电子邮箱过长：最多200个字");
  }

  @ParameterizedTest
  @CsvSource({"李, 李", "李四, 李*", "李女士, 李**", "司马相如先生, 司**"})
  void theFamilyNameIsKeptInLists(String name, String masked) {
    var customer =
        new Customer(1, name, null, null, null, CustomerLevel.STANDARD, SpecialNeed.NONE, "zh");

    assertThat(customer.maskedName()).isEqualTo(masked);
  }

  private static CustomerDetails withEmail(String email) {
    return new CustomerDetails("李女士", null, email, null, null);
  }
}
