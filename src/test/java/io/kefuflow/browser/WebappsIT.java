package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The start page and Cockpit in a real browser, without an error in its console. */
@ServerTest
class WebappsIT {

  /**
   * Camunda asks these without expecting an answer: who is logged in, and is there a start page.
   */
  private static final List<String> PROBES =
      List.of("/camunda/api/admin/auth/user/default", "/camunda-welcome");

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;

  @Test
  void theStartPageSaysWhoCanLogInAndWhere() {
    try (BrowserContext session = browser.newSession()) {
      Page page = session.newPage();
      List<String> errors = errorsOf(page);
      page.navigate("http://localhost:" + port);

      assertThat(page.getByRole(AriaRole.ROW)).hasCount(13);
      assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("supervisor1")))
          .containsText("张主管");
      page.getByText("任务列表 Tasklist").click();
      assertThat(page.locator("input[type='password']")).isVisible();
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void aSupervisorSeesTheDiagramInCockpit() {
    try (BrowserContext session = browser.newSession()) {
      Page page = session.newPage();
      List<String> errors = errorsOf(page);
      page.navigate("http://localhost:" + port + "/camunda/app/cockpit/#/processes");
      Webapp.logIn(page, "supervisor1");
      page.getByText("投诉处理", new Page.GetByTextOptions().setExact(true)).click();

      assertThat(page.locator("[data-element-id='userTask_respondToComplaint']"))
          .containsText("评估并首次响应");
      assertThat(page.locator("[data-element-id='callActivity_resolveComplaint']")).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(errors).isEmpty();
    }
  }

  /** Collects what the browser complains about from now on. */
  private static List<String> errorsOf(Page page) {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          String place = message.location().split("\\?")[0];
          if (message.type().equals("error") && PROBES.stream().noneMatch(place::contains)) {
            errors.add(message.text() + " " + message.location());
          }
        });
    return errors;
  }
}
