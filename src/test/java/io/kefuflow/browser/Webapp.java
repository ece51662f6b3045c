package io.kefuflow.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/** What Camunda's webapps have in common. */
final class Webapp {

  private static final String PASSWORD = "kefu-demo";

  private Webapp() {}

  /**
   * Fills in the login form that the page shows, once Camunda knows that nobody is logged in: it
   * then draws the form anew.
   */
  static void logIn(Page page, String userId) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.locator("input[name='username'], input[type='text']").first().fill(userId);
    page.locator("input[type='password']").fill(PASSWORD);
    page.keyboard().press("Enter");
  }
}
