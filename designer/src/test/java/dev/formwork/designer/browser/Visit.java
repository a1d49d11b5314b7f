package dev.formwork.designer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One person at one browser window. Whatever the browser complains about fails the test. */
final class Visit implements AutoCloseable {

  private static final Path SCREENS = Path.of("target/screens");
  private static final Path REPOSITORY = Path.of("..");
  private static final int NARROW = 640;
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final int QUICK = 15_000;

  private final String address;
  private final BrowserContext context;
  private final Page page;
  private final StringBuilder look;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> expected = new HashSet<>();

  // Publishing plays all scenarios first, which takes a busy machine some time.
  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  private Visit(String address, String look, Browser.NewContextOptions options) {
    this.address = address;
    this.look = new StringBuilder(look);
    this.context = SharedBrowser.BROWSER.newContext(options);
    this.page = context.newPage();
    context.addCookies(List.of(new Cookie("formwork-tour", "seen").setUrl(address)));
    page.setDefaultTimeout(QUICK);
    page.onPageError(this::complain);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complain(message.text());
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
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale(language.equals("zh") ? "zh-CN" : "en-US");
    String look = "-" + language + (width < NARROW ? "-phone" : "");
    return new Visit(program.address(), look, options);
  }

  /**
   * @param theme {@code light} or {@code dark}
   */
  Visit inTheme(String theme) {
    look.append(theme.equals("dark") ? "-dark" : "");
    context.addCookies(List.of(new Cookie("formwork-theme", theme).setUrl(address)));
    return this;
  }

  /** From now on the browser may complain of this, as a page that is not there makes it. */
  Visit expecting(String complaint) {
    expected.add(complaint);
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
    return settle();
  }

  /** Waits until the server has answered all that was asked so far. */
  Visit settle() {
    page.waitForFunction(
        "() => Object.values(window.Vaadin?.Flow?.clients ?? {})"
            + ".every((client) => !client.isActive?.())");
    return this;
  }

  private void complain(String complaint) {
    if (expected.stream().noneMatch(complaint::contains)) {
      complaints.add(complaint);
    }
  }

  /** Keeps what is on screen as {@code target/screens/NAME.png}. */
  Visit picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENS.resolve(name + ".png"))
            .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    return this;
  }

  /**
   * Keeps a picture that the documentation shows, named by language, size and theme: {@code
   * inbox-zh-dark.png}. It is replaced where {@code -Dformwork.pictures=docs/pictures} asks for it.
   * What is worth showing must keep nobody out.
   */
  Visit show(String name) {
    settle().picture(name + look);
    Barriers.on(page).forEach(this::complain);
    String folder = System.getProperty("formwork.pictures", "");
    if (!folder.isEmpty()) {
      copy(SCREENS.resolve(name + look + ".png"), REPOSITORY.resolve(folder));
    }
    return this;
  }

  private static void copy(Path picture, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.copy(
          picture, folder.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Leaves; what was on screen last stays as a picture, should a test want explaining. */
  @Override
  public void close() {
    picture("last-" + COUNTER.incrementAndGet());
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
