package dev.formwork.api;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import dev.formwork.tasks.Copies;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Copies are new to those who get them until they read them, and the sender sees who did. */
@EngineTest
class ReadingCopiesOverHttpTest {

  @Autowired Shop shops;
  @Autowired Inbox inbox;
  @Autowired Copies copies;
  @LocalServerPort int port;

  Shop.Opened shop;
  ApiClient mira;
  ApiClient wang;
  ApiClient sun;
  String record;

  @BeforeEach
  void sendAnOrderForReading() {
    shop = shops.open();
    mira = ApiClient.of(port, "mira", "demo");
    wang = ApiClient.of(port, "wang", "demo");
    sun = ApiClient.of(port, "sun", "demo");
    shops.republish(
        shop,
        "flow",
        "approval",
        approval(
            "copy",
            "{key: copy, kind: cc, title: To read, to: [{person: wang}, {person: sun}], next: one}",
            task("one", "{person: sun}", "", "done")));
    record = shop.submitted(20_000).id();
  }

  @Test
  void isNewUntilItIsMarkedAsRead() {
    JsonNode copy = listed(wang, "unread").get(0);
    assertThat(copy.get("record").asString()).isEqualTo(record);
    assertThat(copy.get("unread").asBoolean()).isTrue();

    String id = copy.get("id").asString();
    assertThat(wang.post("/api/v1/copies/" + id + "/read", "").status()).isEqualTo(204);

    assertThat(listed(wang, "unread").size()).isZero();
    assertThat(listed(wang, "copied").get(0).get("unread").asBoolean()).isFalse();
    assertThat(listed(sun, "unread").size()).isEqualTo(1);
  }

  @Test
  void tellsReadersOfTheRecordWhoHasReadIt() {
    assertThat(reads(mira)).containsExactly("p-wang false", "p-sun false");

    copies.opened(shop.actor("wang"), record);
    String at = readAt();
    copies.opened(shop.actor("wang"), record);

    assertThat(reads(mira)).containsExactly("p-wang true", "p-sun false");
    assertThat(readAt()).isEqualTo(at);
    assertThat(ApiClient.of(port, "wei", "demo").get(path()).status()).isEqualTo(404);
  }

  @Test
  void countsWhatIsNewBesideAll() {
    var sent = shop.actor("wang");
    long before = inbox.counts(sent).unread();
    shop.submitted(30_000);
    assertThat(inbox.counts(sent).unread()).isEqualTo(before + 1);

    assertThat(wang.post("/api/v1/copies/read", "").status()).isEqualTo(204);

    assertThat(inbox.counts(sent).unread()).isZero();
    assertThat(inbox.copied(sent, InboxQuery.ALL.ofApp(shop.app)).count()).isEqualTo(2);
  }

  @Test
  void staysReadWhenItIsToldOfAgain() {
    copies.opened(shop.actor("wang"), record);

    inbox.rebuild(shop.actor("root"));

    assertThat(reads(mira)).containsExactly("p-wang true", "p-sun false");
  }

  @Test
  void isNobodysBusinessWhoGotNone() {
    String id = listed(wang, "unread").get(0).get("id").asString();

    var otto = ApiClient.of(port, "otto", "demo").post("/api/v1/copies/" + id + "/read", "");

    assertThat(otto.code()).isEqualTo("inbox.task.not-found");
    assertThat(otto.status()).isEqualTo(404);
  }

  private String path() {
    return "/api/v1/apps/" + shop.app + "/forms/order/records/" + record + "/copies";
  }

  private String readAt() {
    return mira.get(path()).body().at("/0/readers/0/readAt").asString();
  }

  private List<String> reads(ApiClient who) {
    return who.get(path())
        .body()
        .at("/0/readers")
        .valueStream()
        .map(reader -> reader.get("person").asString() + " " + reader.get("read").asBoolean())
        .toList();
  }

  private JsonNode listed(ApiClient who, String state) {
    return who.get("/api/v1/tasks?state=" + state + "&app=" + shop.app).body().get("items");
  }
}
