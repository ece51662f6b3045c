package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.kefuflow.test.RunningCase;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The agents' desk in Firefox ESR, where it is installed. */
@ServerTest
@EnabledIf("io.kefuflow.test.TestBrowser#hasFirefox")
class FirefoxIT {

  private static final String ANSWER = "对客户的首次响应";

  private static final byte[] BILL =
      """
      %PDF-1.4
      1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
      2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
      3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
        /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>
      >> endobj
      4 0 obj << /Length 44 >> stream
      BT /F1 24 Tf 40 100 Td (Itemised bill) Tj ET
      endstream endobj
      trailer << /Root 1 0 R >>
      %%EOF
      """
          .getBytes(StandardCharsets.US_ASCII);

  @RegisterExtension static final TestBrowser browser = TestBrowser.firefox();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  @Test
  void anAgentWorksATask() {
    String number = register("网速慢");
    var complaint = new RunningCase(engine, number);
    complaint.runJobs();
    String taskId = complaint.task("userTask_respondToComplaint").getId();
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(taskId);
      tasklist.claim();
      tasklist.fill(ANSWER, "今天上门检测。");
      assertThat(tasklist.field(ANSWER).locator(".kf-counter")).hasText("7 / 2000 字");

      tasklist.openTask(taskId);
      assertThat(tasklist.field(ANSWER).locator("textarea")).hasValue("今天上门检测。");
      tasklist.tab("时限与客户").click();
      assertThat(tasklist.page().locator(".ad-tab")).containsText("为什么是这个时限");
      tasklist.tab("附件").click();
      assertThat(tasklist.page().locator("input[type='file']")).hasCount(1);
      tasklist.tab("表单").click();
      tasklist.complete();

      assertThat(tasklist.card(number, "评估并首次响应")).hasCount(0);
    }
  }

  @Test
  void aDocumentIsShownInPlace() {
    var complaint = new RunningCase(engine, register("账单有误"));
    complaint.runJobs();
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(complaint.task("userTask_respondToComplaint").getId());
      tasklist.tab("附件").click();
      Page page = tasklist.page();
      page.setInputFiles("input[type='file']", new FilePayload("账单.pdf", "application/pdf", BILL));

      page.getByLabel("预览 账单.pdf").click();

      assertThat(page.frameLocator("dialog iframe").locator(".textLayer"))
          .containsText("Itemised bill");
    }
  }

  @Test
  void anAgentSeesWhoIsCalling() {
    String number = register("套餐扣费不对");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      page.locator("button[aria-haspopup='dialog']", hasText("新建")).click();
      page.locator("dialog button", hasText("业务咨询")).click();
      tasklist.fill("客户电话", "13800138333");

      assertThat(tasklist.form().locator(".ad-caller")).containsText("未结工单");
      assertThat(tasklist.form().locator(".ad-caller")).containsText(number);
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("孙火狐");
    }
  }

  private String register(String matter) {
    return new Complaints(port).receive("孙火狐", "13800138333", matter);
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
