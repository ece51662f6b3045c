package io.kefuflow.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.Procedure;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.customer.Customers;
import io.kefuflow.shared.SignedInUser;
import io.kefuflow.test.ApplicationTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The REST interface with everything behind it but the processes: a complaint that begins is only a
 * case.
 */
@ApplicationTest
abstract class ApiTest {

  @Autowired MockMvc mvc;
  @Autowired Cases cases;
  @Autowired Customers customers;
  @MockitoBean ComplaintWorkflow workflow;
  @MockitoBean CustomerInquiries inquiries;

  @BeforeEach
  void complaintsBecomeCases() {
    given(workflow.begin(any())).willAnswer(call -> open(call.getArgument(0)));
  }

  private CaseNumber open(ComplaintReport report) {
    var origin = report.origin();
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                origin != null && origin.settled() ? CaseStatus.ARCHIVED : CaseStatus.OPEN,
                report.customer() == null ? null : customers.findOrOpen(report.customer()).id(),
                report.category().name(),
                report.channel(),
                report.matter(),
                report.location(),
                report.receivedAt() == null ? Instant.now() : report.receivedAt(),
                origin == null ? null : origin.source(),
                origin == null ? null : origin.externalNumber(),
                null))
        .number();
  }

  /** Calls as this user of these groups. */
  static RequestPostProcessor as(String user, String... groups) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedInUser(user, user, List.of(groups)),
            null,
            Arrays.stream(groups)
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList()));
  }

  /** A text that no other test uses. */
  static String unique() {
    return UUID.randomUUID().toString();
  }
}
