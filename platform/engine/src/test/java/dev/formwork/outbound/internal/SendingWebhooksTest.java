package dev.formwork.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.formwork.HandClock;
import dev.formwork.outbound.AllowedHost;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.OutboundProperties;
import dev.formwork.outbound.Outgoing;
import dev.formwork.store.TestStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingWebhooksTest {

  private static final String SECRET = "0123";
  private static final String BODY = "{\"text\":\"订单已交付\"}";

  private final HandClock clock = new HandClock();
  private final HostStore hosts = new HostStore(TestStore.database());
  private final WebhookCarrier carrier =
      new WebhookCarrier(hosts, new OutboundProperties("", "", Duration.ofSeconds(2)), clock);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server = server();

  private record Received(String path, Headers headers, String body) {}

  private HttpServer server() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            received.add(
                new Received(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/status/")) {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              exchange.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
            } else if (path.equals("/endless")) {
              exchange.sendResponseHeaders(200, 0);
              pour(exchange.getResponseBody());
            } else if (path.equals("/silent")) {
              pause(Duration.ofSeconds(30));
            } else {
              exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pour(OutputStream out) throws IOException {
    byte[] much = new byte[65_536];
    for (int i = 0; i < 100_000; i++) {
      out.write(much);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @BeforeEach
  void allowThisMachine() {
    hosts.put(new AllowedHost("localhost", port(), true, "admin", clock.instant()), SECRET);
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    carrier.close();
  }

  @Test
  void postsTheBodyWithItsKeyAndASignatureThatTheReceiverCanCheck() {
    carrier.carry(webhook("/hook?a=1"));

    assertThat(received).hasSize(1);
    Received got = received.getFirst();
    assertThat(got.path()).isEqualTo("/hook?a=1");
    assertThat(got.body()).isEqualTo(BODY);
    assertThat(got.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(got.headers().getFirst("Idempotency-Key")).isEqualTo("r1:2:3");
    assertThat(got.headers().getFirst("Formwork-Signature"))
        .isEqualTo(
            Signature.of(got.body().getBytes(StandardCharsets.UTF_8), SECRET, clock.instant()))
        .isNotEqualTo(Signature.of("{}".getBytes(StandardCharsets.UTF_8), SECRET, clock.instant()))
        .startsWith("t=1795395600,v1=");
  }

  @ParameterizedTest
  @CsvSource({"302, true", "404, true", "410, true", "408, false", "429, false", "503, false"})
  void tellsWhetherALaterAttemptMaySucceed(int status, boolean permanent) {
    NotSent failed = refused(webhook("/status/" + status));

    assertThat(failed.problem().code()).isEqualTo("outbound.webhook.refused");
    assertThat(failed.permanent()).isEqualTo(permanent);
    assertThat(received).as("no redirect is followed").hasSize(1);
  }

  @Test
  void readsNoAnswerHoweverLong() {
    long before = System.nanoTime();

    carrier.carry(webhook("/endless"));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void waitsNoLongerThanItsLimit() {
    NotSent failed = refused(webhook("/silent"));

    assertThat(failed.problem().code()).isEqualTo("outbound.webhook.unreachable");
    assertThat(failed.permanent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://127.1:PORT/",
        "http://2130706433:PORT/",
        "http://0x7f000001:PORT/",
        "http://0177.0.0.1:PORT/",
        "http://[::1]:PORT/",
        "http://[::ffff:7f00:1]:PORT/",
        "http://0.0.0.0:PORT/",
        "http://localhost./:PORT/",
        "http://localhost:1/",
        "http://169.254.169.254/latest/meta-data"
      })
  void reachesNoHostThatNobodyAllowed(String address) {
    NotSent failed = refused(address.replace("PORT", String.valueOf(port())));

    assertThat(failed.problem().code()).isIn("outbound.webhook.host", "outbound.webhook.address");
    assertThat(failed.permanent()).isTrue();
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "jar:file:/x!/y", "gopher://localhost/", "ftp://localhost/"})
  void speaksHttpOnly(String address) {
    assertThat(refused(address).problem().code()).isEqualTo("outbound.webhook.scheme");
  }

  @Test
  void carriesNoUserInTheAddress() {
    assertThat(refused("http://a:b@localhost:" + port() + "/").problem().code())
        .isEqualTo("outbound.webhook.address");
  }

  @Test
  void reachesNoNetworkOfOursUnderAnAllowedName() {
    hosts.put(new AllowedHost("localhost", port(), false, "admin", clock.instant()), SECRET);

    NotSent failed = refused(webhook("/"));

    assertThat(failed.problem().code()).isEqualTo("outbound.webhook.inside");
    assertThat(failed).hasMessageNotContaining(SECRET);
    assertThat(received).isEmpty();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private Outgoing.Webhook webhook(String path) {
    return to("http://localhost:" + port() + path);
  }

  private static Outgoing.Webhook to(String address) {
    return new Outgoing.Webhook("r1:2:3", URI.create(address), BODY);
  }

  private NotSent refused(String address) {
    return refused(to(address));
  }

  private NotSent refused(Outgoing.Webhook webhook) {
    return catchThrowableOfType(NotSent.class, () -> carrier.carry(webhook));
  }
}
