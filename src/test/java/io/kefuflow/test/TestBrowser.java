package io.kefuflow.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Chinese headless Chromium: Debian's where it is installed, else the one that Playwright brings.
 * Close it after use.
 */
public final class TestBrowser implements AutoCloseable {

  private static final Path DEBIAN_CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  public TestBrowser() {
    boolean installed = Files.isExecutable(DEBIAN_CHROMIUM);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
    var options =
        new BrowserType.LaunchOptions()
            // as root, Chromium starts without its sandbox only; the rest keeps it from calling
            // home
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    browser =
        playwright
            .chromium()
            .launch(installed ? options.setExecutablePath(DEBIAN_CHROMIUM) : options);
  }

  /** A fresh session without cookies, in Chinese and in Shanghai, at twice the resolution. */
  public BrowserContext newSession() {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setLocale("zh-CN")
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(1440, 900)
            .setDeviceScaleFactor(2));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
