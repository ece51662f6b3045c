package io.kefuflow.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;

/** What Camunda's webapps have in common. */
final class Webapp {

  private static final String PASSWORD = "kefu-demo";

  private static final Locator.WaitForOptions SOON =
      new Locator.WaitForOptions().setTimeout(10_000);

  private Webapp() {}

  /**
   * Fills in the login form that the page shows, again where Camunda draws it anew meanwhile: it
   * does when it has found out that nobody is logged in.
   */
  static void logIn(Page page, String userId) {
    Locator password = page.locator("input[type='password']");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    await()
        .pollInSameThread()
        .until(
            () -> {
              if (!password.isVisible()) {
                return isLoggedIn(page);
              }
              page.locator("input[name='username'], input[type='text']").first().fill(userId);
              password.fill(PASSWORD);
              page.keyboard().press("Enter");
              return isLoggedIn(page);
            });
  }

  private static boolean isLoggedIn(Page page) {
    try {
      page.locator(".account .dropdown-toggle").waitFor(SOON);
      return true;
    } catch (TimeoutError notYet) {
      return false;
    }
  }

  /** The width of a picture, pixels, once it is loaded. */
  static int width(Locator picture) {
    return (int)
        picture.evaluate("async image => { await image.decode(); return image.naturalWidth; }");
  }
}
