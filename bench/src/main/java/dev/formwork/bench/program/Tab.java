package dev.formwork.bench.program;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One page of a browser, which counts what comes over the wire. */
final class Tab {

  private static final Duration QUIET = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DevTools tools;
  private final String session;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private volatile long lastEvent = System.nanoTime();

  Tab(DevTools tools, String session) {
    this.tools = tools;
    this.session = session;
    tools.listen(session, this::happened);
    ask("Network.enable");
    ask("Page.enable");
  }

  /**
   * What a page took.
   *
   * @param bytes over the wire, heads included, as compressed as they came
   * @param requests that were not answered from the cache
   */
  record Weight(long bytes, long requests) {}

  /** What came over the wire since the last call. */
  Weight weigh() {
    return new Weight(bytes.getAndSet(0), requests.getAndSet(0));
  }

  /** Opens a page and waits until it shows this and loads nothing more. */
  void open(String url, String selector) {
    tools.ask("Page.navigate", node().put("url", url), session);
    await(selector);
  }

  /** Waits until the page shows this and loads nothing more. */
  void await(String selector) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "document.querySelector('" + selector + "') !== null";
    while (System.nanoTime() < end) {
      boolean still = System.nanoTime() - lastEvent > QUIET.toNanos() && underWay.isEmpty();
      if (still && evaluate(shown).asBoolean(false)) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("the page did not show " + selector);
  }

  void signIn(String address, String username, String password) {
    open(address + "/login", ".fw-login-submit");
    fill("#login-username", username);
    fill("#login-password", password);
    lastEvent = System.nanoTime();
    evaluate("document.querySelector('.fw-login-submit').click()");
    await(".fw-crumbs");
  }

  /** Lets the server think that somebody else comes, while the old page is simply gone. */
  void forgetWhoIAm() {
    ask("Network.clearBrowserCookies");
  }

  void forgetWhatWasLoaded() {
    ask("Network.clearBrowserCache");
  }

  private void fill(String selector, String value) {
    evaluate(
        "(e => {e.value = '%s'; e.dispatchEvent(new Event('input', {bubbles: true}));"
                .formatted(value)
            + "e.dispatchEvent(new Event('change', {bubbles: true}))})"
            + "(document.querySelector('%s'))".formatted(selector));
  }

  private JsonNode evaluate(String script) {
    var answer =
        tools.ask(
            "Runtime.evaluate",
            node().put("expression", script).put("returnByValue", true),
            session);
    return answer.path("result").path("value");
  }

  private void happened(String method, JsonNode event) {
    String id = event.path("requestId").asString("");
    switch (method) {
      case "Network.requestWillBeSent" -> {
        String url = event.path("request").path("url").asString("");
        if (url.startsWith("http")) {
          underWay.add(id);
        }
        lastEvent = System.nanoTime();
      }
      case "Network.loadingFinished" -> {
        long length = event.path("encodedDataLength").asLong(0);
        if (underWay.remove(id) && length > 0) {
          bytes.addAndGet(length);
          requests.incrementAndGet();
        }
        lastEvent = System.nanoTime();
      }
      case "Network.loadingFailed" -> {
        underWay.remove(id);
        lastEvent = System.nanoTime();
      }
      case "Page.frameNavigated" -> lastEvent = System.nanoTime();
      default -> {} // nothing that is counted
    }
  }

  private void ask(String method) {
    tools.ask(method, node(), session);
  }

  private static ObjectNode node() {
    return JsonMapper.shared().createObjectNode();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
