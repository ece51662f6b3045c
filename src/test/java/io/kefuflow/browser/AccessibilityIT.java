package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import io.kefuflow.test.RunningCase;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people work with can be read, reached and understood by everybody (WCAG 2.1 A and AA). */
@ServerTest
class AccessibilityIT {

  private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  @Test
  void theLoginPage() {
    try (var session = browser.newSession()) {
      Page page = session.newPage();
      page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
      assertThat(page.locator("input[type='password']")).isVisible();
      assertAccessible(page);
    }
  }

  @Test
  void aTaskWithItsFormAndItsTabs() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(task());
      assertThat(tasklist.completeButton()).isVisible();
      assertAccessible(tasklist.page());

      tasklist.pressComplete();
      assertThat(tasklist.form().locator(".fjs-form-field-error").first()).isVisible();
      assertAccessible(tasklist.page());

      tasklist.tab("时限与客户").click();
      assertThat(tasklist.page().locator(".ad-tab h3, .ad-tab h4").first()).isVisible();
      assertAccessible(tasklist.page());

      tasklist.page().locator(".task-actions").getByText("转派").click();
      assertThat(tasklist.page().locator("dialog[open] textarea").first()).isVisible();
      assertAccessible(tasklist.page());
      tasklist.page().keyboard().press("Escape");

      tasklist.tab("附件").click();
      assertThat(tasklist.page().locator("input[type='file']")).hasCount(1);
      assertAccessible(tasklist.page());
    }
  }

  @Test
  void aNewCase() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      page.locator("button[aria-haspopup='dialog']", hasText("新建")).click();
      assertThat(page.locator("dialog li")).hasCount(5);
      assertAccessible(page);

      page.locator("dialog button", hasText("投诉处理")).click();
      assertThat(tasklist.field("客户电话")).isVisible();
      assertAccessible(page);
    }
  }

  @ParameterizedTest
  @CsvSource({"supervisor1, 值班排班", "supervisor1, 批量导入工单", "supervisor1, 服务日历", "trainer1, 培训认证"})
  void aPageOfTasklist(String user, String link) {
    try (var tasklist = Tasklist.open(browser, port, user)) {
      Page page = tasklist.openPage(link);
      assertThat(page.locator("h1, h2, h3").first()).isVisible();
      assertAccessible(page);
    }
  }

  private static void assertAccessible(Page page) {
    List<Rule> violations = new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations();
    assertThat(violations.stream().flatMap(AccessibilityIT::described).toList())
        .as("at %s", page.url())
        .isEmpty();
  }

  private static Stream<String> described(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> "%s %s: %s".formatted(rule.getId(), node.getTarget(), summary(node)));
  }

  private static String summary(CheckedNode node) {
    return node.getHtml() + " " + node.getFailureSummary();
  }

  /** Id of a task that agent1 holds. */
  private String task() {
    String number =
        new Complaints(port)
            .receive("郑可及", "13800138444", "宽带每晚断线", Map.entry("specialNeed", "ELDERLY"));
    var complaint = new RunningCase(engine, number);
    complaint.runJobs();
    String taskId = complaint.task("userTask_respondToComplaint").getId();
    engine.getTaskService().setAssignee(taskId, "agent1");
    return taskId;
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
