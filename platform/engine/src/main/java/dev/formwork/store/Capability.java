package dev.formwork.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * Something the store must be able to do, tried on an empty collection.
 *
 * @param name what it is called in a refusal
 * @param check whether it holds; what the server refuses does not
 */
record Capability(String name, Predicate<MongoCollection<Document>> check) {

  private static final int DUPLICATE_KEY = 11_000;
  private static final Instant NOON = Instant.parse("2026-02-14T12:00:00.123Z");

  static final List<Capability> ALL =
      List.of(
          new Capability("exact decimals", Capability::keepsDecimals),
          new Capability("dates to the millisecond", Capability::keepsDates),
          new Capability("Chinese text", Capability::keepsChineseText),
          new Capability("conditional updates", Capability::updatesOnlyTheExpectedRevision),
          new Capability("counting up", Capability::countsUp),
          new Capability("upserts", Capability::upserts),
          new Capability("find and update in one", Capability::findsAndUpdates),
          new Capability("changing one list entry", Capability::updatesTheMatchedEntry),
          new Capability("capped lists", Capability::capsAList),
          new Capability("removing list entries", Capability::pulls),
          new Capability("unique indexes", Capability::refusesDuplicates),
          new Capability("sparse unique indexes", Capability::letsAbsentValuesRepeat),
          new Capability("matching one list entry", Capability::matchesWithinOneEntry),
          new Capability("alternatives in queries", Capability::findsAlternatives),
          new Capability("date ranges", Capability::findsByRange),
          new Capability("absent values", Capability::findsAbsentValues),
          new Capability("sorted pages", Capability::sortsAndLimits),
          new Capability("exact sums by group", Capability::sumsExactly),
          new Capability("several groupings at once", Capability::facets),
          new Capability("joins", Capability::looksUp));

  private static boolean keepsDecimals(MongoCollection<Document> scratch) {
    var price = Decimal128.parse("12345678901234567890.10");
    scratch.insertOne(record(1).append("price", price));
    return price.equals(only(scratch).get("price"));
  }

