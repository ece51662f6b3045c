package io.kefuflow.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What the desk adds to Tasklist: lines on the cards, tabs and actions of the open task. */
final class AgentDesk {

  private final Tasklist tasklist;
  private final Page page;

  AgentDesk(Tasklist tasklist) {
    this.tasklist = tasklist;
    page = tasklist.page();
  }

  /** The line on the card of a task of the case. */
  Locator line(String caseNumber, String task) {
    return tasklist.card(caseNumber, task).locator(".ad-card");
  }

  /** The remaining time on that card. */
  Locator clock(String caseNumber, String task) {
    return line(caseNumber, task).locator(".ad-clock");
  }

  /** Opens the tab 时限与客户. */
  Locator openCase() {
    return open("时限与客户");
  }

  /** Opens the tab 附件. */
  Locator openAttachments() {
    return open("附件");
  }

  private Locator open(String tab) {
    tasklist.tab(tab).click();
    return page.locator(".ad-tab");
  }

  /** The part of the tab with this heading. */
  Locator section(String heading) {
    return page.locator(".ad-section")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))));
  }

  /** The button above the open task with this name. */
  Locator action(String name) {
    return page.locator(".ad-actions button", new Page.LocatorOptions().setHasText(name));
  }

  /** The open dialog. */
  Locator dialog() {
    return page.locator("dialog[open]");
  }

  /** Fills in a text of the open dialog. */
  void fill(String label, String text) {
    dialog().getByLabel(label).fill(text);
  }

  /** Sends what was filled in. */
  void send() {
    dialog().locator("button[type='submit']").click();
  }

  /** The number beside the filter. */
  Locator count(String filter) {
    return page.locator(".task-filter", new Page.LocatorOptions().setHasText(filter))
        .locator(".ad-count");
  }
}
