package io.kefuflow.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.shared.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessApplicationReportTest {

  private final ServiceRequest request =
      new ServiceRequest(null, Channel.COUNTER, "把号码过户给女儿", null, null, null);

  @Test
  void anApplicationIsForOneKindOfBusiness() {
    var report = new BusinessApplicationReport(request, " OWNERSHIP_TRANSFER ");

    assertThat(report.category()).isEqualTo("OWNERSHIP_TRANSFER");
    assertThat(report.procedure()).isEqualTo(Procedure.BUSINESS_HANDLING);
    assertThat(report.facts()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void withoutAKindItIsNone(String kind) {
    assertThatThrownBy(() -> new BusinessApplicationReport(request, kind))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("业务种类不能为空");
  }
}
