package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.kefuflow.test.RunningCase;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is typed into a form stays until it is sent, for this user in this browser, and nothing of
 * it stays after logout. It also shows that the form-js of Tasklist still lets our scripts in.
 */
@ServerTest
class FormDraftsIT {

  private static final String ANSWER = "对客户的首次响应";
  private static final String TYPED = "非常抱歉，王女士的线路今天检修";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  private RunningCase complaint;
  private String taskId;

  @BeforeEach
  void aComplaintWaitsForItsFirstResponse() {
    String number = new Complaints(port).receive("王草稿", "13800138777", "宽带每晚断线");
    complaint = new RunningCase(engine, number);
    complaint.runJobs();
    taskId = complaint.task("userTask_respondToComplaint").getId();
    engine.getTaskService().setAssignee(taskId, "agent1");
  }

  @Test
  void whatWasTypedIsThereAfterReloading() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);

      tasklist.openTask(taskId);

      assertThat(answer(tasklist)).hasValue(TYPED);
    }
  }

  @Test
  void whatWasTypedIsThereAfterTheSessionHasExpired() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      tasklist.page().context().clearCookies();
      tasklist.tab("历史").click();
      assertThat(tasklist.page().locator("input[type='password']")).isVisible();

      Webapp.logIn(tasklist.page(), "agent1");
      tasklist.tab("表单").click();

      assertThat(answer(tasklist)).hasValue(TYPED);
    }
  }

  @Test
  void nothingStaysInTheBrowserAfterLogout() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      Page other = tasklist.page().context().newPage();
      other.navigate(tasklist.page().url());
      other.locator(".fjs-container textarea").first().pressSequentially("王女士又来电");

      tasklist.logOut();

      assertThat(other.locator("input[type='password']")).isVisible();
      await()
          .untilAsserted(() -> assertThat(stored(tasklist.page())).doesNotContain("王女士", taskId));
      await().untilAsserted(() -> assertThat(stored(other)).doesNotContain("王女士", taskId));
    }
  }

  @Test
  void anotherUserOfTheBrowserFindsNothing() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      tasklist.page().context().clearCookies();
      tasklist.page().reload();
      assertThat(tasklist.page().locator("input[type='password']")).isVisible();

      Webapp.logIn(tasklist.page(), "supervisor1");

      assertThat(answer(tasklist)).hasValue("");
      assertThat(stored(tasklist.page())).doesNotContain("王女士", taskId);
    }
  }

  @Test
  void completingTheTaskRemovesItsDraft() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      var desk = new AgentDesk(tasklist);
      desk.action("催办").click();
      desk.fill("客户怎么说", "王女士又来电");
      tasklist.openTask(taskId);

      tasklist.complete();

      assertThat(stored(tasklist.page())).doesNotContain("王女士", taskId);
    }
  }

  @Test
  void whatWasRestoredCanBeDiscarded() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      tasklist.openTask(taskId);
      Locator note = tasklist.page().locator(".kf-restored");
      assertThat(note).containsText("已恢复您上次填写、尚未提交的内容");

      note.locator("button").click();

      assertThat(note).hasCount(0);
      assertThat(answer(tasklist)).hasValue("");
    }
  }

  @Test
  void whatWasTypedIntoAStartFormIsThereAfterReloadingUntilTheProcessStarts() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("投诉处理");
      tasklist.fill("客户姓名", "王女士");
      tasklist.caller("13800138778");
      tasklist.fill("投诉内容", TYPED);
      tasklist.page().reload();
      assertThat(tasklist.page().locator(".kf-restored")).isVisible();
      assertThat(tasklist.field("投诉内容").locator("textarea")).hasValue(TYPED);
      assertThat(stored(tasklist.page())).contains("王女士");

      tasklist.select("投诉类别", "网络");
      tasklist.start();

      assertThat(stored(tasklist.page())).doesNotContain("王女士");
      tasklist.openStartForm("投诉处理");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("");
      assertThat(tasklist.page().locator(".kf-restored")).hasCount(0);
    }
  }

  @Test
  void whoeverOpensAStartFormAgainIsToldOfTheDraftAndDiscardsIt() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("投诉处理");
      tasklist.fill("客户姓名", "王女士");
      cancelStart(tasklist);
      assertThat(tasklist.form()).hasCount(0);

      tasklist.openStartForm("业务咨询");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("");
      cancelStart(tasklist);
      assertThat(tasklist.form()).hasCount(0);
      tasklist.openStartForm("投诉处理");
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("王女士");
      tasklist.page().locator(".kf-restored button").click();

      assertThat(tasklist.page().locator(".kf-restored")).hasCount(0);
      assertThat(tasklist.field("客户姓名").locator("input")).hasValue("");
      assertThat(stored(tasklist.page())).doesNotContain("王女士");
    }
  }

  @Test
  void draftsThatTasklistItselfLeftAreRemoved() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist
          .page()
          .context()
          .addInitScript(
              "localStorage['camunda-form:undefined'] = JSON.stringify({ customerName: '王女士' })");

      tasklist.openTask(taskId);

      await().untilAsserted(() -> assertThat(stored(tasklist.page())).doesNotContain("王女士"));
    }
  }

  @Test
  void aTextIsInsertedIntoTheAnswerFromAnotherTab() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      tasklist.tab("历史").click();
      assertThat(tasklist.form()).hasCount(0);

      Object label =
          tasklist
              .page()
              .evaluate(
                  """
                  async taskId => {
                    const forms = await import('/camunda/assets/kefuflow/forms.js');
                    return forms.insertText(taskId, '详见知识库');
                  }
                  """,
                  taskId);

      assertThat(label).isEqualTo(ANSWER);
      assertThat(answer(tasklist)).hasValue(TYPED + "\n详见知识库");
      tasklist.openTask(taskId);
      assertThat(answer(tasklist)).hasValue(TYPED + "\n详见知识库");
    }
  }

  @Test
  void aLongTextIsCountedAndTheLimitAnnounced() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      typeInto(tasklist);
      Locator counter = tasklist.field(ANSWER).locator(".kf-counter");
      assertThat(counter).hasText(TYPED.length() + " / 2000 字");
      assertThat(answer(tasklist)).hasAttribute("aria-describedby", Pattern.compile("-counter"));
      assertThat(tasklist.page().locator(".kf-legend")).hasText("* 必填");

      tasklist.fill(ANSWER, "长".repeat(1900));

      assertThat(counter).hasClass("kf-counter kf-nearly-full");
    }
  }

  private static void cancelStart(Tasklist tasklist) {
    tasklist.page().locator(".modal-footer button[ng-click='$dismiss()']:visible").click();
  }

  private void typeInto(Tasklist tasklist) {
    tasklist.openTask(taskId);
    tasklist.fill(ANSWER, TYPED);
    await().untilAsserted(() -> assertThat(stored(tasklist.page())).contains("王女士"));
  }

  private static Locator answer(Tasklist tasklist) {
    return tasklist.field(ANSWER).locator("textarea");
  }

  /** All that the browser keeps for the webapps, their translations left aside. */
  private static String stored(Page page) {
    return page.evaluate(
            "() => JSON.stringify([{...sessionStorage}, "
                + "Object.entries({...localStorage}).filter(([key]) => key !== 'camunda-web')])")
        .toString();
  }
}
