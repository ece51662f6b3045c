package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.kefuflow.test.TestBrowser;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/**
 * Tasklist as one person works with it, in a session of that person's own. What the webapp itself
 * says is found by structure, since its language may change; the forms are found by their Chinese
 * labels.
 */
final class Tasklist implements AutoCloseable {

  /** Tasks of the groups of the user that nobody has taken. */
  static final String QUEUE = "本组待领";

  /** Tasks that the user holds. */
  static final String MINE = "我的任务";

  private static final Pattern KNOWN_OR_NEW = Pattern.compile("[新老]客户：");

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  private final BrowserContext session;
  private final String address;
  private final Page page;

  private Tasklist(BrowserContext session, int port) {
    this.session = session;
    address = "http://localhost:" + port + "/camunda/app/tasklist/";
    page = session.newPage();
    page.setViewportSize(1366, 768);
  }

  /** Tasklist of the server on the port, with the user logged in. */
  static Tasklist open(TestBrowser browser, int port, String userId) {
    var tasklist = new Tasklist(browser.newSession(), port);
    tasklist.page.navigate(tasklist.address);
    Webapp.logIn(tasklist.page, userId);
    assertThat(tasklist.filter(MINE)).isVisible();
    return tasklist;
  }

  /** Opens the start form of the process. */
  void openStartForm(String process) {
    page.locator("a:has(.glyphicon-list-alt)").click();
    page.locator(".modal-dialog a", new Page.LocatorOptions().setHasText(process)).click();
    assertThat(form()).isVisible();
  }

  /** Presses the button that starts the process; what then happens is for the caller to see. */
  void pressStart() {
    page.locator(".modal-footer .btn-primary").click();
  }

  /** Presses it and waits until the form is gone. */
  void start() {
    pressStart();
    assertThat(form()).hasCount(0);
  }

  /**
   * Opens the task of the case that one of the filters shows. The page is loaded again, since the
   * list refreshes itself only from time to time.
   */
  void openTask(String filter, String caseNumber, String task) {
    page.navigate(address);
    filter(filter).click();
    card(caseNumber, task).locator("h4 a").click();
    assertThat(page.locator("h2.task")).hasText(task);
    awaitForm();
  }

  /** Opens the task by its address, as a link in a message would. */
  void openTask(String taskId) {
    page.navigate(address + "default/#/?task=" + taskId);
    page.reload();
    awaitForm();
  }

  /** Opens the task without loading the page again. */
  void goToTask(String taskId, String name) {
    page.evaluate("taskId => { location.hash = '#/?task=' + taskId }", taskId);
    assertThat(page.locator("h2.task")).hasText(name);
    awaitForm();
  }

  /** Its button comes when Tasklist listens to what is filled in. */
  private void awaitForm() {
    assertThat(form()).isVisible();
    assertThat(completeButton()).isVisible();
  }

  /** The cards of this task of the case in the list. */
  Locator card(String caseNumber, String task) {
    return page.locator("li.task", new Page.LocatorOptions().setHasText(caseNumber))
        .filter(new Locator.FilterOptions().setHasText(task));
  }

  /** Takes the open task; what then happens is for the caller to see. */
  void pressClaim() {
    page.locator("button.claim").click();
  }

  /** Takes the open task and waits until its form can be filled in. */
  void claim() {
    pressClaim();
    assertThat(completeButton()).isEnabled();
  }

  /** Presses the button that completes the task; what then happens is for the caller to see. */
  void pressComplete() {
    completeButton().click();
  }

  /** Completes the open task, whose form has nothing to object to, and waits until it is closed. */
  void complete() {
    assertThat(form().locator(".fjs-form-field-error")).hasText(new String[0]);
    pressComplete();
    assertThat(form()).hasCount(0);
  }

  Locator completeButton() {
    return page.locator("button[ng-click='complete()']");
  }

  /** The form that is open. */
  Locator form() {
    return page.locator(".fjs-container");
  }

  /** The field of the open form with this label. */
  Locator field(String label) {
    return form()
        .locator(".fjs-form-field")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        ".fjs-form-field-label", new Page.LocatorOptions().setHasText(label))));
  }

  /** Types into a text or number field. Leaving it makes the form take the text at once. */
  void fill(String label, String text) {
    Locator input = field(label).locator("input, textarea");
    input.fill(text);
    input.blur();
  }

  /**
   * Types the number of a customer and waits until the form says who that is: with it come open
   * cases, which move what is below.
   */
  void caller(String phone) {
    fill("客户电话", phone);
    assertThat(form().locator(".ad-caller")).containsText(KNOWN_OR_NEW);
  }

  /** Chooses an entry of a drop-down list, which is no native one. */
  void select(String label, String option) {
    Locator field = field(label);
    field.locator(".fjs-input-group").click();
    field.getByText(option, EXACTLY).click();
  }

  /** Chooses one of the options that stand side by side. */
  void choose(String label, String option) {
    field(label).getByText(option, EXACTLY).click();
  }

  /** Ticks entries of a list that is searched by typing. */
  void tag(String label, String... entries) {
    for (String entry : entries) {
      Locator field = field(label);
      field.locator("input").fill(entry);
      field
          .locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(entry))
          .click();
    }
    page.keyboard().press("Escape");
  }

  /** Fills in a date, e.g. 2026-12-01. */
  void date(String label, LocalDate date) {
    Locator input = field(label).locator(".flatpickr-input");
    input.fill(
        "%d/%02d/%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
    input.press("Enter");
    input.press("Tab");
  }

  /** Fills in a date and a time of day to the minute. */
  void time(String label, LocalDateTime time) {
    date(label, time.toLocalDate());
    Locator input = field(label).locator(".fjs-timepicker input");
    input.fill("%02d:%02d".formatted(time.getHour(), time.getMinute()));
    input.press("Enter");
    input.press("Tab");
  }

  /** Opens a page of ours by its link in the bar. */
  Page openPage(String link) {
    page.navigate(address);
    page.locator("a", new Page.LocatorOptions().setHasText(link)).click();
    return page;
  }

  /** The tab of the open task with this title. */
  Locator tab(String title) {
    return page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText(title));
  }

  /** Ends the session by the menu of the user. */
  void logOut() {
    page.locator("[cam-widget-header] .account > a").click();
    page.locator(".logout a").click();
    assertThat(page.locator("input[type='password']")).isVisible();
  }

  /** The page, for what this class has no words for. */
  Page page() {
    return page;
  }

  /** The messages that the webapp shows. */
  Locator notices() {
    return page.locator(".notifications").first();
  }

  /** The filter with this name in the list of filters. */
  Locator filter(String name) {
    return page.locator(".task-filter .name a", new Page.LocatorOptions().setHasText(name));
  }

  /** Ends the session. */
  @Override
  public void close() {
    session.close();
  }
}
