package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.kefuflow.knowledge.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do with a case beside completing its task. */
class AgentDeskActionsJourneyIT extends Journey {

  private static final String RESPOND = "评估并首次响应";
  private static final String RESPONSE = "对客户的首次响应";

  private static final String PHONE = "13800138061";

  /** The smallest picture there is. */
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  @Autowired Knowledge knowledge;

  @Test
  void anArticleIsInsertedIntoTheAnswer() {
    publish("光猫闪红灯", "光猫闪红灯怎么办", "请先重新插拔光纤，仍闪红灯时我们上门检修。");
    String caseNumber = receiveComplaint(PHONE, "罗伟", "家里光猫一直闪红灯怎么办");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
      desk.openCase();
      Locator article = desk.section("可参考的答复").locator("details").filter(withText("光猫闪红灯")).first();
      article.locator("summary").click();
      article.getByText("插入答复").click();

      assertThat(tasklist.field(RESPONSE).locator("textarea")).hasValue("请先重新插拔光纤，仍闪红灯时我们上门检修。");
      tasklist.complete();
      assertThat(get("/cases/" + caseNumber).toString()).contains("请先重新插拔光纤");
    }
  }

  @Test
  void filesAreUploadedShownAndSaved() throws IOException {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "有图为证");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      Page page = tasklist.page();
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      Locator tab = desk.openAttachments();
      assertThat(tab).containsText("还没有附件。");
      tab.locator("input[type='file']")
          .setInputFiles(
              new FilePayload[] {
                new FilePayload("现场照片.png", "image/png", PICTURE),
                new FilePayload("工具.exe", "application/octet-stream", new byte[] {'M', 'Z'}),
                new FilePayload("说明.txt", "text/plain", "每晚八点断线".getBytes(UTF_8))
              });
      assertThat(tab.locator("tbody tr")).hasCount(2);
      assertThat(tab.locator(".alert-danger")).containsText("pdf");
      assertThat(tab.locator("tbody tr").first()).containsText("王小明");

      tab.locator(".ad-drop")
          .dispatchEvent("drop", Map.of("dataTransfer", dragged(page, "录音说明.txt")));
      assertThat(tab.locator(".ad-done")).containsText("已上传 录音说明.txt");
      assertThat(tab.locator("tbody tr")).hasCount(3);

      tab.getByLabel("预览 现场照片.png").click();
      assertThat(Webapp.width(desk.dialog().locator("img"))).isEqualTo(1);
      page.keyboard().press("Escape");
      assertThat(desk.dialog()).hasCount(0);
      tab.getByLabel("预览 说明.txt").click();
      assertThat(page.frameLocator("dialog iframe").locator("body")).containsText("每晚八点断线");
      page.keyboard().press("Escape");

      var saved = page.waitForDownload(() -> tab.getByLabel("下载 现场照片.png").click());
      assertThat(saved.suggestedFilename()).isEqualTo("现场照片.png");
      assertThat(Files.readAllBytes(saved.path())).isEqualTo(PICTURE);
    }
  }

  @Test
  void aCaseIsHandedOverWithWhatTheNextOneMustKnow() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "转给同事的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
      desk.action("转派").click();
      desk.send();
      assertThat(desk.dialog()).containsText("请选择一位同事。");
      assertThat(desk.dialog()).containsText("必填。");
      desk.fill("查找同事", "晓红");
      assertThat(desk.dialog().locator(".ad-person:visible")).hasCount(1);
      desk.dialog().getByLabel("查找同事").press("Enter");
      desk.fill("转派原因", "今天下午请假");
      desk.fill("已做工作", "已致电客户，确认了账单月份");
      desk.fill("对客户的承诺", "今天下班前回电");
      tasklist.page().reload();
      desk.action("转派").click();
      desk.send();
      assertThat(tasklist.notices()).containsText("已转派给 李晓红");
      assertThat(desk.dialog()).hasCount(0);
    }
    try (var tasklist = Tasklist.open(browser, port, "agent2")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.MINE, caseNumber, RESPOND);
      assertThat(tasklist.completeButton()).isEnabled();
      desk.openCase();
      Locator handover = desk.section("经过").locator(".ad-handover");
      assertThat(handover).containsText("王小明 → 李晓红");
      assertThat(handover).containsText("今天下午请假");
      assertThat(handover).containsText("已致电客户，确认了账单月份");
      assertThat(handover).containsText("今天下班前回电");
    }
  }

  @Test
  void aSupervisorHandsOverSomebodyElsesTask() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "主管转派的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
    }
    try (var tasklist = Tasklist.open(browser, port, "supervisor1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask("全组任务", caseNumber, RESPOND);
      desk.action("转派").click();
      desk.dialog().locator(".ad-person").filter(withText("李晓红")).click();
      desk.fill("转派原因", "王小明临时外出");
      desk.send();
      assertThat(tasklist.notices()).containsText("已转派给 李晓红");
      assertThat(tasklist.page().locator("[cam-tasklist-task-meta]")).containsText("李晓红");
    }
  }

  @Test
  void whatIsRefusedIsNotLost() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "同时被撤回的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
      desk.action("撤回").click();
      tasklist
          .page()
          .route(
              "**/withdraw",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(409)
                          .setContentType("application/json")
                          .setBody("{\"problems\":[\"工单已结束：请刷新\"]}")));
      desk.fill("撤回原因", "客户来电要求撤回");
      desk.send();
      assertThat(desk.dialog().getByText("工单已结束：请刷新")).isVisible();
      assertThat(desk.dialog().getByLabel("撤回原因")).hasValue("客户来电要求撤回");

      tasklist.page().reload();
      desk.action("撤回").click();
      assertThat(desk.dialog()).containsText("已恢复您上次填写");
      assertThat(desk.dialog().getByLabel("撤回原因")).hasValue("客户来电要求撤回");
      assertThat(desk.dialog()).containsText("8/500");
      tasklist.page().keyboard().press("Escape");
      assertThat(desk.dialog()).containsText("放弃已填写的内容？");
      desk.dialog().getByText("继续填写").click();
      assertThat(desk.dialog().getByLabel("撤回原因")).hasValue("客户来电要求撤回");
      desk.dialog().getByText("取消").click();
      desk.dialog().getByText("放弃", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(desk.dialog()).hasCount(0);
      assertThat(desk.action("撤回")).isFocused();

      desk.action("撤回").click();
      assertThat(desk.dialog().getByLabel("撤回原因")).hasValue("");
    }
  }

  @Test
  void aQuestionToTheCustomerStopsTheClocks() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "要客户补充的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      respond(tasklist, caseNumber);
      tasklist.openTask(Tasklist.MINE, caseNumber, "调查核实");
      desk.action("请客户补充").click();
      desk.fill("请客户补充的内容", "请提供断线时段的照片");
      desk.send();
      assertThat(desk.dialog()).hasCount(0);
      awaitStatus(caseNumber, "WAITING_FOR_CUSTOMER");
      Locator clock = tasklist.page().locator("li.task").filter(withText(caseNumber));
      assertThat(clock.locator(".ad-clock").first()).containsText("已暂停");
      assertThat(clock.locator(".ad-clock").first()).hasAttribute("data-state", "PAUSED");
    }
  }

  @Test
  void anUrgeIsCountedOnTheCard() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "客户来催的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      desk.action("催办").click();
      desk.fill("客户怎么说", "怎么还没有人联系我");
      desk.send();
      assertThat(tasklist.notices()).containsText("1 次");
      assertThat(desk.line(caseNumber, RESPOND).locator(".ad-urged")).hasText("催1");
    }
  }

  @Test
  void aDialogIsSentOnceHoweverOftenItsShortcutIsPressed() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "按住不放的催办");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      Page page = tasklist.page();
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      desk.action("催办").click();
      desk.fill("客户怎么说", "按住了回车");
      page.keyboard().down("Control");
      page.keyboard().down("Enter");
      page.keyboard().down("Enter"); // repeats while it is held
      page.keyboard().up("Enter");
      page.keyboard().press("Enter");
      page.keyboard().up("Control");
      assertThat(tasklist.notices()).containsText("1 次");
      assertThat(desk.line(caseNumber, RESPOND).locator(".ad-urged")).hasText("催1");
    }
  }

  @Test
  void aWithdrawnCaseEnds() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "客户不要了的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      desk.action("撤回").click();
      desk.fill("撤回原因", "客户来电，不再需要处理");
      desk.send();
      assertThat(desk.dialog()).hasCount(0);
      awaitStatus(caseNumber, "WITHDRAWN");
      assertThat(tasklist.card(caseNumber, RESPOND)).hasCount(0);
      assertThat(tasklist.form()).hasCount(0);
    }
  }

  @Test
  void theKeyboardOpensTheCaseAndTheHandover() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "只用键盘");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      Page page = tasklist.page();
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
      assertThat(desk.action("转派")).isVisible();
      page.locator("h2.task").click();
      page.keyboard().press("Control+Alt+k");
      assertThat(desk.section("时限")).isVisible();
      page.keyboard().press("Control+Alt+t");
      assertThat(desk.dialog()).containsText("转派原因");
      page.keyboard().press("Escape");
      assertThat(desk.dialog()).hasCount(0);
    }
  }

  @Test
  void aFilterTellsHowMuchWaitsBehindIt() {
    String caseNumber = receiveComplaint(PHONE, "罗伟", "数一数");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      Locator count = desk.count(Tasklist.MINE);
      assertThat(count).isVisible();
      int before = Integer.parseInt(count.textContent());
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
      assertThat(count).hasText(String.valueOf(before + 1));
    }
  }

  private void respond(Tasklist tasklist, String caseNumber) {
    tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
    tasklist.claim();
    tasklist.fill(RESPONSE, "正在为您核实。");
    tasklist.complete();
  }

  /** Proposes an article as an agent and publishes it as a supervisor. */
  private void publish(String title, String question, String answer) {
    String number =
        api.post()
            .uri("/knowledge")
            .body(
                Map.of(
                    "title",
                    title + " " + UUID.randomUUID().toString().substring(0, 8),
                    "question",
                    question,
                    "answer",
                    answer,
                    "category",
                    "NETWORK"))
            .retrieve()
            .body(JsonNode.class)
            .path("number")
            .asText();
    Task review = onlyTaskOf(number);
    tasks.setAssignee(review.getId(), "supervisor1");
    tasks.complete(review.getId(), Map.of("reviewDecision", "PUBLISH"));
    await()
        .until(
            () ->
                knowledge.search(title, null, 10).stream()
                    .anyMatch(article -> article.text().answer().equals(answer)));
  }

  /** What a browser hands over when a text file is dropped. */
  private static JSHandle dragged(Page page, String fileName) {
    return page.evaluateHandle(
        """
        name => {
          const dragged = new DataTransfer();
          dragged.items.add(new File(['通话录音已封存'], name, { type: 'text/plain' }));
          return dragged;
        }
        """,
        fileName);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
