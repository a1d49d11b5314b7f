package dev.formwork.embedded.server;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import dev.formwork.embedded.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MakingIndexesTest {

  private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

  private final TestOrders orders = new TestOrders();

  @AfterEach
  void close() {
    orders.close();
  }

  @Test
  void listsWhatThereIs() {
    orders.all().createIndex(ascending("state", "due"));
    orders.all().createIndex(descending("token"), new IndexOptions().unique(true).sparse(true));

    assertThat(orders.all().listIndexes())
        .extracting(index -> index.get("name"))
        .containsExactly("_id_", "state_1_due_1", "token_-1");
    assertThat(orders.all().listIndexes().into(new ArrayList<>()).getLast())
        .containsEntry("unique", true)
        .containsEntry("sparse", true)
        .containsEntry("key", new Document("token", -1));
  }

  @Test
  void makesTheSameIndexOnce() {
    orders.all().createIndex(ascending("state"));
    orders.all().createIndex(ascending("state"));

    assertThat(orders.all().listIndexes()).hasSize(2);
  }

  @Test
  void dropsByNameByKeyAndAll() {
    orders.all().createIndex(ascending("a"));
    orders.all().createIndex(ascending("b"));
    orders.all().createIndex(ascending("c"));

    orders.all().dropIndex("a_1");
    orders.all().dropIndex(ascending("b"));
    assertThat(orders.all().listIndexes()).hasSize(2);
    orders.all().dropIndexes();

    assertThat(orders.all().listIndexes()).hasSize(1);
  }

  @Test
  void refusesToDropWhatIsNotThereOrMustStay() {
    orders.add(new Document("_id", 1));

    assertThat(codeOf(() -> orders.all().dropIndex("nope"))).isEqualTo(27);
    assertThat(codeOf(() -> orders.all().dropIndex("_id_"))).isEqualTo(72);
  }

  @Test
  void refusesAnIndexLikeAnotherButNotTheSame() {
    orders.all().createIndex(ascending("a"), new IndexOptions().name("one"));

    assertThat(codeOf(() -> orders.all().createIndex(ascending("a")))).isEqualTo(85);
    var sameName = new IndexOptions().name("one");
    assertThat(codeOf(() -> orders.all().createIndex(ascending("b"), sameName))).isEqualTo(86);
    var alsoUnique = new IndexOptions().name("one").unique(true);
    assertThat(codeOf(() -> orders.all().createIndex(ascending("a"), alsoUnique))).isEqualTo(86);
  }

  @Test
  void refusesASecondDocumentOfOneKey() {
    orders.all().createIndex(ascending("store", "number"), UNIQUE);
    orders.add(new Document("_id", 1).append("store", "east").append("number", 5));

    assertThatThrownBy(
            () -> orders.add(new Document("_id", 2).append("store", "east").append("number", 5L)))
        .isInstanceOf(MongoBulkWriteException.class)
        .hasMessageContaining("E11000")
        .hasMessageContaining("store_1_number_1");
    orders.add(new Document("_id", 2).append("store", "west").append("number", 5));
    assertThat(orders.all().countDocuments()).isEqualTo(2);
  }

  @Test
  void refusesAnUpdateIntoTheKeyOfAnother() {
    orders.all().createIndex(ascending("number"), UNIQUE);
    orders.add(new Document("_id", 1).append("number", 1), new Document("_id", 2));

    assertThat(codeOf(() -> orders.all().updateOne(eq("_id", 2), Updates.set("number", 1))))
        .isEqualTo(11000);

    assertThat(orders.all().find(eq("number", 1))).hasSize(1);
    orders.all().updateOne(eq("_id", 1), Updates.set("number", 1L)); // its own key
  }

  @Test
  void tellsDecimalsApartThatADoubleCannot() {
    orders.all().createIndex(ascending("amount"), UNIQUE);
    orders.add(new Document("amount", Decimal128.parse("0.1000000000000000055511151231257827")));
    orders.add(new Document("amount", Decimal128.parse("0.1000000000000000055511151231257828")));

    assertThat(orders.all().countDocuments()).isEqualTo(2);
  }

  @Test
  void takesOneMissingFieldOnlyUnlessItIsSparse() {
    orders.all().createIndex(ascending("token"), UNIQUE);
    orders.add(new Document("_id", 1));
    assertThat(codeOf(() -> orders.all().insertOne(new Document("_id", 2)))).isEqualTo(11000);

    orders.all().dropIndexes();
    orders.all().createIndex(ascending("token"), new IndexOptions().unique(true).sparse(true));
    orders.add(new Document("_id", 2), new Document("_id", 3));

    assertThat(orders.all().countDocuments()).isEqualTo(3);
  }

  @Test
  void refusesTwoArraysInOneIndex() {
    orders.all().createIndex(ascending("a", "b"));
    var parallel = new Document("_id", 1).append("a", List.of(1)).append("b", List.of(2));

    assertThat(codeOf(() -> orders.all().insertOne(parallel))).isEqualTo(171);

    assertThat(orders.all().countDocuments()).isZero();
  }

  @Test
  void fillsAnIndexWithWhatIsThere() {
    orders.add(
        new Document("_id", 1).append("labels", List.of("new", "large")),
        new Document("_id", 2).append("labels", List.of("old")));

    orders.all().createIndex(ascending("labels"));

    var found = orders.explain(eq("labels", "large"), new Document(), 0);
    assertThat(TestOrders.stages(found)).isEqualTo("FETCH IXSCAN labels_1");
    assertThat(TestOrders.examined(found, "nReturned")).isEqualTo(1);
  }

  @Test
  void leavesNothingBehindWhereAnIndexCannotBeMade() {
    orders.add(new Document("number", 1), new Document("number", 1));

    assertThat(codeOf(() -> orders.all().createIndex(ascending("number"), UNIQUE)))
        .isEqualTo(11000);

    assertThat(orders.all().listIndexes()).hasSize(1);
    orders.add(new Document("number", 1));
  }

  @Test
  void saysWhatItHasNotInsteadOfIgnoringIt() {
    var expiring = new IndexOptions().expireAfter(1L, TimeUnit.DAYS);
    assertThat(codeOf(() -> orders.all().createIndex(ascending("due"), expiring))).isEqualTo(67);
    var partial = new IndexOptions().partialFilterExpression(new Document("state", "open"));
    assertThat(codeOf(() -> orders.all().createIndex(ascending("due"), partial))).isEqualTo(67);
    var german = Collation.builder().locale("de").build();
    var collated = new IndexOptions().collation(german);
    assertThat(codeOf(() -> orders.all().createIndex(ascending("due"), collated))).isEqualTo(67);
    assertThat(codeOf(() -> orders.all().createIndex(Indexes.text("text")))).isEqualTo(67);
    assertThat(codeOf(() -> orders.all().createIndex(Indexes.hashed("a")))).isEqualTo(67);
    assertThat(codeOf(() -> orders.all().find().collation(german).first())).isEqualTo(238);
    var validated =
        new CreateCollectionOptions()
            .validationOptions(new ValidationOptions().validator(eq("state", "open")));
    assertThat(codeOf(() -> orders.database().createCollection("c", validated))).isEqualTo(238);
    var capped = new CreateCollectionOptions().capped(true).sizeInBytes(4096);
    assertThat(codeOf(() -> orders.database().createCollection("c", capped))).isEqualTo(238);
  }

  @Test
  void stopsAnOrderedListAtItsErrorAndCountsWhatItDid() {
    orders.all().createIndex(ascending("number"), UNIQUE);
    var three =
        List.of(new Document("number", 1), new Document("number", 1), new Document("number", 2));

    var ordered =
        catchThrowableOfType(MongoBulkWriteException.class, () -> orders.all().insertMany(three));
    assertThat(ordered.getWriteResult().getInsertedCount()).isEqualTo(1);
    assertThat(ordered.getWriteErrors().getFirst().getIndex()).isEqualTo(1);
    orders.all().deleteMany(new Document());

    var unordered =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () -> orders.all().insertMany(three, new InsertManyOptions().ordered(false)));
    assertThat(unordered.getWriteResult().getInsertedCount()).isEqualTo(2);
  }

  private static int codeOf(ThrowingCallable work) {
    var failure = catchThrowableOfType(MongoException.class, work);
    assertThat(failure).isNotNull();
    return switch (failure) {
      case MongoWriteException write -> write.getError().getCode();
      case MongoCommandException command -> command.getErrorCode();
      default -> failure.getCode();
    };
  }
}
