package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.RosterStore;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor keeps the roster on the page 值班排班 of Tasklist. */
@ServerTest
class RosterPageBrowserIT {

  private static final String BAD_ROW = "成员,browser-team,,,nobody,,,,,,,\n";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired Roster roster;
  @Autowired RosterStore store;

  @AfterEach
  void clear() {
    roster.teams().forEach(team -> roster.delete(team.id(), team.version()));
    // but those of other tests' courses
    roster.skills().forEach(skill -> store.deleteSkill(skill.code()));
  }

  @Test
  void aSupervisorMakesATeamAndMarksSomebodyAbsent() {
    try (BrowserContext session = browser.newSession()) {
      Page page = session.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.onDialog(Dialog::accept);
      page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
      Webapp.logIn(page, "supervisor1");
      page.getByText("值班排班").click();
      assertThat(page.locator(".dr-page")).containsText("还没有团队");

      addSkill(page);
      makeTeam(page);
      takeADayOff(page);
      markAbsent(page);
      importFile(page);

      assertThat(errors).isEmpty();
    }
    var team = roster.team("browser-team");
    assertThat(team.document().name()).isEqualTo("导入的团队");
    assertThat(team.document().members()).hasSize(1);
    assertThat(team.document().exceptions()).hasSize(1);
  }

  private static void addSkill(Page page) {
    page.getByLabel("技能代码").fill("teaching");
    page.getByLabel("技能名称").fill("授课");
    button(page, "添加技能").click();
    assertThat(notice(page)).containsText("已保存技能“授课”");
    assertThat(page.locator(".alert-warning")).containsText("没有人有“授课”技能");
  }

  private static void makeTeam(Page page) {
    page.getByLabel("团队名称").fill("浏览器团队");
    page.getByLabel("编号").fill("browser-team");
    page.getByLabel("所做工作的角色").selectOption("trainer");
    button(page, "添加成员").click();
    assertThat(page.getByLabel("孙培训 的上限")).hasValue("8");
    page.getByLabel("第1个班次的时间").fill("9-18");
    button(page, "检查").click();
    assertThat(page.locator(".dr-saving .alert-danger")).containsText("班次时间“9-18”无法识别");
    page.getByLabel("第1个班次的时间").fill("20:00-08:00");
    button(page, "检查").click();
    assertThat(page.locator(".dr-saving .alert-warning")).containsText("每天 08:00-20:00");

    // by keyboard: a second shift that closes the gap
    button(page, "添加班次").focus();
    page.keyboard().press("Enter");
    page.getByLabel("第2个班次的时间").fill("08:00-20:00");
    for (String day : List.of("六", "日")) {
      Locator box =
          page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("第2个班次的星期"))
              .getByLabel(day);
      box.focus();
      page.keyboard().press("Space");
      assertThat(box).isChecked();
    }
    button(page, "保存").click();
    assertThat(notice(page)).containsText("已保存“浏览器团队”");
    assertThat(page.locator(".dr-week tbody tr")).hasCount(1);
    assertThat(page.locator(".dr-page")).containsText("0 / 8");
    assertThat(page.locator(".dr-page")).containsText("在岗");
  }

  private static void takeADayOff(Page page) {
    Locator lastDay = page.locator(".dr-week thead th").last();
    String thisWeek = lastDay.innerText();
    button(page, "下一周 ›").click();
    assertThat(lastDay).not().hasText(thisWeek);
    Locator sunday = page.locator(".dr-week td button").last();
    sunday.click();
    page.locator("[data-exception]").fill("");
    page.locator("[data-exception]").press("Tab");
    page.keyboard().type("年假");
    button(page, "保存").click();
    assertThat(notice(page)).containsText("已保存");
    assertThat(page.locator(".alert-warning").first()).containsText("因例外或缺席无人值班");
    assertThat(page.locator(".dr-week .dr-off")).containsText("年假");
  }

  private static void markAbsent(Page page) {
    page.getByLabel("人员").first().selectOption(new SelectOption().setValue("trainer1"));
    page.getByLabel("原因").fill("流感");
    button(page, "标记缺席").click();
    assertThat(notice(page)).containsText("已标记孙培训缺席，没有需要改派的任务");
    assertThat(page.locator(".dr-page")).containsText("浏览器团队：当前无人值班");
    page.getByLabel("孙培训 返岗").click();
    assertThat(notice(page)).containsText("孙培训已返岗");
    assertThat(page.locator(".dr-page")).containsText("没有人缺席");
  }

  private void importFile(Page page) {
    String exported = roster.exportCsv();
    choose(page, "坏.csv", exported + BAD_ROW);
    assertThat(page.locator(".alert-danger")).containsText("没有用户 nobody");
    choose(page, "排班.csv", exported.replace("浏览器团队", "导入的团队"));
    assertThat(page.locator(".alert-info")).containsText("修改“导入的团队”");
    button(page, "导入").click();
    assertThat(notice(page)).containsText("已导入 排班.csv");
    assertThat(page.locator(".nav-pills .active")).containsText("导入的团队");
  }

  private static void choose(Page page, String name, String content) {
    page.getByLabel("导入全部排班")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(UTF_8)));
    button(page, "查看变化").click();
  }

  /** What the page says on top after something was done. */
  private static Locator notice(Page page) {
    return page.locator("[aria-live] > .alert-success");
  }

  private static Locator button(Page page, String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }
}
