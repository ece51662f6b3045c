package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.engine.DemoPassword;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class StartPageTest {

  @Autowired MockMvc mvc;
  @Autowired IdentityService identityService;

  @Test
  void thePageLeadsToTheApplications() throws Exception {
    mvc.perform(get("/"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/camunda/app/tasklist/")))
        .andExpect(content().string(containsString("/camunda/app/cockpit/")))
        .andExpect(content().string(containsString("/camunda/app/admin/")))
        .andExpect(content().string(containsString("/swagger-ui.html")));
  }

  @Test
  void usersWithTheDemoPasswordAreShownWithTheirDutyAndOthersAreNot() throws Exception {
    TestUser demo = TestUser.in(identityService, Role.TRAINER.groupId());
    TestUser other = TestUser.in(identityService, Role.TRAINER.groupId());
    User user = identityService.createUserQuery().userId(demo.id()).singleResult();
    user.setPassword(DemoPassword.VALUE);
    identityService.saveUser(user);

    assertThat(page())
        .contains(demo.id(), "王小明", "培训", Role.TRAINER.duty())
        .doesNotContain(other.id());
    identityService.deleteUser(demo.id());
    assertThat(page()).doesNotContain(demo.id());
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    assertThat(page()).doesNotContain("<script", "style=", "src=\"http", "href=\"http");
  }

  private String page() throws Exception {
    return mvc.perform(get("/"))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
