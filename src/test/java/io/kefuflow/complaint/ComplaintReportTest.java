package io.kefuflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import org.junit.jupiter.api.Test;

class ComplaintReportTest {

  @Test
  void aComplaintThatNobodyHasClassifiedIsAnother() {
    var request = new ServiceRequest(null, Channel.PHONE, "断线", null, null, null);

    assertThat(new ComplaintReport(request, null, true))
        .satisfies(
            report -> {
              assertThat(report.category()).isEqualTo("OTHER");
              assertThat(report.facts()).containsEntry("publicThreat", true);
            });
  }
}
