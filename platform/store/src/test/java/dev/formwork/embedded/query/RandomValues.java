package dev.formwork.embedded.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Values and documents by a seed, from pools so small that they often meet. */
final class RandomValues {

  private static final List<String> TEXTS =
      List.of("", "a", "b", "ab", "A", "Li Na", "王芳", "汽车订单", "😀", "\uFFFD", "a b");
  private static final List<String> DECIMALS =
      List.of(
          "0",
          "0.1",
          "0.10",
          "1",
          "1.0",
          "1.00",
          "10.10",
          "-2.5",
          "2.5",
          "1E+3",
          "0.1000000000000000055511151231257827",
          "12345678901234567890.12");
  private static final List<Double> DOUBLES =
      List.of(0.0, -0.0, 0.1, 1.0, 2.5, -2.5, 1000.0, 9007199254740992.0, Double.NaN);
  private static final List<Long> LONGS =
      List.of(0L, 1L, 2L, -3L, 1000L, 9007199254740993L, 12345678901L);
  private static final List<String> NAMES = List.of("a", "b", "c");

  /** Where something may be in a document, or not. */
  static final List<String> PATHS =
      List.of(
          "a", "b", "c", "n", "s", "t", "l", "o", "m", "a.b", "a.c", "b.a", "m.a", "m.a.b", "o.k",
          "o.v", "l.0", "o.0", "o.1.k", "a.0", "a.0.b", "l.b", "s.b", "x", "x.y");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  final <T> T of(Supplier<T>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }

  String path() {
    return of(PATHS);
  }

  BsonDocument document(int id) {
    var document = new BsonDocument("_id", new BsonInt32(id));
    for (String name : NAMES) {
      maybe(document, name, () -> value(3));
    }
    maybe(document, "n", () -> oneIn(6) ? value(1) : number());
    maybe(document, "s", () -> oneIn(8) ? value(1) : text());
    maybe(document, "t", () -> oneIn(8) ? value(1) : date());
    maybe(document, "l", () -> oneIn(6) ? value(2) : array(1));
    maybe(document, "o", () -> oneIn(8) ? value(2) : entries());
    maybe(document, "m", () -> object(2));
    return document;
  }

  private void maybe(BsonDocument document, String name, Supplier<BsonValue> value) {
    if (!oneIn(4)) {
      document.append(name, value.get());
    }
  }

  List<BsonDocument> documents(int count) {
    var documents = new ArrayList<BsonDocument>();
    for (int id = 0; id < count; id++) {
      documents.add(document(id));
    }
    return documents;
  }

  BsonValue value(int depth) {
    return switch (below(depth > 0 ? 12 : 8)) {
      case 0 -> BsonNull.VALUE;
      case 1, 2, 3 -> number();
      case 4, 5 -> text();
      case 6 -> date();
      case 7 -> oneIn(2) ? BsonBoolean.valueOf(oneIn(2)) : id();
      case 8, 9 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  BsonValue scalar() {
    return value(0);
  }

  BsonValue number() {
    return switch (below(4)) {
      case 0 -> new BsonInt32(below(5) - 1);
      case 1 -> new BsonInt64(of(LONGS));
      case 2 -> new BsonDouble(of(DOUBLES));
      default -> decimal();
    };
  }

  BsonValue decimal() {
    return new BsonDecimal128(Decimal128.parse(of(DECIMALS)));
  }

  BsonInt32 small() {
    return new BsonInt32(below(7) - 3);
  }

  BsonValue text() {
    return new BsonString(of(TEXTS));
  }

  BsonValue date() {
    return new BsonDateTime(1_770_000_000_123L + below(4) * 86_400_000L * 13);
  }

  private BsonValue id() {
    return new BsonObjectId(new ObjectId("00000000000000000000000" + below(3)));
  }

  BsonArray array(int depth) {
    var array = new BsonArray();
    for (int i = below(4); i > 0; i--) {
      array.add(oneIn(3) ? value(depth) : number());
    }
    return array;
  }

  /** What a subtable looks like. */
  BsonArray entries() {
    var array = new BsonArray();
    for (int i = below(4); i > 0; i--) {
      array.add(entry());
    }
    return array;
  }

  BsonDocument entry() {
    var entry = new BsonDocument();
    maybe(entry, "k", () -> new BsonInt32(below(3)));
    maybe(entry, "v", () -> oneIn(3) ? value(1) : number());
    return entry;
  }

  BsonDocument object(int depth) {
    var object = new BsonDocument();
    for (String name : NAMES) {
      if (oneIn(2)) {
        object.append(name, value(depth));
      }
    }
    return object;
  }
}
