package io.kefuflow.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.shared.InvalidInputException;
import org.junit.jupiter.api.Test;

class ReceptionReportTest {

  @Test
  void whatTheCustomerNeedsIsNotKnownYet() {
    var report = new ReceptionReport(request(new CustomerDetails("周先生", null, null, null, null)));

    assertThat(report.procedure()).isEqualTo(Procedure.RECEPTION);
    assertThat(report.category()).isNull();
    assertThat(report.facts()).isEmpty();
  }

  @Test
  void nobodyIsReceivedWithoutAName() {
    assertThatThrownBy(() -> new ReceptionReport(request(null)))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> assertThat(refused.field()).isEqualTo("customerName"))
        .hasMessage("客户姓名不能为空：请填写");
  }

  private static ServiceRequest request(CustomerDetails customer) {
    return new ServiceRequest(customer, Channel.COUNTER, ReceptionReport.VISIT, null, null, null);
  }
}
