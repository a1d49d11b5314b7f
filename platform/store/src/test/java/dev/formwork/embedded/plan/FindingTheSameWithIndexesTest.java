package dev.formwork.embedded.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import dev.formwork.embedded.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Two collections of the same random documents, one of them with random indexes, asked the same.
 */
class FindingTheSameWithIndexesTest {

  private static final int DOCUMENTS = 120;
  private static final int QUERIES = 250;
  private static final List<String> PATHS = List.of("a", "b", "c", "d.x", "d.y", "e");

  private Random random = new Random();

  @RepeatedTest(4)
  void findsTheSame(RepetitionInfo repetition) {
    random = new Random(repetition.getCurrentRepetition());
    try (var orders = new TestOrders()) {
      MongoCollection<Document> plain = orders.database().getCollection("plain");
      MongoCollection<Document> indexed = orders.database().getCollection("indexed");
      fill(plain, indexed);
      for (int i = 0; i < QUERIES; i++) {
        change(plain, indexed);
        compare(plain, indexed);
      }
    }
  }

  private void fill(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
    for (int i = 0; i < DOCUMENTS; i++) {
      if (i % 30 == 0) {
        index(indexed);
      }
      Document document = document(i);
      boolean kept = accepts(indexed, document);
      if (kept) {
        plain.insertOne(document);
      }
    }
  }

  /** Two arrays side by side are refused by an index over both. */
  private static boolean accepts(MongoCollection<Document> indexed, Document document) {
    try {
      indexed.insertOne(document);
      return true;
    } catch (MongoWriteException refused) {
      assertThat(refused.getCode()).isEqualTo(171);
      return false;
    }
  }

  private void index(MongoCollection<Document> indexed) {
    var keys = new Document();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      keys.put(any(PATHS), random.nextBoolean() ? 1 : -1);
    }
    try {
      indexed.createIndex(keys, new IndexOptions().sparse(random.nextInt(4) == 0));
    } catch (MongoCommandException refused) {
      assertThat(refused.getErrorCode()).isIn(85, 86, 171); // the same again, or two arrays
    }
  }

  private void change(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
    var one = new Document("_id", random.nextInt(DOCUMENTS));
    Document before = indexed.find(one).first();
    if (before == null || random.nextInt(3) > 0) {
      return;
    }
    var change = Updates.set(any(PATHS.subList(0, 3)), value(0));
    try {
      indexed.updateOne(one, change);
    } catch (MongoWriteException refused) {
      return;
    }
    plain.updateOne(one, change);
  }

  private void compare(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
    Document filter = filter(2);
    var sort = new Document();
    for (int i = random.nextInt(3); i > 0; i--) {
      sort.put(any(PATHS), random.nextBoolean() ? 1 : -1);
    }
    sort.append("_id", random.nextBoolean() ? 1 : -1);
    int skip = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
    int limit = random.nextInt(3) == 0 ? 1 + random.nextInt(10) : 0;
    String asked = filter.toJson() + " by " + sort.toJson() + " " + skip + "/" + limit;

    assertThat(found(indexed, filter, sort, skip, limit))
        .as(asked)
        .isEqualTo(found(plain, filter, sort, skip, limit));
    assertThat(indexed.countDocuments(filter)).as(asked).isEqualTo(plain.countDocuments(filter));
  }

  /** The documents, or the code of the refusal. */
  private static Object found(
      MongoCollection<Document> from, Document filter, Document sort, int skip, int limit) {
    try {
      return from.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
    } catch (MongoCommandException refused) {
      return refused.getErrorCode();
    }
  }

  private Document document(int id) {
    var document = new Document("_id", id);
    for (String path : List.of("a", "b", "c", "e")) {
      if (random.nextInt(5) > 0) {
        document.append(path, value(random.nextInt(6) == 0 ? 2 : 0));
      }
    }
    if (random.nextInt(4) > 0) {
      document.append("d", random.nextInt(4) == 0 ? List.of(inner(), inner()) : inner());
    }
    return document;
  }

  private Document inner() {
    var inner = new Document();
    if (random.nextInt(5) > 0) {
      inner.append("x", value(0));
    }
    return random.nextInt(5) > 0 ? inner.append("y", value(0)) : inner;
  }

  private @Nullable Object value(int depth) {
    if (depth > 0) {
      var list = new ArrayList<@Nullable Object>();
      for (int i = random.nextInt(3); i > 0; i--) {
        list.add(value(depth - 1));
      }
      return list;
    }
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (double) random.nextInt(4) / 2;
      case 3 -> (long) random.nextInt(5);
      case 4 -> Decimal128.parse("" + random.nextInt(4) + ".5");
      case 5 -> new BsonDateTime(random.nextInt(3));
      case 6 -> "t" + random.nextInt(3);
      default -> random.nextInt(5);
    };
  }

  private Document filter(int depth) {
    var filter = new Document();
    if (depth > 0 && random.nextInt(3) == 0) {
      var parts = List.of(filter(depth - 1), filter(depth - 1));
      filter.append(any(List.of("$and", "$or", "$or", "$nor")), parts);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      filter.append(any(PATHS), condition());
    }
    return filter;
  }

  private @Nullable Object condition() {
    return switch (random.nextInt(11)) {
      case 0 -> new Document("$in", List.of(2, "t1", 1.5, true));
      case 1 -> new Document("$gt", value(0));
      case 2 -> new Document("$gte", value(0)).append("$lt", value(0));
      case 3 -> new Document("$lte", value(0));
      case 4 -> new Document("$exists", random.nextBoolean());
      case 5 -> new Document("$ne", value(0));
      case 6 -> new Document("$elemMatch", new Document("$gte", 1).append("$lt", 4));
      case 7 -> new Document("$not", new Document("$gt", value(0)));
      case 8 -> value(1);
      default -> value(0);
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
