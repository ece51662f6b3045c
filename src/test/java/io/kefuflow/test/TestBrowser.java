package io.kefuflow.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chinese headless browser: Debian's Chromium where it is installed, else the one that Playwright
 * brings, or Debian's Firefox. Opened with its first session; registered as an extension it is
 * closed after the last test, else close it after use.
 */
public final class TestBrowser implements AfterAllCallback, AutoCloseable {

  /** How long anything that a test waits for may take on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    Awaitility.setDefaultTimeout(PATIENCE);
  }

  private static final Path DEBIAN_CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DEBIAN_FIREFOX = Path.of("/usr/bin/firefox-esr");

  private final boolean installed;
  private final BiFunction<Playwright, Boolean, Browser> launch;

  private Playwright playwright;
  private Browser browser;

  /** Chromium. */
  public TestBrowser() {
    this(Files.isExecutable(DEBIAN_CHROMIUM), TestBrowser::chromium);
  }

  private TestBrowser(boolean installed, BiFunction<Playwright, Boolean, Browser> launch) {
    this.installed = installed;
    this.launch = launch;
  }

  /** Whether there is a Firefox to test with. */
  public static boolean hasFirefox() {
    return Files.isExecutable(DEBIAN_FIREFOX);
  }

  /** Firefox as people have it, driven by the standard that it speaks itself (WebDriver BiDi). */
  public static TestBrowser firefox() {
    return new TestBrowser(
        true,
        (playwright, installed) ->
            playwright
                .firefox()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setChannel("moz-firefox")
                        .setExecutablePath(DEBIAN_FIREFOX)));
  }

  private static Browser chromium(Playwright playwright, boolean installed) {
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
    return playwright
        .chromium()
        .launch(installed ? options.setExecutablePath(DEBIAN_CHROMIUM) : options);
  }

  /** A fresh session without cookies, in Chinese and in Shanghai, at twice the resolution. */
  public BrowserContext newSession() {
    if (browser == null) {
      open();
    }
    BrowserContext session =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1440, 900)
                .setDeviceScaleFactor(2));
    session.setDefaultTimeout(PATIENCE.toMillis());
    return session;
  }

  private void open() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
    try {
      browser = launch.apply(playwright, installed);
    } catch (RuntimeException notStarted) {
      close();
      throw notStarted;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
      browser = null;
    }
  }
}
