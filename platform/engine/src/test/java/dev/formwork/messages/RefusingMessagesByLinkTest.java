package dev.formwork.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.CapturedOutbound;
import dev.formwork.EngineInVirtualTime;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.outbound.Outgoing;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineInVirtualTime
class RefusingMessagesByLinkTest {

  private static final String BASE = "https://dealer.example";

  @LocalServerPort int port;
  @Autowired Shop shops;
  @Autowired Messages messages;
  @Autowired Timers timers;
  @Autowired Clock clock;
  @Autowired CapturedOutbound outbound;

  Shop.Opened shop;
  RecordView order;

  @BeforeEach
  void open() {
    timers.fireDue();
    shop = shops.open();
    shops.republish(
        shop,
        "message",
        "offer",
        """
        key: offer
        title: Offer
        form: order
        purpose: marketing
        customer: {who: customer, phone: customer.phone}
        channels: [{channel: sms, text: "{{$link}} {{$optout}}"}]
        """);
    order = shop.submitted(200_000);
    outbound.forget();
  }

  @Test
  void aLinkInAMessageEndsThem() throws Exception {
    String[] links = said("one").split(" ", 2);
    assertThat(links[0]).isEqualTo(BASE + "/apps/" + shop.app + "/order/" + order.id());
    assertThat(links[1]).startsWith(BASE + "/public/optout/");
    String path = links[1].substring(BASE.length());

    assertThat(get(path, "en").body()).contains("You get all our messages.");
    assertThat(get(path, "zh-CN").body()).contains("您将收到我们的全部消息。");
    said("two");
    assertThat(post(path, "marketing").body()).contains("no offers and invitations");

    assertThat(said("three")).isEmpty();
    assertThat(post(path, "whatever").statusCode()).isEqualTo(422);
    assertThat(said("still")).isEmpty();
    assertThat(post(path, "nothing").body()).contains("You get all our messages.");
    assertThat(said("four")).isNotEmpty();
  }

  @Test
  void aLinkOfNobodyEndsNothingAndTellsNothing() throws Exception {
    HttpResponse<String> answer = post("/public/optout/" + "0".repeat(64), "everything");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("not valid any more");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void thePageRunsNothingAndIsFramedByNobody() throws Exception {
    String path = said("one").split(" ", 2)[1].substring(BASE.length());

    HttpResponse<String> page = get(path, "en");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body()).doesNotContain("Li Na", order.id(), "<script");
  }

  /** What an offer says; nothing where it is not sent. */
  private String said(String id) {
    outbound.forget();
    var template = new QualifiedKey(shop.app, DefinitionKey.of("offer"));
    var about =
        new MessageOrder.About(order.key(), LocalizedText.of("Order"), order.id(), order.number());
    messages.send(
        new MessageOrder(
            shop.app + id,
            template,
            about,
            List.of(),
            "p-mira",
            LocalizedText.EMPTY,
            false,
            clock.instant()));
    timers.fireDue();
    return outbound.left().stream()
        .map(left -> ((Outgoing.Sms) left).text())
        .findFirst()
        .orElse("");
  }

  private HttpResponse<String> get(String path, String language) throws Exception {
    return send(request(path).header("Accept-Language", language).GET());
  }

  private HttpResponse<String> post(String path, String choice) throws Exception {
    return send(
        request(path)
            .header("Accept-Language", "en")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("choice=" + choice)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
