package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.EngineTest;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.internal.Relay;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.internal.TimerLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * What everybody asks for all the time is found by an index: among thousands of documents that are
 * others', at most three are read for each that is shown. The embedded store explains itself in one
 * form; MongoDB's form depends on its version.
 */
@EngineTest
@Import(Asked.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.formwork.store.TestStore#isEmbedded")
class HotQueriesTest {

  private static final int OTHERS = 3000;
  private static final int OWN = 25;
  private static final Instant LONG_AGO = Instant.parse("2026-01-05T01:00:00Z");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Inbox inbox;
  @Autowired Notices notices;
  @Autowired Relay relay;
  @Autowired TimerLoop timers;
  @Autowired MongoDatabase database;
  @Autowired Asked asked;

  Shop.Opened shop;
  RecordView order;

  @BeforeAll
  void openAShopAmongOthers() {
    shop = shops.open();
    order = shop.submitted(200_000);
    for (int i = 1; i < OWN; i++) {
      shop.submitted(100_000 + i);
    }
    multiply(
        orders(),
        new Document("_id", order.id()),
        copy -> {
          copy.put("createdBy", "p-somebody");
          copy.put("department", "west-sales");
          copy.put("store", "west");
          copy.put("participants", List.of("p-somebody"));
          copy.put("holders", List.of("p-somebody"));
          copy.put("number", "ORD-" + copy.getString("_id"));
          return copy;
        });
    multiply(
        "history",
        new Document("record", order.id()),
        copy -> copy.append("record", "of " + copy.getString("_id")));
    multiply(
        "inbox",
        new Document("record", order.id()),
        copy -> copy.append("record", copy.get("_id")).append("holders", List.of("p-somebody")));
  }

  private String orders() {
    return "r." + shop.app + ".order";
  }

  /** So many copies of a document that differ, none with effects, which may still linger in it. */
  private void multiply(String collection, Bson which, UnaryOperator<Document> differing) {
    Document one = Objects.requireNonNull(database.getCollection(collection).find(which).first());
    var copies = new ArrayList<Document>();
    for (int i = 0; i < OTHERS; i++) {
      var copy = new Document(one).append("_id", "%s-%05d".formatted(shop.app, i));
      for (String moment : List.of("createdAt", "since", "at")) {
        if (one.containsKey(moment)) {
          copy.put(moment, Date.from(LONG_AGO.plusSeconds(i)));
        }
      }
      copy.replace("effects", List.of());
      copies.add(differing.apply(copy));
    }
    database.getCollection(collection).insertMany(copies);
  }

  private Actor actor(String name) {
    return shop.actor(name);
  }

  private RecordQuery all() {
    return RecordQuery.all(shop.form("order")).limitedTo(10);
  }

  private void isFrugal(Runnable work) {
    var hot =
        Set.of(
            orders(),
            "r." + shop.app + ".customer",
            "history",
            "inbox",
            "notices",
            "timers",
            "views",
            "failures");
    var plans = asked.by(work, TestStore.unguarded(database.getName()), hot);

    assertThat(plans).isNotEmpty().allMatch(Asked.Plan::isFrugal);
  }

  @Test
  void pagesOfTheInbox() {
    var sun = actor("sun");
    var query = InboxQuery.ALL.limitedTo(10);

    for (var order : InboxQuery.Order.values()) {
      isFrugal(() -> {
        var first = inbox.mine(sun, query.in(order));
        inbox.mine(sun, query.in(order).continuedAt(first.next()));
      });
    }
    isFrugal(() -> inbox.mine(sun, query.ofForm(shop.form("order"))));
    isFrugal(() -> inbox.pool(sun, query));
    isFrugal(() -> inbox.copied(sun, query));
    isFrugal(() -> inbox.done(sun, query));
    isFrugal(() -> inbox.forms(sun));
  }

  @Test
  void countsOfTheInbox() {
    isFrugal(() -> inbox.counts(actor("sun")));
    isFrugal(() -> inbox.counts(actor("mira")));
    isFrugal(() -> inbox.drafts(actor("mira"), 10, null));
    isFrugal(() -> inbox.startedByMe(actor("mira"), 10, null));
  }

  @Test
  void pagesOfAListByIndex() {
    for (String name : List.of("mira", "sun", "wang", "root")) {
      isFrugal(() -> {
        var first = records.query(actor(name), all());
        records.query(actor(name), all().continuedAt(first.next()));
      });
    }
    for (String direction : List.of("asc", "desc")) {
      var byTotal = List.of(new Form.SortBy(FieldKey.of("total"), direction));
      isFrugal(() -> {
        var first = records.query(actor("root"), all().sortedBy(byTotal));
        records.query(actor("root"), all().sortedBy(byTotal).continuedAt(first.next()));
      });
    }
  }

  @Test
  void listsByAFieldThatIsReportable() {
    isFrugal(() ->
        records.query(actor("root"), all().where(Condition.of("total", Operator.EQ, "100007"))));
  }

  @Test
  void oneRecordWithItsHistory() {
    isFrugal(() -> records.get(actor("sun"), order.key(), order.id()));
    isFrugal(() -> records.history(actor("sun"), order.key(), order.id()));
  }

  @Test
  void oneRecordByItsNumber() {
    String number = Objects.requireNonNull(order.number());
    isFrugal(() -> {
      var found =
          records.query(actor("root"), all().where(Condition.of("number", Operator.EQ, number)));
      assertThat(found.rows()).hasSize(1);
    });
  }

  @Test
  void everythingThatADecisionReadsAndWrites() {
    isFrugal(() -> shop.decide("sun", order, "pass", "fine", Map.of("reviewNote", "ok")));
  }

  @Test
  void everythingThatAnEntryReadsAndWrites() {
    isFrugal(() ->
        records.handle(
            actor("mira"),
            new Command.Create(
                shop.form("order"),
                shop.order(Objects.requireNonNull(customer()), 5),
                true,
                shop.act())));
  }

  private String customer() {
    return shop.customer("Bo", "13700000001");
  }

  @Test
  void whatCrashedNodesLeftBehind() {
    isFrugal(relay::sweep);
  }

  @Test
  void timersThatAreDue() {
    var many = new ArrayList<Document>();
    for (int i = 0; i < OTHERS; i++) {
      many.add(
          new Document("_id", shop.app + ":" + i)
              .append("kind", "none")
              .append("due", Date.from(LONG_AGO.plusSeconds(1_000_000_000L + i)))
              .append("next", Date.from(LONG_AGO.plusSeconds(1_000_000_000L + i)))
              .append("version", 1L)
              .append("fence", 1L));
    }
    database.getCollection("timers").insertMany(many);

    isFrugal(timers::fireDue);
  }

  @Test
  void noticesOfAPerson() {
    var many = new ArrayList<Document>();
    for (int i = 0; i < OTHERS; i++) {
      var person = i % 100 == 0 ? "p-otto" : "p-somebody";
      var notice =
          new Document("_id", shop.app + ":" + i)
              .append("person", person)
              .append("what", "urged")
              .append("by", "p-mira")
              .append("form", shop.form("order").toString())
              .append("formTitle", new Document("en", "Order"))
              .append("record", order.id())
              .append("text", new Document("en", "Please"))
              .append("at", Date.from(LONG_AGO.plusSeconds(i)));
      if (i % 1000 == 0) {
        notice.append("unreadBy", person);
      }
      many.add(notice);
    }
    database.getCollection("notices").insertMany(many);

    isFrugal(() -> notices.of(actor("otto"), false));
    isFrugal(() -> notices.of(actor("otto"), true));
  }
}
