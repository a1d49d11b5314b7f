package dev.formwork.bench.program;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions to a browser, and what it tells by itself, over the Chrome DevTools protocol. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder incoming = new StringBuilder();
  private @Nullable WebSocket socket;

  private DevTools() {}

  static DevTools connect(String address) {
    var tools = new DevTools();
    tools.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), tools)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    return tools;
  }

  /** Tells this listener each event: its session and method, and all of it. */
  void listen(String session, BiConsumer<String, JsonNode> listener) {
    listeners.add((of, event) -> {
      if (of.equals(session)) {
        listener.accept(event.get("method").stringValue(), event.get("params"));
      }
    });
  }

  /** The answer; throws if the browser refuses or does not answer. */
  JsonNode ask(String method, ObjectNode parameters, @Nullable String session) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    var question = JsonMapper.shared().createObjectNode().put("id", id).put("method", method);
    question.set("params", parameters);
    if (session != null) {
      question.put("sessionId", session);
    }
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("Expected to be connected to the browser");
    }
    open.sendText(question.toString(), true).join();
    JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + " was refused: " + said.get("error"));
    }
    return said.get("result");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    incoming.append(part);
    if (last) {
      JsonNode message = JsonMapper.shared().readTree(incoming.toString());
      incoming.setLength(0);
      take(message);
    }
    from.request(1);
    return null;
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      var waiting = asked.remove(message.get("id").intValue());
      if (waiting != null) {
        waiting.complete(message);
      }
    } else if (message.has("sessionId")) {
      String session = message.get("sessionId").stringValue();
      listeners.forEach(listener -> listener.accept(session, message));
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
