package dev.formwork.embedded.inprocess;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import dev.formwork.embedded.EmbeddedStore;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Documents that come without a port between are kept in the bytes that they come in, and as they
 * were read from them, until somebody changes them.
 */
class StoringAsSentTest {

  private static final BsonString LONG = new BsonString("Li Na drives to Shanghai. ".repeat(20));

  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final MongoClient client =
      store.client(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(store.uri()))
              .build());
  private final MongoCollection<BsonDocument> orders =
      client.getDatabase("shop").getCollection("orders", BsonDocument.class);

  @AfterEach
  void close() {
    client.close();
    store.close();
  }

  private static BsonDocument order(int id) {
    return new BsonDocument("_id", new BsonInt32(id)).append("words", LONG);
  }

  private BsonDocument stored(int id) {
    return Objects.requireNonNull(orders.find(eq("_id", id)).first());
  }

  @Test
  void putsTheIdFirstWhereItIsSentLast() {
    orders.insertOne(new BsonDocument("words", LONG).append("_id", new BsonInt32(1)));
    orders.insertOne(order(2));
    orders.replaceOne(
        eq("_id", 2), new BsonDocument("words", LONG).append("_id", new BsonInt32(2)));

    assertThat(stored(1).getFirstKey()).isEqualTo("_id");
    assertThat(stored(2).getFirstKey()).isEqualTo("_id");
  }

  @Test
  void keepsTheIdWhereAReplacementHasNone() {
    orders.insertOne(order(1));

    orders.replaceOne(eq("_id", 1), new BsonDocument("words", LONG).append("new", LONG));
    orders.replaceOne(
        eq("_id", 2),
        new BsonDocument("words", LONG).append("new", LONG),
        new ReplaceOptions().upsert(true));

    assertThat(stored(1)).containsEntry("new", LONG);
    assertThat(stored(2)).containsEntry("new", LONG);
  }

  @Test
  void refusesAReplacementOfAnotherId() {
    orders.insertOne(order(1));

    assertThatThrownBy(() -> orders.replaceOne(eq("_id", 1), order(2)))
        .isInstanceOf(MongoWriteException.class);
    assertThat(stored(1)).isEqualTo(order(1));
  }

  @Test
  void findsAPartOfADocumentWithValuesOfRareTypes() {
    for (BsonValue rare :
        List.of(
            new BsonRegularExpression("^li", "i"),
            new BsonBinary(UUID.nameUUIDFromBytes(new byte[] {7})),
            new BsonTimestamp(7, 1),
            new BsonUndefined())) {
      orders.deleteMany(new BsonDocument());
      orders.insertOne(order(1).append("rare", rare).append("after", LONG));

      assertThat(orders.find(eq("after", LONG)).projection(Projections.include("after")).first())
          .as("%s", rare)
          .isEqualTo(new BsonDocument("_id", new BsonInt32(1)).append("after", LONG));
    }
  }

  @Test
  void changesWhatItStillHasAsItWasRead() {
    orders.createIndex(Indexes.ascending("lines.price"));
    orders.insertOne(order(1).append("lines", BsonDocument.parse("{a: [{price: 1}]}").get("a")));

    orders.updateOne(eq("_id", 1), Updates.push("lines", new BsonDocument("price", LONG)));
    orders.updateOne(eq("_id", 1), Updates.set("lines.0.price", new BsonInt32(2)));

    assertThat(orders.countDocuments(Filters.eq("lines.price", 1))).isZero();
    assertThat(orders.countDocuments(Filters.eq("lines.price", 2))).isOne();
    assertThat(orders.countDocuments(Filters.eq("lines.price", LONG))).isOne();
    assertThat(stored(1).getArray("lines")).hasSize(2);
  }

  @Test
  void leavesADocumentAsItIsWhereAChangeFailsHalfWay() {
    orders.insertOne(order(1).append("lines", new BsonDocument("price", new BsonInt32(1))));
    BsonDocument before = stored(1);

    assertThatThrownBy(() ->
            orders.updateOne(
                eq("_id", 1),
                Updates.combine(Updates.inc("lines.price", 1), Updates.inc("words", 1))))
        .isInstanceOf(MongoWriteException.class);
    orders.updateOne(eq("_id", 1), Updates.inc("lines.price", 1));

    assertThat(stored(1))
        .isEqualTo(before.clone().append("lines", new BsonDocument("price", new BsonInt32(2))));
  }

  @Test
  void changesWhatAnotherDocumentLeftItsPlaceTo() {
    for (int id = 0; id < 2_000; id++) {
      orders.insertOne(order(id));
    }
    for (int id = 0; id < 2_000; id++) {
      orders.updateOne(eq("_id", id), Updates.set("n", id));
    }

    assertThat(orders.countDocuments(eq("words", LONG))).isEqualTo(2_000);
    assertThat(stored(3)).isEqualTo(order(3).append("n", new BsonInt32(3)));
    assertThat(stored(1_999)).isEqualTo(order(1_999).append("n", new BsonInt32(1_999)));
  }
}
