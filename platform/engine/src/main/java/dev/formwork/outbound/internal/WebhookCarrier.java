package dev.formwork.outbound.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.outbound.Carrier;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.OutboundProperties;
import dev.formwork.outbound.Outgoing;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Signed webhooks, to allowed hosts only. The name is resolved once and the connection goes to the
 * very address that was judged; no redirect is followed and no answer is read.
 */
@Component
@Order(0)
class WebhookCarrier implements Carrier {

  private static final int TOO_MANY = 429;
  private static final int TIMED_OUT = 408;

  private final HostStore hosts;
  private final Clock clock;
  private final Duration limit;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhooks-watch").factory());

  WebhookCarrier(HostStore hosts, OutboundProperties properties, Clock clock) {
    this.hosts = hosts;
    this.clock = clock;
    this.limit = properties.limit();
    this.client = client(Timeout.of(limit));
  }

  private static CloseableHttpClient client(Timeout timeout) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .setUserAgent("Formwork")
        .build();
  }

  @PreDestroy
  void close() throws IOException {
    watch.shutdownNow();
    client.close();
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public boolean carries(Outgoing outgoing) {
    return outgoing instanceof Outgoing.Webhook;
  }

  @Override
  public void carry(Outgoing outgoing) {
    var webhook = (Outgoing.Webhook) outgoing;
    URI address = webhook.address();
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw NotSent.forGood(Problem.error("outbound.webhook.scheme", ""));
    }
    if (address.getHost() == null || address.getUserInfo() != null) {
      throw NotSent.forGood(Problem.error("outbound.webhook.address", ""));
    }
    String name = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort() != -1 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    HostStore.Known known =
        hosts
            .find(name, port)
            .orElseThrow(() ->
                NotSent.forGood(
                    Problem.error("outbound.webhook.host", "").with("host", name + ":" + port)));
    var target = new HttpHost(scheme, judged(known), name, port);
    post(target, webhook, known.secret());
  }

  private static InetAddress judged(HostStore.Known known) {
    try {
      InetAddress[] found = InetAddress.getAllByName(known.host().host());
      for (InetAddress address : found) {
        if (!known.host().inside() && !PublicAddress.isPublic(address)) {
          throw NotSent.forGood(
              Problem.error("outbound.webhook.inside", "").with("host", known.host().key()));
        }
      }
      return found[0];
    } catch (UnknownHostException e) {
      throw NotSent.forNow(
          Problem.error("outbound.webhook.unknown-host", "").with("host", known.host().key()));
    }
  }

  private void post(HttpHost target, Outgoing.Webhook webhook, String secret) {
    URI address = webhook.address();
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    var post =
        new HttpPost(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
    byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
    post.setEntity(new StringEntity(webhook.body(), ContentType.APPLICATION_JSON));
    post.setHeader("Idempotency-Key", webhook.key());
    post.setHeader("Formwork-Signature", Signature.of(body, secret, clock.instant()));
    ScheduledFuture<?> end = watch.schedule(post::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      judge(status(target, post), target);
    } catch (IOException e) {
      throw NotSent.forNow(
          Problem.error("outbound.webhook.unreachable", "").with("host", target.toHostString()));
    } finally {
      end.cancel(false);
    }
  }

  /** The connection ends with the status: what follows it may be long, and nobody asked for it. */
  private int status(HttpHost target, HttpPost post) throws IOException {
    ClassicHttpResponse answer = client.executeOpen(target, post, null);
    try {
      return answer.getCode();
    } finally {
      post.cancel();
      Closer.closeQuietly(answer);
    }
  }

  private static void judge(int status, HttpHost target) {
    if (status >= 200 && status < 300) {
      return;
    }
    Problem problem =
        Problem.error("outbound.webhook.refused", "")
            .with("host", target.toHostString())
            .with("status", status);
    throw status >= 500 || status == TOO_MANY || status == TIMED_OUT
        ? NotSent.forNow(problem)
        : NotSent.forGood(problem);
  }
}
