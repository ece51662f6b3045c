package io.kefuflow.api;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.shared.SignedInUser;
import io.kefuflow.test.ApplicationTest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The REST interface of the whole application; what processes answer can be replaced for the rare
 * cases.
 */
@ApplicationTest
@Import(StoredClocks.class)
abstract class ApiTest {

  @Autowired MockMvc mvc;
  @MockitoSpyBean CaseWorkflow workflow;
  @MockitoSpyBean CustomerInquiries inquiries;

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
