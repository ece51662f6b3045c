package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people read beside their tasks: cards with the remaining time, deadlines, customer. */
class AgentDeskJourneyIT extends Journey {

  private static final String RESPOND = "评估并首次响应";
  private static final String CARDS = "**/agent-desk/default/cards*";

  @Autowired Customers customers;
  @Autowired CustomerFiles files;

  @Test
  void aCardTellsCaseCustomerAndRemainingTimeAndTurnsRed() {
    customer("13800138051", "卢静", SpecialNeed.ELDERLY);
    String caseNumber = receiveComplaint("13800138051", "卢静", "卡片上的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);

      Locator line = desk.line(caseNumber, RESPOND);
      assertThat(line.locator(".ad-number")).hasText(caseNumber);
      assertThat(line.locator(".ad-customer")).hasText("卢*");
      assertThat(line).containsText(SpecialNeed.ELDERLY.label());
      assertThat(line).not().containsText("卢静");
      Locator clock = desk.clock(caseNumber, RESPOND);
      assertThat(clock).hasText(Pattern.compile("首次响应 剩 (29|30):\\d\\d"));
      assertThat(clock).hasAttribute("data-state", "RUNNING");

      ClockUtil.offset(Duration.ofMinutes(25).toMillis());
      assertThat(clock).hasAttribute("data-state", "WARNING");
      assertThat(clock).containsText("剩 0");

      ClockUtil.offset(Duration.ofMinutes(31).toMillis());
      assertThat(clock).hasAttribute("data-state", "BREACHED");
      assertThat(clock).containsText("已超时 1 分");
    }
  }

  @Test
  void aClockTurnsRedWhileTheServerIsSilent() {
    String caseNumber = receiveComplaint("13800138052", "何亮", "浏览器自己计时");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      Page page = tasklist.page();
      page.clock().install();
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      Locator clock = desk.clock(caseNumber, RESPOND);
      assertThat(clock).hasAttribute("data-state", "RUNNING");

      page.route(CARDS, Route::abort);
      page.clock().fastForward(Duration.ofMinutes(26).toMillis());
      assertThat(clock).hasAttribute("data-state", "WARNING");
      page.clock().fastForward(Duration.ofMinutes(5).toMillis());
      assertThat(clock).hasAttribute("data-state", "BREACHED");
      assertThat(clock).containsText("已超时");
    }
  }

  @Test
  void oneRequestServesAllCardsOfAPage() {
    for (int i = 0; i < 3; i++) {
      receiveComplaint("13800138053", "孙丽", "一页中的第" + i + "张卡片");
    }
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      var request =
          page.waitForRequest(
              asked -> asked.url().contains("/cards?"),
              () -> page.locator(".task-filter .name a").filter(withText("本组待领")).click());
      assertThat(page.locator("li.task .ad-number").first()).isVisible();
      int cards = page.locator("li.task").count();
      assertThat(cards).isGreaterThanOrEqualTo(3);
      assertThat(request.url().split(",")).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theTabTellsWhyTheDeadlineIsWhatItIsAndWhoTheCustomerIs() {
    long customer = customer("13800138054", "高敏", SpecialNeed.DISABLED);
    files.write(customer, InformationKind.NEED, "请用短信联系");
    String earlier = receiveComplaint("13800138054", "高敏", "上一次的投诉");
    String caseNumber = receiveComplaint("13800138054", "高敏", "这一次的投诉");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      Locator tab = desk.openCase();

      Locator clock = desk.section("时限").locator(".ad-clock-item").filter(withText("首次响应"));
      assertThat(clock.locator(".ad-clock")).hasAttribute("data-state", "RUNNING");
      assertThat(clock.locator(".ad-why ol")).isHidden();
      clock.getByText("为什么是这个时限？").click();
      assertThat(clock.locator(".ad-why ol")).containsText("承诺首次响应 30 分钟");

      assertThat(desk.section("客户")).containsText("高敏");
      assertThat(desk.section("客户")).containsText("13800138054");
      assertThat(desk.section("客户")).containsText("请用短信联系");
      assertThat(desk.section("客户").locator(".ad-need")).hasText(SpecialNeed.DISABLED.label());
      Locator before = desk.section("以前的工单").locator("details").filter(withText(earlier));
      before.locator("summary").click();
      assertThat(before).containsText("上一次的投诉");

      assertThat(desk.section("经过")).containsText("登记投诉");
      tab.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("附件")).click();
      assertThat(desk.section("经过")).not().containsText("登记投诉");
      assertThat(desk.section("经过")).containsText("没有记录。");
    }
  }

  @Test
  void aTaskThatIsPartOfNoCaseSaysSo() {
    String article =
        api.post()
            .uri("/knowledge")
            .body(
                Map.of(
                    "title", "与工单无关",
                    "question", "这是不是工单",
                    "answer", "不是。",
                    "category", "OTHER"))
            .retrieve()
            .body(JsonNode.class)
            .path("number")
            .asText();
    try (var tasklist = Tasklist.open(browser, port, "supervisor1")) {
      var desk = new AgentDesk(tasklist);
      tasklist.openTask(Tasklist.QUEUE, article, "审核条目");
      assertThat(desk.line(article, "审核条目").locator(".ad-number")).hasText(article);
      assertThat(desk.clock(article, "审核条目")).hasCount(0);
      assertThat(desk.openCase()).containsText("这个任务不属于客户工单");
      assertThat(tasklist.page().locator(".ad-action:visible")).hasCount(0);
    }
  }

  @Test
  void whoHasNoPartInCasesLearnsNothingOfThem() {
    String caseNumber = receiveComplaint("13800138055", "林涛", "不该看见的投诉");
    String taskId =
        tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).singleResult().getId();
    try (var tasklist = Tasklist.open(browser, port, "trainer1")) {
      Page page = tasklist.page();
      assertThat(tasklist.card(caseNumber, RESPOND)).hasCount(0);
      assertThat(page.locator(".ad-action:visible")).hasCount(0);

      String desk = "http://localhost:" + port + "/camunda/api/tasklist/plugin/agent-desk/default";
      for (String path : new String[] {"", "/suggestions", "/attachments", "/colleagues"}) {
        var answer = page.request().get(desk + "/tasks/" + taskId + path);
        assertThat(answer.status()).as(path).isIn(403, 404);
        assertThat(answer.text()).as(path).contains("problems").doesNotContain("林涛");
      }
      var cards = page.request().get(desk + "/cards?taskIds=" + taskId);
      assertThat(cards.text()).contains("\"cards\":[]");
    }
  }

  private long customer(String phone, String name, SpecialNeed need) {
    return customers
        .findOrOpen(
            new CustomerDetails(name, PhoneNumber.parse(phone), null, CustomerLevel.GOLD, need))
        .id();
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