  private static boolean keepsDates(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("at", Date.from(NOON)));
    return only(scratch).getDate("at").toInstant().equals(NOON);
  }

  private static boolean keepsChineseText(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("name", "李娜𠮷"));
    return scratch.find(eq("name", "李娜𠮷")).first() != null;
  }

  private static boolean updatesOnlyTheExpectedRevision(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("revision", 1));
    var expected = and(eq("_id", 1), eq("revision", 1));
    long first = scratch.updateOne(expected, inc("revision", 1)).getModifiedCount();
    long second = scratch.updateOne(expected, inc("revision", 1)).getMatchedCount();
    return first == 1 && second == 0;
  }

  private static boolean countsUp(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("n", 1L));
    scratch.updateOne(eq("_id", 1), inc("n", 41L));
    return only(scratch).getLong("n") == 42;
  }

  private static boolean upserts(MongoCollection<Document> scratch) {
    var change = combine(set("n", 1), setOnInsert("made", true));
    scratch.updateOne(eq("_id", 1), change, new UpdateOptions().upsert(true));
    scratch.updateOne(eq("_id", 1), change, new UpdateOptions().upsert(true));
    return only(scratch).getBoolean("made");
  }

  private static boolean findsAndUpdates(MongoCollection<Document> scratch) {
    scratch.insertMany(List.of(record(1).append("due", 2), record(2).append("due", 1)));
    var earliest =
        new FindOneAndUpdateOptions().sort(ascending("due")).returnDocument(ReturnDocument.AFTER);
    var claimed = scratch.findOneAndUpdate(gte("due", 0), set("owner", "node-1"), earliest);
    return claimed != null
        && claimed.getInteger("_id") == 2
        && claimed.getString("owner").equals("node-1");
  }

  private static boolean updatesTheMatchedEntry(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("lines", List.of(line("a", 1), line("b", 1))));
    scratch.updateOne(and(eq("_id", 1), eq("lines.key", "b")), set("lines.$.n", 2));
    return only(scratch)
        .getList("lines", Document.class)
        .equals(List.of(line("a", 1), line("b", 2)));
  }

  private static boolean capsAList(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("actions", List.of("a", "b")));
    var lastTwo = new PushOptions().slice(-2);
    scratch.updateOne(eq("_id", 1), pushEach("actions", List.of("c"), lastTwo));
    return only(scratch).getList("actions", String.class).equals(List.of("b", "c"));
  }

  private static boolean pulls(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("effects", List.of(line("a", 1), line("b", 2))));
    scratch.updateOne(eq("_id", 1), combine(pull("effects", eq("key", "a")), push("done", "a")));
    return only(scratch).getList("effects", Document.class).equals(List.of(line("b", 2)));
  }

  private static boolean refusesDuplicates(MongoCollection<Document> scratch) {
    scratch.createIndex(Indexes.ascending("app", "key"), new IndexOptions().unique(true));
    scratch.insertOne(record(1).append("app", "order").append("key", "a"));
    scratch.insertOne(record(2).append("app", "order").append("key", "b"));
    return refuses(scratch, record(3).append("app", "order").append("key", "b"));
  }

  private static boolean letsAbsentValuesRepeat(MongoCollection<Document> scratch) {
    scratch.createIndex(
        Indexes.ascending("unique.vin"), new IndexOptions().unique(true).sparse(true));
    scratch.insertMany(List.of(record(1), record(2)));
    scratch.insertOne(record(3).append("unique", new Document("vin", "A")));
    return refuses(scratch, record(4).append("unique", new Document("vin", "A")));
  }

  private static boolean matchesWithinOneEntry(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("lines", List.of(line("a", 1), line("b", 2))));
    scratch.insertOne(record(2).append("lines", List.of(line("a", 2), line("b", 1))));
    var both = elemMatch("lines", and(eq("key", "a"), eq("n", 2)));
    return scratch.countDocuments(both) == 1;
  }

  private static boolean findsAlternatives(MongoCollection<Document> scratch) {
    scratch.insertMany(List.of(record(1), record(2), record(3), record(4)));
    return scratch.countDocuments(or(in("_id", 1, 2), eq("_id", 4))) == 3;
  }

  private static boolean findsByRange(MongoCollection<Document> scratch) {
    scratch.insertOne(record(1).append("at", Date.from(NOON)));
    scratch.insertOne(record(2).append("at", Date.from(NOON.plusMillis(1))));
    var range = and(gte("at", Date.from(NOON)), lt("at", Date.from(NOON.plusMillis(1))));
    return scratch.countDocuments(range) == 1;
  }

  private static boolean findsAbsentValues(MongoCollection<Document> scratch) {
    scratch.insertMany(
        List.of(record(1).append("closed", null), record(2), record(3).append("closed", 1)));
    return scratch.countDocuments(eq("closed", null)) == 2
        && scratch.countDocuments(exists("closed", false)) == 1;
  }

  private static boolean sortsAndLimits(MongoCollection<Document> scratch) {
    scratch.insertMany(List.of(line("b", 1), line("a", 1), line("c", 2)));
    var page = scratch.find().sort(new Document("n", -1).append("key", 1)).skip(1).limit(1).first();
    return page != null && page.getString("key").equals("a");
  }

  private static boolean sumsExactly(MongoCollection<Document> scratch) {
    var tenth = Decimal128.parse("0.10");
    scratch.insertMany(List.of(line("a", tenth), line("a", tenth), line("a", tenth)));
    var groups =
        scratch
            .aggregate(List.of(group("$key", new Document("$sum", "$n"))))
            .into(new ArrayList<>());
    return groups.size() == 1 && Decimal128.parse("0.30").equals(groups.getFirst().get("value"));
  }

  private static boolean facets(MongoCollection<Document> scratch) {
    scratch.insertMany(List.of(line("a", 1), line("a", 2), line("b", 3)));
    var counts = List.of(group("$key", new Document("$sum", 1)));
    var most = List.of(new Document("$sort", descending("n")), new Document("$limit", 1));
    var facet = new Document("$facet", new Document("counts", counts).append("most", most));
    var both = scratch.aggregate(List.of(facet)).first();
    return both != null
        && both.getList("counts", Document.class).size() == 2
        && both.getList("most", Document.class).getFirst().getInteger("n") == 3;
  }

  private static boolean looksUp(MongoCollection<Document> scratch) {
    scratch.insertMany(List.of(record(1), record(2).append("parent", 1)));
    var lookup =
        new Document("from", scratch.getNamespace().getCollectionName())
            .append("localField", "parent")
            .append("foreignField", "_id")
            .append("as", "parents");
    var child =
        scratch
            .aggregate(
                List.of(
                    new Document("$match", new Document("_id", 2)),
                    new Document("$lookup", lookup)))
            .first();
    return child != null && child.getList("parents", Document.class).equals(List.of(record(1)));
  }

  // --- Small change
  // -------------------------------------------------------------------------------

  private static Document record(int id) {
    return new Document("_id", id);
  }

  private static Document line(String key, Object n) {
    return new Document("key", key).append("n", n);
  }

  private static Document group(String by, Document accumulation) {
    return new Document("$group", new Document("_id", by).append("value", accumulation));
  }

  private static Document only(MongoCollection<Document> scratch) {
    var all = scratch.find().into(new ArrayList<>());
    return all.size() == 1 ? all.getFirst() : new Document();
  }

  private static boolean refuses(MongoCollection<Document> scratch, Document document) {
    try {
      scratch.insertOne(document);
      return false;
    } catch (MongoWriteException refused) {
      return refused.getError().getCode() == DUPLICATE_KEY;
    }
  }
}
