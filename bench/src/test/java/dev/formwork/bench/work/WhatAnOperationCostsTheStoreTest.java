package dev.formwork.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The commands, documents and bytes of an operation: what no noise can move. A change that makes
 * one of them larger says so here, with its reason.
 */
class WhatAnOperationCostsTheStoreTest {

  private static final String ORDERS = "r.order.vehicle-order";

  /** The customer, then the model of each of the two lines: what they fill, and may it be seen? */
  private static final List<String> RELATIONS =
      List.of(
          "find r.dealership.customer",
          "find r.dealership.vehicle-model",
          "find r.dealership.vehicle-model");

  private static final String NUMBER = "findAndModify serials";
  private static final String HISTORY = "insert history";

  /** All tasks that open or close. */
  private static final String TASKS = "update inbox";

  /** A review that begins has a deadline, one that ends has none any more. */
  private static final String SET_TIMER = "update timers";

  private static final String DROP_TIMER = "delete timers";

  /** Takes the effects away that have happened and must not linger, as messages. */
  private static final String EFFECTS_DONE = "update " + ORDERS;

  /** Which colours the model has, as the colour of a vehicle must be one of them. */
  private static final String COLOURS = "find r.dealership.vehicle-model";

  /** Is the main vehicle in stock, or on its way? The final review sees it. */
  private static final String STOCK = "aggregate r.dealership.stock-vehicle";

  /** A rule begins what follows the approval, vehicles and delivery; it works after the answer. */
  private static final String FOLLOW_UP = "insert runs";

  /**
   * Two vehicles, one accessory, a loan with papers: fields, what was received and is prepared,
   * what the final review finds in stock, execution, stamps, search text.
   */
  private static final int MAX_RECORD_BYTES = 11_100;

  private static Engine engine;
  private static Orders orders;
  private static Commands commands;

  @BeforeAll
  static void start() {
    engine = Engine.start("memory", Path.of("../apps"), Commands.class);
    orders = new Orders(engine);
    commands = engine.get(Commands.class);
    orders.instance();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void submitsWithOneInsertOneHistoryEntryAndOneTask() {
    var traffic = commands.of(orders::submit);

    var expected = new ArrayList<>(RELATIONS);
    expected.add(COLOURS);
    expected.addAll(List.of(NUMBER, "insert " + ORDERS, HISTORY, TASKS, SET_TIMER));
    assertThat(traffic.lines()).containsExactlyElementsOf(expected);
    assertThat(traffic.documents()).isEqualTo(5);
  }

  @Test
  void decidesWithOneConditionalWriteWhereTheOrderWasJustWritten() {
    RecordView order = orders.submit();

    var traffic = commands.of(() -> orders.pass(order));

    assertThat(traffic.lines())
        .containsExactly(
            COLOURS, STOCK, STOCK, "update " + ORDERS, HISTORY, TASKS, DROP_TIMER, SET_TIMER);
    assertThat(traffic.documents()).isEqualTo(6);
  }

  @Test
  void decidesForTheLastTimeWithoutOpeningATask() {
    RecordView order = orders.pass(orders.submit());

    var traffic = commands.of(() -> orders.agree(order));

    assertThat(traffic.lines())
        .containsExactly(
            COLOURS,
            "update " + ORDERS,
            HISTORY,
            TASKS,
            // the customer's message that the order is approved, and the consultant's
            "find " + ORDERS,
            "find " + ORDERS,
            "find optOuts",
            "find " + ORDERS,
            "insert deliveries",
            SET_TIMER,
            "insert deliveries",
            DROP_TIMER,
            FOLLOW_UP,
            SET_TIMER,
            EFFECTS_DONE);
    assertThat(traffic.documents()).isEqualTo(10);
  }

  @Test
  void listsAPageWithOneReadAndOneCountHoweverManyRowsItHas() {
    var records = engine.get(RecordService.class);
    orders.submit();
    orders.submit();

    var traffic =
        commands.of(() -> records.query(orders.actor("consultant"), RecordQuery.all(Orders.FORM)));

    assertThat(traffic.lines()).containsExactly("find " + ORDERS, "aggregate " + ORDERS);
  }

  @Test
  void opensARecordWithOneReadAndItsHistoryWithTwo() {
    var records = engine.get(RecordService.class);
    var consultant = orders.actor("consultant");
    String id = orders.submit().id();

    var record = commands.of(() -> records.get(consultant, Orders.FORM, id));
    var history = commands.of(() -> records.history(consultant, Orders.FORM, id));

    assertThat(record.lines()).containsExactly("find " + ORDERS);
    assertThat(history.lines()).containsExactly("find " + ORDERS, "find history");
  }

  @Test
  void listsTheInboxWithOneReadOneCountAndOneLookAtTheRecordsOfEachForm() {
    var inbox = engine.get(Inbox.class);
    orders.submit();
    orders.submit();

    var traffic = commands.of(() -> inbox.mine(orders.actor("supervisor"), InboxQuery.ALL));

    assertThat(traffic.lines()).containsExactly("find inbox", "aggregate inbox", "find " + ORDERS);
  }

  @Test
  void storesAnOrderInFewBytes() throws InterruptedException {
    String id = orders.instance().id();

    assertThat(bytes(settled(id))).isBetween(1_000, MAX_RECORD_BYTES);
  }

  /** What has happened may linger in a record for a second. */
  private static Document settled(String id) throws InterruptedException {
    Document stored = stored(id);
    for (int i = 0; i < 200 && lingers(stored); i++) {
      Thread.sleep(50);
      stored = stored(id);
    }
    assertThat(lingers(stored)).as("effects linger for good").isFalse();
    return stored;
  }

  private static Document stored(String id) {
    return Objects.requireNonNull(
        engine.database().getCollection(ORDERS).find(new Document("_id", id)).first());
  }

  private static boolean lingers(Document stored) {
    return stored.get("effects") instanceof List<?> effects && !effects.isEmpty();
  }

  private static int bytes(Document document) {
    var buffer = new BasicOutputBuffer();
    try (var writer = new BsonBinaryWriter(buffer)) {
      new DocumentCodec().encode(writer, document, EncoderContext.builder().build());
    }
    return buffer.getSize();
  }
}
