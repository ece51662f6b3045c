package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.kefuflow.course.Assessment;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.Courses;
import io.kefuflow.course.UnknownCourseException;
import io.kefuflow.exam.Questions;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody finds their training on the page 培训认证 of Tasklist; a trainer keeps the bank there. */
@ServerTest
class TrainingPageBrowserIT {

  private static final String COURSE = "page-law";
  private static final String HEAD = "课程,题型,题目,选项A,选项B,选项C,答案\n";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired Courses courses;
  @Autowired Questions questions;

  @BeforeEach
  void aCourse() {
    try {
      courses.get(COURSE);
    } catch (UnknownCourseException e) {
      courses.save(
          new Course(
              COURSE,
              "页面法规",
              ContentArea.LAW,
              Assessment.EXAM,
              80,
              5,
              Duration.ofMinutes(30),
              null,
              null,
              0),
          "trainer1");
    }
  }

  @Test
  void aTrainerImportsQuestions() {
    try (BrowserContext session = browser.newSession()) {
      List<String> errors = new ArrayList<>();
      Page page = open(session, "trainer1", errors);
      tab(page, "题库").click();
      page.getByLabel("课程", new Page.GetByLabelOptions().setExact(true)).selectOption(COURSE);
      assertThat(page.locator(".tr-page")).containsText("还没有题目");

      check(page, HEAD + COURSE + ",单选,题目一,对,错,,D\n" + COURSE + ",猜题,题目二,对,错,,A\n");
      assertThat(page.locator(".alert-danger li")).hasCount(2);
      assertThat(page.locator(".alert-danger")).containsText("第2行");
      assertThat(questions.all(COURSE, "trainer1")).isEmpty();

      check(page, HEAD + COURSE + ",单选,题目一,对,错,,A\n" + COURSE + ",多选,题目二,对,也对,错,AB\n");
      assertThat(page.locator(".alert-info")).containsText("新增 2 道，修改 0 道，不变 0 道");
      assertThat(questions.all(COURSE, "trainer1")).isEmpty();
      button(page, "导入").click();
      assertThat(page.locator(".alert-success")).containsText("已导入：新增 2 道");
      assertThat(page.locator(".tr-question")).hasCount(2);
      assertThat(questions.all(COURSE, "trainer1")).hasSize(2);
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void anAgentFindsTheirOwnAndNoQuestions() {
    try (BrowserContext session = browser.newSession()) {
      List<String> errors = new ArrayList<>();
      Page page = open(session, "agent1", errors);
      assertThat(page.locator(".tr-page")).containsText("培训场次");
      assertThat(tab(page, "题库")).hasCount(0);
      tab(page, "统计").click();
      assertThat(page.locator(".tr-page")).containsText("统计您在已举行场次中的情况");
      // the present quarter, once the first figures are there
      assertThat(page.getByLabel("从")).not().hasValue("");
      page.getByLabel("从").fill("2026-12-31");
      page.getByLabel("到", new Page.GetByLabelOptions().setExact(true)).fill("2026-10-01");
      button(page, "统计").click();
      assertThat(page.locator(".alert-danger")).containsText("结束日期不能早于开始日期");

      var answer =
          page.request()
              .get(
                  "http://localhost:"
                      + port
                      + "/camunda/api/tasklist/plugin/training/default/training/questions");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text()).contains("只有培训、副经理和部门经理可以维护题库").doesNotContain("correct");
      assertThat(errors).isEmpty();
    }
  }

  private Page open(BrowserContext session, String user, List<String> errors) {
    Page page = session.newPage();
    page.onPageError(errors::add);
    page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
    Webapp.logIn(page, user);
    page.getByText("培训认证").click();
    assertThat(page.locator(".tr-page .nav li.active")).hasText("我的培训");
    return page;
  }

  private static void check(Page page, String csv) {
    page.getByLabel("导入题目")
        .setInputFiles(new FilePayload("questions.csv", "text/csv", csv.getBytes(UTF_8)));
    button(page, "检查文件").click();
  }

  private static Locator tab(Page page, String name) {
    return page.locator(".tr-page .nav a", new Page.LocatorOptions().setHasText(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
