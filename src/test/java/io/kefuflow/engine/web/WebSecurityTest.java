package io.kefuflow.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.test.ApplicationTest;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApplicationTest
class WebSecurityTest {

  @Autowired MockMvc mvc;
  @Autowired IdentityService identityService;
  @Autowired Environment environment;

  @AfterEach
  void nobodyIsLeft() {
    TestUser.removeAll(identityService);
  }

  @Test
  void theDefaultProfileListensOnThisMachineOnly() {
    assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/me",
        "/api/v1/anything",
        "/engine-rest/task",
        "/v3/api-docs",
        "/swagger-ui.html",
        "/swagger-ui/index.html",
        "/actuator",
        "/actuator/metrics",
        "/actuator/env"
      })
  void whoHasNotLoggedInIsToldHow(String path) throws Exception {
    mvc.perform(get(path))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", containsString("Basic")))
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").value("未登录"))
        .andExpect(jsonPath("$.detail").value(containsString("用户名和密码")))
        .andExpect(jsonPath("$.instance").value(path));
  }

  @Test
  void aUserOfTheEngineLogsInAndIsSeenWithNameAndGroups() throws Exception {
    TestUser user = TestUser.in(identityService, "agent", "supervisor");

    mvc.perform(get("/api/v1/me").with(as(user)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(user.id()))
        .andExpect(jsonPath("$.name").value("王小明"))
        .andExpect(jsonPath("$.groups.length()").value(2))
        .andExpect(header().doesNotExist("Set-Cookie"));
  }

  @Test
  void theEngineForgetsTheUserAfterTheRequest() throws Exception {
    mvc.perform(get("/api/v1/me").with(as(TestUser.in(identityService, "agent"))))
        .andExpect(status().isOk());

    assertThat(identityService.getCurrentAuthentication()).isNull();
  }

  @Test
  void aWrongPasswordLocksTheAccountForAWhile() throws Exception {
    TestUser user = TestUser.in(identityService);

    mvc.perform(get("/api/v1/me").with(httpBasic(user.id(), "wrong")))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail").value(containsString("用户名或密码不正确")));
    mvc.perform(get("/api/v1/me").with(as(user))).andExpect(status().isUnauthorized());
    ClockUtil.setCurrentTime(Date.from(Instant.now().plusSeconds(60)));
    mvc.perform(get("/api/v1/me").with(as(user))).andExpect(status().isOk());
  }

  @Test
  void anUnknownUserLooksLikeAWrongPassword() throws Exception {
    mvc.perform(get("/api/v1/me").with(httpBasic("nobody", "wrong")))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail").value(containsString("用户名或密码不正确")));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://localhost:81",
    "Origin, https://localhost"
  })
  void aChangeThatAnotherSiteMakesTheBrowserSendIsRefused(String header, String value)
      throws Exception {
    TestUser user = TestUser.in(identityService, "agent");

    mvc.perform(post("/api/v1/me").with(as(user)).header(header, value))
        .andExpect(status().isForbidden())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").value("跨站请求被拒绝"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Origin, http://localhost",
    "X-Any, program"
  })
  void aChangeFromOurOwnPagesOrAProgramPasses(String header, String value) throws Exception {
    TestUser user = TestUser.in(identityService, "agent");

    mvc.perform(post("/api/v1/me").with(as(user)).header(header, value))
        .andExpect(status().isMethodNotAllowed());
  }

  @Test
  void healthIsOpenWithoutDetails() throws Exception {
    mvc.perform(get("/actuator/health"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("UP"))
        .andExpect(jsonPath("$.components").doesNotExist());
    mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
  }

  @ParameterizedTest
  @CsvSource({"agent, 403", "manager, 403", "process-owner, 200", "camunda-admin, 200"})
  void figuresAreForThoseWhoRunTheSystem(String group, int status) throws Exception {
    TestUser user = TestUser.in(identityService, group);

    mvc.perform(get("/actuator/metrics").with(as(user))).andExpect(status().is(status));
  }

  @Test
  void aMissingRightIsExplained() throws Exception {
    mvc.perform(get("/actuator/metrics").with(as(TestUser.in(identityService, "agent"))))
        .andExpect(status().isForbidden())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").value("没有权限"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/anything",
        "/h2-console",
        "/webjars/camunda/index.html",
        "/camunda-welcome/index.html",
        "/plugin/cockpit/app/plugin.js",
        "/error"
      })
  void whateverIsNotNamedDoesNotExist(String path) throws Exception {
    mvc.perform(get(path)).andExpect(status().isNotFound());
  }

  @Test
  void ownPagesHaveSecureHeaders() throws Exception {
    mvc.perform(get("/"))
        .andExpect(status().isOk())
        .andExpect(
            header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("X-Frame-Options", "DENY"))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().doesNotExist("Strict-Transport-Security"));
    mvc.perform(get("/").secure(true))
        .andExpect(
            header().string("Strict-Transport-Security", containsString("max-age=31536000")));
  }

  @Test
  void changesOnOwnPagesNeedACsrfToken() throws Exception {
    mvc.perform(post("/")).andExpect(status().isForbidden());
  }

  private static RequestPostProcessor as(TestUser user) {
    return httpBasic(user.id(), user.password());
  }
}
