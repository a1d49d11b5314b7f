package dev.formwork.tasks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.formwork.records.Effect;
import dev.formwork.store.CoveredWrites;
import dev.formwork.store.TestStore;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Effects may come twice and in any order; what they leave must be the same. */
class KeepingTheInboxTest {

  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  /** A record that is submitted, passed by Sun, and agreed to by Wang. */
  private static final List<Effect> LIFE =
      List.of(
          effect(1, List.of(task("r1:3", "sun")), List.of()),
          effect(2, List.of(task("r1:3", "sun")), List.of()),
          effect(3, List.of(task("r1:6", "wang")), List.of(closed("r1:3", "sun", "pass"))),
          effect(4, List.of(), List.of(closed("r1:6", "wang", "agree"))));

  @Test
  void leavesTheSameWhateverTheOrderAndRepetitionOfEffects() {
    for (int seed = 0; seed < 20; seed++) {
      var entries = entries();
      var receiver = new InboxReceiver(entries);
      var effects = new ArrayList<>(LIFE);
      effects.addAll(LIFE.subList(0, seed % 5));
      Collections.shuffle(effects, new Random(seed));

      effects.forEach(receiver::receive);

      assertThat(ids(entries, Entries.Whose.heldBy("sun"))).as("seed %d", seed).isEmpty();
      assertThat(ids(entries, Entries.Whose.heldBy("wang"))).as("seed %d", seed).isEmpty();
      assertThat(ids(entries, Entries.Whose.decidedBy("sun"))).containsExactly("r1:3");
      assertThat(ids(entries, Entries.Whose.decidedBy("wang"))).containsExactly("r1:6");
      assertThat(entries.find("r1:3").orElseThrow().closing().outcome()).isEqualTo("pass");
    }
  }

  @Test
  void closesByARebuildWhatTheRecordDoesNotHaveOpenAnyMore() {
    var entries = entries();
    var receiver = new InboxReceiver(entries);
    receiver.receive(LIFE.getFirst());

    receiver.receive(complete(3, List.of(task("r1:6", "wang"))));

    assertThat(ids(entries, Entries.Whose.heldBy("sun"))).isEmpty();
    assertThat(ids(entries, Entries.Whose.heldBy("wang"))).containsExactly("r1:6");
    assertThat(entries.find("r1:3").orElseThrow().isOpen()).isFalse();
  }

  @Test
  void isNotSetBackByARebuildThatReadTheRecordBeforeItsLastWrite() {
    var entries = entries();
    var receiver = new InboxReceiver(entries);
    LIFE.forEach(receiver::receive);

    receiver.receive(complete(2, List.of(task("r1:3", "sun"))));

    assertThat(ids(entries, Entries.Whose.heldBy("sun"))).isEmpty();
    assertThat(ids(entries, Entries.Whose.decidedBy("sun"))).containsExactly("r1:3");
  }

  private static Entries entries() {
    MongoDatabase database = TestStore.database();
    return new Entries(database, new CoveredWrites(database));
  }

  private static List<String> ids(Entries entries, Entries.Whose whose) {
    return entries.list(whose, InboxQuery.ALL, List.of()).items().stream()
        .map(InboxEntry::id)
        .toList();
  }

  private static Effect complete(long revision, List<Map<String, Object>> open) {
    var told = new java.util.HashMap<>(effect(revision, open, List.of()).payload());
    told.put("complete", true);
    return new Effect("r1:" + revision + ":inbox", Effect.INBOX, told);
  }

  private static Effect effect(
      long revision, List<Map<String, Object>> open, List<Map<String, Object>> closed) {
    return new Effect(
        "r1:" + revision + ":1",
        Effect.INBOX,
        Map.of(
            "record",
            "r1",
            "form",
            "shop/order",
            "formTitle",
            Map.of("en", "Order"),
            "revision",
            revision,
            "at",
            MORNING.plusSeconds(revision),
            "initiator",
            "mira",
            "number",
            "ORD-1",
            "words",
            Map.of("customerName", "Li Na"),
            "open",
            open,
            "closed",
            closed));
  }

  private static Map<String, Object> task(String id, String holder) {
    return Map.of(
        "id",
        id,
        "step",
        "r1:2",
        "node",
        "first-review",
        "title",
        Map.of("en", "First review"),
        "assignees",
        List.of(holder),
        "since",
        MORNING,
        "round",
        1L,
        "hides",
        List.of());
  }

  private static Map<String, Object> closed(String id, String by, String outcome) {
    var closed = new java.util.HashMap<>(task(id, by));
    closed.put("closedAt", MORNING.plusSeconds(60));
    closed.put("closedBy", by);
    closed.put("outcome", outcome);
    return closed;
  }
}
