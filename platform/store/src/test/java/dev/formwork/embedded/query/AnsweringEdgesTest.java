package dev.formwork.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.ValidationOptions;
import dev.formwork.embedded.EmbeddedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the embedded server used to answer unlike MongoDB, or not at all, each by an example. */
class AnsweringEdgesTest {

  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final MongoClient client = MongoClients.create(store.uri());
  private final MongoDatabase database = client.getDatabase("test");
  private final MongoCollection<BsonDocument> orders =
      database.getCollection("orders", BsonDocument.class);

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  private static BsonDocument json(String text) {
    return BsonDocument.parse(text);
  }

  private void given(String... documents) {
    for (String document : documents) {
      orders.insertOne(json(document));
    }
  }

  private List<Integer> found(String query) {
    return orders
        .find(json(query))
        .map(each -> each.getInt32("_id").getValue())
        .into(new ArrayList<>());
  }

  private BsonDocument computed(String expression) {
    var stage = json("{$project: {_id: 0, value: " + expression + "}}");
    return orders.aggregate(List.of(stage)).into(new ArrayList<>()).getFirst();
  }

  // --- Arrays, null, decimals
  // ----------------------------------------------------------------------

  @Test
  void findsNothingBelowAnEmptyArray() {
    given("{_id: 1, a: []}", "{_id: 2, a: [1, 2]}", "{_id: 3, a: [{}]}");

    assertThat(found("{'a.b': {$exists: false}}")).containsExactly(1, 2, 3);
    assertThat(found("{'a.b': {$not: {$gt: 1}}}")).containsExactly(1, 2, 3);
    assertThat(found("{'a.b': null}")).containsExactly(3);
  }

  @Test
  void letsDifferentEntriesMeetTheEndsOfARange() {
    given("{_id: 1, a: [1, 9]}", "{_id: 2, a: [1, 2]}");

    assertThat(found("{a: {$gte: 5, $lt: 3}}")).containsExactly(1);
    assertThat(found("{a: {$elemMatch: {$gte: 5, $lt: 3}}}")).isEmpty();
  }

  @Test
  void takesAMissingValueForNull() {
    given("{_id: 1}", "{_id: 2, a: null}", "{_id: 3, a: 1}");

    assertThat(found("{a: {$lte: null}}")).containsExactly(1, 2);
    assertThat(found("{a: {$gt: null}}")).isEmpty();
  }

  @Test
  void comparesDecimalsExactly() {
    given(
        "{_id: 1, n: {$numberDecimal: '0.1'}}",
        "{_id: 2, n: {$numberDecimal: '0.10'}}",
        "{_id: 3, n: {$numberDecimal: '0.1000000000000000000000000000000001'}}",
        "{_id: 4, n: 0.1}");

    assertThat(found("{n: {$numberDecimal: '0.1'}}")).containsExactly(1, 2);
    assertThat(found("{n: {$gt: {$numberDecimal: '0.10'}}}")).containsExactly(3, 4);
  }

  @Test
  void dividesDecimalsAsDecimals() {
    given("{_id: 1, n: {$numberDecimal: '0.10'}}", "{_id: 2, n: {$numberDecimal: '0.20'}}");

    var average = json("{$group: {_id: null, mean: {$avg: '$n'}}}");

    assertThat(orders.aggregate(List.of(average)).first())
        .isEqualTo(json("{_id: null, mean: {$numberDecimal: '0.15'}}"));
    assertThat(computed("{$divide: ['$n', 4]}"))
        .isEqualTo(json("{value: {$numberDecimal: '0.025'}}"));
  }

  @Test
  void countsWeekdaysFromSunday() {
    given("{_id: 1, at: {$date: '2026-02-15T12:00:00Z'}}");

    assertThat(computed("{$dayOfWeek: '$at'}")).isEqualTo(json("{value: 1}"));
  }

