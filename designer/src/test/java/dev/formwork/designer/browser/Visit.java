package dev.formwork.designer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One person at one browser window. Whatever the browser complains about fails the test. */
final class Visit implements AutoCloseable {

  private static final Path SCREENS = Path.of("target/screens");
  private static final int QUICK = 15_000;

  private final String address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visit(String address, Browser.NewContextOptions options) {
    this.address = address;
    this.context = SharedBrowser.BROWSER.newContext(options);
    this.page = context.newPage();
    page.setDefaultTimeout(QUICK);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
  }

  /**
   * A window of 1440 x 900.
   *
   * @param language {@code en} or {@code zh}
   */
  static Visit wide(RunningProgram program, String language) {
    return of(program, language, 1440, 900);
  }

  /** A window of 390 x 844, as a phone has it. */
  static Visit phone(RunningProgram program, String language) {
    return of(program, language, 390, 844);
  }

  private static Visit of(RunningProgram program, String language, int width, int height) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setTimezoneId("Asia/Shanghai")
            .setLocale(language.equals("zh") ? "zh-CN" : "en-US");
    return new Visit(program.address(), options);
  }

  Visit inTheme(String theme) {
    context.addCookies(List.of(new Cookie("formwork-theme", theme).setUrl(address)));
    return this;
  }

  Page page() {
    return page;
  }

  /**
   * @param path with a leading slash
   */
  Visit open(String path) {
    page.navigate(address + path);
    return this;
  }

  Visit signIn(String username, String password) {
    open("/login");
    page.fill("#login-username", username);
    page.fill("#login-password", password);
    page.click(".fw-login-submit");
    return this;
  }

  /** Keeps what is on screen as {@code target/screens/NAME.png}. */
  Visit picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENS.resolve(name + ".png"))
            .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    return this;
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private static Path chromium() {
    String named = System.getenv("FORMWORK_CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("Expected Chromium on the PATH or in FORMWORK_CHROMIUM"));
  }

  private static final class SharedBrowser {
    static final Browser BROWSER =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }
}
