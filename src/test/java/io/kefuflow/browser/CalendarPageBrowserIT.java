package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor edits calendars on the page 服务日历 of Tasklist. */
@ServerTest
class CalendarPageBrowserIT {

  private static final String NEXT_YEAR =
      "date,name,kind\n2027-01-01,元旦,休\n2027-01-02,元旦,休\n2027-01-09,元旦,班\n";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired CalendarRegister register;

  @Test
  void aSupervisorMakesACalendarAndImportsNextYearsHolidays() {
    try (BrowserContext session = browser.newSession()) {
      Page page = session.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
      Webapp.logIn(page, "supervisor1");
      page.getByText("服务日历").click();
      assertThat(page.locator(".sc-head")).containsText("office-hours，Asia/Shanghai");
      assertThat(page.locator(".sc-holiday").first()).containsText("休1月1日");

      page.getByText("新建日历").click();
      page.getByLabel("名称").first().fill("浏览器日历");
      page.getByLabel("编号").fill("browser-calendar");
      hours(page, "星期一").fill("09:00-12:00，11:00-13:00");
      button(page, "检查").click();
      assertThat(page.locator(".alert-danger")).containsText("重叠");
      hours(page, "星期一").fill("09:00-12:00，13:00-24:00");
      page.getByLabel("修改说明").fill("新建");
      button(page, "检查").click();
      assertThat(page.locator(".alert-success")).containsText("检查通过");
      button(page, "发布").click();
      assertThat(page.locator(".alert-success")).containsText("已发布版本 1，已生效");

      page.getByLabel("导入节假日")
          .setInputFiles(new FilePayload("坏.csv", "text/csv", "date,kind\nx,休\n".getBytes(UTF_8)));
      button(page, "查看变化").click();
      assertThat(page.locator(".alert-danger")).containsText("第2行");
      page.getByLabel("导入节假日")
          .setInputFiles(new FilePayload("2027.csv", "text/csv", NEXT_YEAR.getBytes(UTF_8)));
      button(page, "查看变化").click();
      assertThat(page.locator(".alert-info")).containsText("2027年有 3 天变化");
      assertThat(page.locator(".sc-workday")).containsText("班1月9日（六）");
      button(page, "发布").click();
      assertThat(page.locator(".alert-success")).containsText("已发布版本 2");
      assertThat(page.locator(".sc-history tbody tr")).hasCount(2);
      assertThat(page.locator(".sc-history tbody tr").first()).containsText("2027.csv");
      assertThat(errors).isEmpty();
    }
    var versions = register.versions("browser-calendar");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).document().exceptions()).hasSize(3);
    assertThat(versions.get(0).publishedBy()).isEqualTo("supervisor1");
  }

  private static Locator hours(Page page, String weekday) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(weekday));
  }

  private static Locator button(Page page, String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }
}
