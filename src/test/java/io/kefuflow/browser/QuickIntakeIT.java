package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 新建: from the bar to the start form, and who is calling before a duplicate is registered. */
@ServerTest
class QuickIntakeIT {

  private static final String PHONE = "13800138555";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;

  @Test
  void anAgentBeginsAProcedureByTheKeyboardAlone() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      assertThat(intake(page)).isVisible();
      intake(page).focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog li")).hasCount(5);
      assertThat(page.locator("dialog")).containsText("客户接待");
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog")).hasCount(0);
      assertThat(intake(page)).isFocused();

      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");

      assertThat(page.locator(".modal-title")).containsText("业务咨询");
      assertThat(tasklist.field("客户电话")).isVisible();
    }
  }

  @Test
  void openCasesOfTheCustomerAreShownBeforeADuplicateIsRegistered() {
    String number = register();
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      Page page = tasklist.page();
      intake(page).click();
      page.locator("dialog button", hasText("投诉处理")).click();
      Locator caller = tasklist.form().locator(".ad-caller");

      tasklist.fill("客户电话", "1380013");
      assertThat(caller).containsText("客户电话格式不正确");
      tasklist.fill("客户电话", "138 0013 8555");

      assertThat(caller).containsText("老客户：周重复");
      assertThat(caller).containsText("金卡");
      assertThat(caller).containsText("该客户还有 1 个未结工单，确认不是同一件事再登记");
      assertThat(caller).containsText("宽带每晚断线，第一次来电");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("周重复");
      Page task = page.waitForPopup(() -> caller.locator("a", within(number)).click());
      assertThat(task.locator("h2.task")).hasText("评估并首次响应");
      assertThat(tasklist.field("客户电话")).isVisible();

      tasklist.fill("客户电话", "13800138556");
      assertThat(caller).containsText("新客户");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("");
      tasklist.fill("客户电话", PHONE);
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("周重复");
      tasklist.fill("客户姓名", "周重复的女儿");
      tasklist.fill("客户电话", "99999999999");
      assertThat(caller).containsText("客户电话格式不正确");
      assertThat(caller).not().containsText("新客户");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("周重复的女儿");
    }
  }

  @Test
  void whoMayNotRegisterIsOfferedNothing() {
    try (var tasklist = Tasklist.open(browser, port, "quality1")) {
      assertThat(tasklist.page().locator(".start-process-action")).isVisible();
      assertThat(intake(tasklist.page())).hasCount(0);
    }
  }

  private String register() {
    return new Complaints(port)
        .receive("周重复", PHONE, "宽带每晚断线，第一次来电", Map.entry("customerLevel", "GOLD"));
  }

  private static Locator intake(Page page) {
    return page.locator("button[aria-haspopup='dialog']", hasText("新建"));
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator.LocatorOptions within(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
