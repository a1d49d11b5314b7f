package dev.formwork.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.formwork.EngineTest;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class RebuildingTheInboxTest {

  @Autowired Shop shops;
  @Autowired Inbox inbox;
  @Autowired MongoDatabase database;

  @Test
  void makesTheSameEntriesAgainFromTheRecords() {
    Shop.Opened shop = shops.open();
    RecordView big = shop.submitted(900_000);
    shop.decide("sun", big, "pass", "", Map.of("reviewNote", "ok"));
    RecordView returned = shop.submitted(200_000);
    shop.decide("sun", returned, "fail", "Wrong model", Map.of());
    shop.decide(
        "mira",
        returned,
        "resubmit",
        "",
        Map.of("lines", List.of(Map.of("model", "E7", "price", 210_000))));
    shop.submitted(300_000);
    var before = everything(shop);

    database.getCollection("inbox").deleteMany(Filters.eq("app", shop.app.value()));
    assertThat(everything(shop)).allSatisfy(list -> assertThat(list).isEmpty());
    inbox.rebuild(shop.actor("root"));

    assertThat(everything(shop)).isEqualTo(before);
  }

  @Test
  void isForAdministrators() {
    Shop.Opened shop = shops.open();

    assertThatThrownBy(() -> inbox.rebuild(shop.actor("wang")))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("inbox.rebuild.not-allowed");
  }

  private List<List<InboxEntry>> everything(Shop.Opened shop) {
    InboxQuery here = InboxQuery.ALL.ofApp(shop.app);
    return List.of("mira", "sun", "wang").stream()
        .map(shop::actor)
        .flatMap(actor ->
            List.of(inbox.mine(actor, here).items(), inbox.done(actor, here).items()).stream())
        .toList();
  }
}
