package io.kefuflow.engine.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(controllers = MethodSecurityTest.ForSupervisors.class)
@Import({
  MethodSecurityTest.ForSupervisors.class,
  WebSecurityConfiguration.class,
  ProblemWriter.class
})
class MethodSecurityTest {

  @Autowired MockMvc mvc;
  @MockitoBean IdentityService identityService;

  @Test
  void aControllerNamesTheGroupThatMayUseIt() throws Exception {
    mvc.perform(get("/api/probe").with(user("zhang").roles("supervisor")))
        .andExpect(status().isOk());
  }

  @Test
  void othersAreToldThatTheyMayNot() throws Exception {
    mvc.perform(get("/api/probe").with(user("wang").roles("agent")))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.title").value("没有权限"));
  }

  @RestController
  static class ForSupervisors {

    @GetMapping("/api/probe")
    @PreAuthorize("hasRole('supervisor')")
    String probe() {
      return "ok";
    }
  }
}
