package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.kefuflow.test.RunningCase;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people at the same task: the slower one learns who was faster and loses nothing. */
@ServerTest
class TaskConflictIT {

  private static final String RESPOND = "评估并首次响应";
  private static final String ANSWER = "对客户的首次响应";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  private RunningCase complaint;
  private String number;
  private String taskId;

  @BeforeEach
  void aComplaintWaitsForItsFirstResponse() {
    number = new Complaints(port).receive("吴冲突", "13800138666", "宽带每晚断线");
    complaint = new RunningCase(engine, number);
    complaint.runJobs();
    taskId = complaint.task("userTask_respondToComplaint").getId();
  }

  @Test
  void whoComesTooLateToTakeATaskLearnsWhoHasIt() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(taskId);
      engine.getTaskService().setAssignee(taskId, "agent2");

      tasklist.pressClaim();

      assertThat(dialog(tasklist)).containsText("任务已被领取");
      assertThat(dialog(tasklist)).containsText("「评估并首次响应」已由 李晓红 于");
      assertThat(dialog(tasklist).locator("textarea")).hasCount(0);
      dialog(tasklist).getByText("知道了").click();
      assertThat(dialog(tasklist)).hasCount(0);
    }
  }

  @Test
  void whoComesTooLateToCompleteATaskKeepsWhatWasTyped() {
    engine.getTaskService().setAssignee(taskId, "agent1");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(taskId);
      tasklist.fill(ANSWER, "今天下午上门检测线路。");
      engine.getTaskService().setAssignee(taskId, null);
      complaint.complete(
          "agent2",
          "userTask_respondToComplaint",
          Map.entry("category", "NETWORK"),
          Map.entry("severityRaisedTo", "KEEP"),
          Map.entry("firstResponse", "已为您安排检测。"));

      tasklist.pressComplete();

      assertThat(dialog(tasklist)).containsText("任务已被完成");
      assertThat(dialog(tasklist)).containsText("「评估并首次响应」已由 李晓红 于");
      assertThat(dialog(tasklist).locator("textarea")).hasValue(ANSWER + "：\n今天下午上门检测线路。");
      dialog(tasklist).getByText("复制").last().click();
      assertThat(dialog(tasklist).locator(".ad-copy")).containsText("已");
      tasklist.page().keyboard().press("Escape");
      assertThat(dialog(tasklist)).hasCount(0);
      assertThat(tasklist.card(number, RESPOND)).hasCount(0);
      assertThat((String) tasklist.page().evaluate("() => JSON.stringify({...sessionStorage})"))
          .doesNotContain("上门检测");
    }
  }

  @Test
  void whatWasTypedStaysWhereItIsNotKnownWhatBecameOfTheTask() {
    engine.getTaskService().setAssignee(taskId, "agent1");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      tasklist.openTask(taskId);
      tasklist.fill(ANSWER, "今天下午上门检测线路。");
      page.route(
          "**/task/*/submit-form", route -> route.fulfill(answer(500, "{\"message\":\"busy\"}")));

      page.route("**/fate", route -> route.fulfill(answer(503, "{}")));
      page.waitForResponse("**/fate", tasklist::pressComplete);
      assertThat(tasklist.notices()).containsText("busy");
      assertThat(dialog(tasklist)).hasCount(0);

      page.route("**/fate", route -> route.fulfill(answer(404, "{}")));
      page.waitForResponse(
          response -> response.url().endsWith("/task/" + taskId), tasklist::pressComplete);
      assertThat(dialog(tasklist)).hasCount(0);
      tasklist.openTask(taskId);
      assertThat(tasklist.field(ANSWER).locator("textarea")).hasValue("今天下午上门检测线路。");
    }
  }

  private static Route.FulfillOptions answer(int status, String body) {
    return new Route.FulfillOptions()
        .setStatus(status)
        .setContentType("application/json")
        .setBody(body);
  }

  private static Locator dialog(Tasklist tasklist) {
    return tasklist.page().locator("dialog[open]");
  }
}
