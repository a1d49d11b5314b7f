package dev.formwork.bench.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium of our own, asked over its DevTools protocol on loopback. */
final class Browser implements AutoCloseable {

  private static final String LISTENING = "DevTools listening on ";

  private final Scratch scratch;
  private final Process process;
  private final DevTools tools;

  private Browser(Scratch scratch, Process process, DevTools tools) {
    this.scratch = scratch;
    this.process = process;
    this.tools = tools;
  }

  /** Where a Chromium is: {@code FORMWORK_CHROMIUM}, else on the path. */
  static Optional<Path> find() {
    String named = System.getenv("FORMWORK_CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        .flatMap(
            name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path chromium) {
    var scratch = Scratch.open();
    try {
      var process =
          new ProcessBuilder(
                  List.of(
                      chromium.toString(),
                      "--headless=new",
                      "--remote-debugging-port=0",
                      "--user-data-dir=" + scratch.folder("profile"),
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-quic",
                      "--no-first-run",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-sync",
                      "about:blank"))
              .redirectErrorStream(true)
              .start();
      return new Browser(scratch, process, DevTools.connect(address(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(Process process) throws IOException {
    var lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return line.substring(LISTENING.length()).strip();
      }
    }
    throw new IllegalStateException("the browser did not start");
  }

  /** A new window that shares nothing with any other. */
  Tab open() {
    var json = JsonMapper.shared();
    var context = tools.ask("Target.createBrowserContext", json.createObjectNode(), null);
    var target =
        tools.ask(
            "Target.createTarget",
            json.createObjectNode()
                .put("url", "about:blank")
                .put("browserContextId", context.get("browserContextId").stringValue()),
            null);
    var attached =
        tools.ask(
            "Target.attachToTarget",
            json.createObjectNode()
                .put("targetId", target.get("targetId").stringValue())
                .put("flatten", true),
            null);
    return new Tab(tools, attached.get("sessionId").stringValue());
  }

  @Override
  public void close() {
    tools.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }
}