  @Test
  void readsDatesInUtc() {
    given("{_id: 1, at: {$date: '2025-12-31T23:59:59Z'}}");

    assertThat(computed("{$year: '$at'}")).isEqualTo(json("{value: 2025}"));
    assertThat(computed("{$year: {date: '$at', timezone: 'Asia/Shanghai'}}"))
        .isEqualTo(json("{value: 2026}"));
  }

  // --- Writing in bulk
  // -----------------------------------------------------------------------------

  @Test
  void endsAnOrderedBulkAtItsFirstFailure() {
    given("{_id: 1, n: 'text'}");
    var updates =
        List.of(
            new UpdateOneModel<BsonDocument>(json("{_id: 1}"), json("{$set: {a: 1}}")),
            new UpdateOneModel<BsonDocument>(json("{_id: 1}"), json("{$inc: {n: 1}}")),
            new UpdateOneModel<BsonDocument>(json("{_id: 1}"), json("{$set: {b: 1}}")));

    assertThatThrownBy(() -> orders.bulkWrite(updates)).isInstanceOf(MongoBulkWriteException.class);
    assertThat(orders.find().first()).isEqualTo(json("{_id: 1, n: 'text', a: 1}"));

    assertThatThrownBy(() -> orders.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
        .isInstanceOf(MongoBulkWriteException.class);
    assertThat(orders.find().first()).isEqualTo(json("{_id: 1, n: 'text', a: 1, b: 1}"));
  }

  @Test
  void countsWhatItInsertedBeforeAFailure() {
    var three = List.of(json("{_id: 1}"), json("{_id: 1}"), json("{_id: 2}"));

    assertThatThrownBy(() -> orders.insertMany(three))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            failure -> {
              assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(1);
              assertThat(failure.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
            });
    assertThatThrownBy(() -> orders.insertMany(three, new InsertManyOptions().ordered(false)))
        .isInstanceOfSatisfying(
            MongoBulkWriteException.class,
            failure -> assertThat(failure.getWriteResult().getInsertedCount()).isEqualTo(1));
    assertThat(orders.countDocuments()).isEqualTo(2);
  }

  @Test
  void putsTheIdFirst() {
    database.runCommand(json("{insert: 'orders', documents: [{n: 1, _id: 7}]}"));

    assertThat(orders.find().map(BsonDocument::toJson)).containsExactly("{\"_id\": 7, \"n\": 1}");
  }

  @Test
  void tellsAChangeOfTypeFromNone() {
    given("{_id: 1, n: 1}");

    assertThat(orders.updateOne(json("{}"), json("{$set: {n: 1}}")).getModifiedCount()).isZero();
    assertThat(orders.updateOne(json("{}"), json("{$set: {n: 1.0}}")).getModifiedCount()).isOne();
  }

  // --- Reading in batches
  // --------------------------------------------------------------------------

  @Test
  void sendsAFirstBatchOf101() {
    orders.insertMany(
        IntStream.range(0, 250).mapToObj(n -> new BsonDocument("_id", new BsonInt32(n))).toList());

    var answer = database.runCommand(json("{find: 'orders'}"), BsonDocument.class);

    assertThat(answer.getDocument("cursor").getArray("firstBatch")).hasSize(101);
    assertThat(orders.find()).hasSize(250);
    assertThat(orders.aggregate(List.of(json("{$match: {}}"))).batchSize(7)).hasSize(250);
  }

  @Test
  void closesACursorThatIsNotReadToItsEnd() {
    orders.insertMany(
        IntStream.range(0, 250).mapToObj(n -> new BsonDocument("_id", new BsonInt32(n))).toList());
    var cursor =
        database.runCommand(json("{find: 'orders'}"), BsonDocument.class).getDocument("cursor");
    long id = cursor.getInt64("id").getValue();

    var killed =
        database.runCommand(
            json("{killCursors: 'orders', cursors: [{$numberLong: '" + id + "'}]}"),
            BsonDocument.class);

    assertThat(killed.getArray("cursorsKilled")).hasSize(1);
    refusedWith(
        43,
        () ->
            database.runCommand(
                json("{getMore: {$numberLong: '" + id + "'}, collection: 'orders'}")));
  }

  @Test
  void listsTheCollectionsAFilterMeans() {
    given("{_id: 1}");
    database.createCollection("customers");

    assertThat(database.listCollections().filter(json("{name: 'orders'}")))
        .extracting(each -> each.getString("name"))
        .containsExactly("orders");
  }

  // --- Refusing
  // ------------------------------------------------------------------------------------

  private static void refusedWith(int code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .satisfies(failure -> {
          int given =
              failure instanceof MongoWriteException write
                  ? write.getError().getCode()
                  : ((MongoCommandException) failure).getErrorCode();
          assertThat(given).isEqualTo(code);
        });
  }

  @Test
  void refusesFieldsThatBeginWithADollar() {
    refusedWith(52, () -> orders.insertOne(json("{_id: 1, $price: 2}")));
    refusedWith(52, () -> orders.insertOne(json("{_id: 1, a: [{$price: 2}]}")));
    given("{_id: 1}");
    refusedWith(52, () -> orders.updateOne(json("{}"), json("{$set: {a: {$gt: 2}}}")));
    assertThat(orders.find()).containsExactly(json("{_id: 1}"));
  }

  @Test
  void refusesToNestDeeperThan100Levels() {
    given("{_id: 1, a: " + "[".repeat(99) + "]".repeat(99) + "}");

    refusedWith(15, () -> given("{_id: 2, a: " + "[".repeat(100) + "]".repeat(100) + "}"));
  }

  @Test
  void refusesAnIdThatIsAnArray() {
    refusedWith(53, () -> given("{_id: [1]}"));
  }

  @Test
  void refusesOptionsItWouldIgnore() {
    given("{_id: 1}");
    var collation = Collation.builder().locale("en").build();

    refusedWith(238, () -> orders.find().collation(collation).first());
    refusedWith(
        238,
        () ->
            orders.updateOne(
                json("{}"), json("{$set: {a: 1}}"), new UpdateOptions().collation(collation)));
    refusedWith(
        238,
        () ->
            database.runCommand(
                json("{update: 'orders', updates: [{q: {}, u: {$set: {a: 1}}, sort: {a: 1}}]}")));
    refusedWith(
        238,
        () ->
            database.createCollection(
                "strict",
                new CreateCollectionOptions()
                    .validationOptions(new ValidationOptions().validator(json("{a: 1}")))));
  }

  @Test
  void refusesIndexesItDoesNotHave() {
    var key = json("{a: 1}");

    refusedWith(
        67, () -> orders.createIndex(key, new IndexOptions().expireAfter(1L, TimeUnit.HOURS)));
    refusedWith(
        67,
        () -> orders.createIndex(key, new IndexOptions().partialFilterExpression(json("{a: 1}"))));
    refusedWith(
        67,
        () ->
            orders.createIndex(
                key, new IndexOptions().collation(Collation.builder().locale("en").build())));
    refusedWith(67, () -> orders.createIndex(json("{a: 'text'}")));
    refusedWith(67, () -> orders.createIndex(json("{'$**': 1}")));
  }

  @Test
  void refusesAProjectionThatComputes() {
    given("{_id: 1, a: [1, 2]}");

    refusedWith(238, () -> orders.find().projection(json("{a: {$slice: 1}}")).first());
  }

  @Test
  void goesOnInAnUnorderedBulkOfSeveralKinds() {
    given("{_id: 1}");

    assertThatThrownBy(() ->
            orders.bulkWrite(
                List.of(
                    new InsertOneModel<>(json("{_id: 1}")), new InsertOneModel<>(json("{_id: 2}"))),
                new BulkWriteOptions().ordered(false)))
        .isInstanceOf(MongoBulkWriteException.class);
    assertThat(orders.countDocuments()).isEqualTo(2);
  }
}
