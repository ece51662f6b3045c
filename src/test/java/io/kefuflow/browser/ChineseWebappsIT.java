package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The webapps speak Chinese wherever a role gets: no English word is left in sight. */
@ServerTest
class ChineseWebappsIT {

  private static final String QUESTION = "国际漫游按什么时区计天？";

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  private BrowserContext session;
  private Page page;

  @BeforeEach
  void startSession() {
    session = browser.newSession();
    page = session.newPage();
    page.setViewportSize(1366, 768);
  }

  @AfterEach
  void endSession() {
    session.close();
  }

  @Test
  void anAgentReadsChineseInTasklist() {
    open("tasklist", "agent1");
    expectChinese("本组待领");

    click("键盘快捷键");
    expectChinese("领取当前任务");
    close();
    assertThat(page.getByText("新建任务")).isHidden(); // every task belongs to a procedure
    click("新建");
    expectChinese("客户接待");
    page.keyboard().press("Escape");
    startConsultation();

    page.locator(".task-filter .name a", hasText("本组待领")).click();
    page.locator("li.task h4 a", hasText("确认信息")).first().click();
    expectChinese("确认的事实");
    for (String tab : List.of("历史", "流程图", "说明", "表单")) {
      page.locator(".nav-tabs a", hasText(tab)).click();
      expectChinese(tab);
    }
    readTheCase();
    click("添加备注");
    expectChinese("备注");
    close();
    page.locator("button.claim").click();
    openEachAction("转派", "请客户补充", "催办", "撤回");
    page.locator("button[ng-click='complete()']").click();
    expectChinese("必填。");
    page.locator("[cam-tasklist-task-meta] .glyphicon-calendar").first().click();
    expectChinese("年");
    page.keyboard().press("Escape");
    page.locator("input[placeholder='查找任务']").click();
    expectChinese("候选组");
  }

  /** Opens the tabs of the desk and all that folds away in them. */
  private void readTheCase() {
    page.locator(".nav-tabs a", hasText("时限与客户")).click();
    expectChinese("为什么是这个时限？");
    page.locator(".ad-tab summary").all().forEach(Locator::click);
    expectChinese("服务日历");
    page.locator(".nav-tabs a", hasText("附件")).click();
    expectChinese("还没有附件。");
    page.locator(".nav-tabs a", hasText("表单")).click();
  }

  private void openEachAction(String... actions) {
    for (String action : actions) {
      page.locator(".ad-action", hasText(action)).click();
      expectChinese("取消");
      page.locator("dialog[open] button[type='submit']").click();
      expectChinese("必填。");
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog[open]")).hasCount(0);
    }
  }

  @Test
  void aSupervisorReadsChineseInCockpit() {
    open("tasklist", "agent1");
    startConsultation();
    session.clearCookies();

    open("cockpit", "supervisor1");
    expectChinese("运行中的流程实例");
    goTo("#/processes");
    expectChinese("投诉处理");
    page.locator("tbody a", hasText("业务咨询")).first().click();
    expectChinese("定义标识：");
    for (String tab : List.of("异常", "被调用的流程定义", "作业定义", "流程实例")) {
      page.locator(".nav-tabs a", hasText(tab)).click();
      expectChinese(tab);
    }
    page.locator(".ctn-tabbed tbody td a").first().click();
    expectChinese("业务编号：");
    for (String tab : List.of("变量", "异常", "被调用的流程实例", "用户任务", "作业", "外部任务")) {
      page.locator(".nav-tabs a", hasText(tab)).first().click();
      expectChinese(tab);
    }
    goTo("#/tasks");
    expectChinese("按类型分配情况");
    goTo("#/decisions");
    page.locator("tbody a", hasText("投诉等级评定")).click();
    expectChinese("命中策略：");
    goTo("#/repository");
    expectChinese("部署时间");
    goTo("#/batch");
    expectChinese("进行中的批处理");
  }

  @Test
  void anAdministratorReadsChineseInAdminAndWelcome() {
    open("admin", "admin");
    expectChinese("用户");
    Map.of(
            "#/users", "用户列表",
            "#/user-create", "新建用户",
            "#/users/agent1?tab=groups", "加入用户组",
            "#/groups", "用户组列表",
            "#/group-create", "新建用户组",
            "#/tenants", "租户列表",
            "#/authorization?resource=6", "新建授权")
        .forEach(
            (address, text) -> {
              goTo(address);
              expectChinese(text);
            });
    goTo("#/system");
    expectChinese("基本信息");

    page.navigate(address("welcome"));
    expectChinese("运行监控");
    click("编辑资料");
    expectChinese("编辑您的资料");

    page.navigate(address("tasklist"));
    page.locator(".task-filter .glyphicon-pencil").first().click();
    expectChinese("自动刷新");
    for (String section : List.of("条件", "权限", "变量")) {
      page.locator(".modal-body .panel-heading a", hasText(section)).click();
      expectChinese(section);
    }
    // the entries of a closed list are not in sight
    assertThat(new EnglishText(names()).in(page.locator(".filter-modal option").allTextContents()))
        .isEmpty();
  }

