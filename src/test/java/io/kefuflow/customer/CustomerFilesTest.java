package io.kefuflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.ApplicationTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class CustomerFilesTest {

  @Autowired Customers customers;
  @Autowired CustomerFiles files;
  private long id;

  @BeforeEach
  void open() {
    id = customers.findOrOpen(new CustomerDetails("李女士", null, null, null, null)).id();
  }

  @Test
  void nothingButTheBasicPartIsMandatory() {
    CustomerFile file = files.read(id);

    assertThat(file.customer().name()).isEqualTo("李女士");
    assertThat(file.sections()).isEmpty();
    assertThat(file.purchases()).isEmpty();
    assertThat(file.consents()).isEmpty();
    assertThat(file.mergedFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfInformationIsWrittenChangedAndRemoved(InformationKind kind) {
    files.write(id, kind, " 第一版 ");
    files.write(id, kind, "第一版");
    files.write(id, kind, "第二版");

    assertThat(files.read(id).sections())
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.kind()).isEqualTo(kind);
              assertThat(section.text()).isEqualTo("第二版");
              assertThat(section.changedBy()).isEqualTo("system");
              assertThat(section.changedAt()).isNotNull();
            });

    files.write(id, kind, " ");
    assertThat(files.read(id).sections()).isEmpty();
    assertThat(files.changes(id))
        .extracting(CustomerChange::item, CustomerChange::before, CustomerChange::after)
        .containsExactly(
            tuple(kind.label(), "第二版", null),
            tuple(kind.label(), "第一版", "第二版"),
            tuple(kind.label(), null, "第一版"));
  }

  @Test
  void informationHasAtMostTwoThousandCharacters() {
    files.write(id, InformationKind.NEED, "需".repeat(2000));
    assertThat(files.read(id).sections())
        .singleElement()
        .extracting(Section::text)
        .asString()
        .hasSize(2000);

    assertThatThrownBy(() -> files.write(id, InformationKind.NEED, "需".repeat(2001)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> assertThat(refused.field()).isEqualTo("needInformation"))
        .hasMessage("需求信息过长：最多2000个字，当前2001个字，请精简");
  }

  @Test
  void whatIsInUseComesFirst() {
    LocalDate since = LocalDate.of(2024, 3, 1);
    Purchase old = files.addPurchase(id, purchase("宽带100M", since, null));
    files.addPurchase(id, purchase("固定电话", null, PurchaseState.SUSPENDED));
    files.addPurchase(id, purchase("5G畅享套餐", null, null));
    files.changePurchase(
        id,
        old.id(),
        new PurchaseDetails(
            "宽带100M", "BB-1", since, LocalDate.of(2026, 1, 31), PurchaseState.ENDED, "已换套餐"));

    assertThat(files.read(id).purchases())
        .extracting(purchase -> purchase.details().product(), Purchase::isInUse)
        .containsExactly(tuple("5G畅享套餐", true), tuple("固定电话", false), tuple("宽带100M", false));
    assertThat(files.changes(id).get(0))
        .extracting(CustomerChange::before, CustomerChange::after)
        .containsExactly(
            "宽带100M，在用，自 2024-03-01", "宽带100M BB-1，已终止，自 2024-03-01，至 2026-01-31，已换套餐");
  }

  @Test
  void aPurchaseOfAnotherCustomerIsNotChanged() {
    long other = customers.findOrOpen(new CustomerDetails("王先生", null, null, null, null)).id();
    Purchase theirs = files.addPurchase(other, purchase("宽带", null, null));

    assertThatThrownBy(() -> files.changePurchase(id, theirs.id(), theirs.details()))
        .isInstanceOf(UnknownCustomerException.class)
        .hasMessageContaining("没有编号为 " + theirs.id());
  }

  @Test
  void aPurchaseDoesNotEndBeforeItBegins() {
    LocalDate day = LocalDate.of(2026, 1, 31);

    assertThatThrownBy(() -> new PurchaseDetails("宽带", null, day, day.minusDays(1), null, null))
        .hasMessageContaining("终止日期不能早于开始日期");
    assertThatThrownBy(() -> purchase(" ", day, null)).hasMessageContaining("产品/业务不能为空");
  }

  @Test
  void theLatestDecisionCounts() {
    assertThat(files.hasConsented(id, ConsentKind.CARE)).isFalse();

    files.recordConsent(id, ConsentKind.CARE, true, "PHONE");
    files.recordConsent(id, ConsentKind.MARKETING, true, "COUNTER");
    files.recordConsent(id, ConsentKind.MARKETING, false, "ONLINE");

    assertThat(files.hasConsented(id, ConsentKind.CARE)).isTrue();
    assertThat(files.hasConsented(id, ConsentKind.MARKETING)).isFalse();
    assertThat(files.read(id).consents())
        .extracting(Consent::kind, Consent::given, Consent::recordedBy, Consent::channel)
        .containsExactly(
            tuple(ConsentKind.CARE, true, "system", "PHONE"),
            tuple(ConsentKind.MARKETING, false, "system", "ONLINE"));
    assertThat(files.changes(id).get(0))
        .extracting(CustomerChange::item, CustomerChange::before, CustomerChange::after)
        .containsExactly("同意营销优惠", "同意", "不同意");
  }

  @Test
  void aConsentNamesItsChannel() {
    assertThatThrownBy(() -> files.recordConsent(id, ConsentKind.CARE, true, null))
        .hasMessageContaining("渠道不能为空");
  }

  @Test
  void anUnknownCustomerHasNoFile() {
    assertThatThrownBy(() -> files.read(-1)).isInstanceOf(UnknownCustomerException.class);
    assertThatThrownBy(() -> files.write(-1, InformationKind.OTHER, "x"))
        .isInstanceOf(UnknownCustomerException.class);
  }

  private static PurchaseDetails purchase(String product, LocalDate since, PurchaseState state) {
    return new PurchaseDetails(product, null, since, null, state, null);
  }
}