  @Test
  void theLanguageCanBeSwitchedBeforeLoggingIn() {
    page.navigate(address("tasklist"));
    expectChinese("登录");
    assertThat(page).hasTitle("客服流程 KefuFlow 任务列表");
    assertThat(page.locator(".ce-eol-banner")).isHidden();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");

    page.locator(".language-switch").click();
    assertThat(page.locator("button[type='submit']")).hasText("Log in");
    assertThat(page).hasTitle("KefuFlow Tasklist");

    page.locator(".language-switch").click();
    expectChinese("登录");
  }

  /** Opens the start form, sees what it says about missing answers, and starts. */
  private void startConsultation() {
    page.locator("a:has(.glyphicon-list-alt)").click();
    expectChinese("点击流程名称即可启动。");
    page.locator(".modal-dialog a", hasText("业务咨询")).click();
    assertThat(page.locator(".modal-dialog .fjs-container")).isVisible();
    page.locator(".modal-footer .btn-primary").click();
    expectChinese("必填。");

    expectChinese("填写电话后");
    fill("客户电话", "13800138177");
    assertThat(page.locator(".ad-caller")).containsText(Pattern.compile("新客户|老客户：何静"));
    fill("客户姓名", "何静");
    Locator category = field("咨询类别");
    category.locator(".fjs-input-group").click();
    category.getByText("资费套餐").click();
    fill("客户的问题", QUESTION);
    page.locator(".modal-footer .btn-primary").click();
    assertThat(page.locator(".modal-dialog")).hasCount(0);
  }

  private void fill(String label, String text) {
    Locator input = field(label).locator("input, textarea");
    input.fill(text);
    input.blur();
  }

  private Locator field(String label) {
    return page.locator(".fjs-form-field")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        ".fjs-form-field-label", new Page.LocatorOptions().setHasText(label))));
  }

  private void open(String app, String userId) {
    page.navigate(address(app));
    expectChinese("登录");
    Webapp.logIn(page, userId);
  }

  private String address(String app) {
    return "http://localhost:" + port + "/camunda/app/" + app + "/";
  }

  private void goTo(String hash) {
    page.evaluate("hash => { location.hash = hash }", hash);
  }

  private void click(String text) {
    page.getByText(text, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  /** Closes the dialog. */
  private void close() {
    page.locator(".modal-footer .btn-link, .modal-footer .btn-default").first().click();
    assertThat(page.locator(".modal-dialog")).hasCount(0);
  }

  /** Waits for the text, and until there is no English around it. */
  private void expectChinese(String text) {
    assertThat(page.locator("body")).containsText(text);
    var english = new EnglishText(names());
    await()
        .untilAsserted(
            () ->
                assertThat(english.on(page))
                    .as("English on %s, at %s", page.url(), text)
                    .isEmpty());
  }

  private Set<String> names() {
    var identities = engine.getIdentityService();
    var models = engine.getRepositoryService();
    var names =
        new HashSet<String>(List.of("default", "WORKFLOW", "SYSTEM", "String", "Boolean", "Null"));
    Stream.of(
            identities.createUserQuery().list().stream().map(User::getId),
            identities.createGroupQuery().list().stream().map(Group::getId),
            models.createProcessDefinitionQuery().list().stream().map(ProcessDefinition::getKey),
            models.createDecisionDefinitionQuery().list().stream().map(DecisionDefinition::getKey),
            engine.getRuntimeService().createVariableInstanceQuery().list().stream()
                .flatMap(ChineseWebappsIT::nameAndValue),
            Stream.<Permission[]>of(Permissions.values(), ProcessDefinitionPermissions.values())
                .flatMap(Stream::of)
                .map(Permission::getName))
        .flatMap(found -> found)
        .forEach(names::add);
    return names;
  }

  private static Stream<String> nameAndValue(VariableInstance variable) {
    return Stream.of(variable.getName(), String.valueOf(variable.getValue()));
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
