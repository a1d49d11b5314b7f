package dev.formwork.embedded.many;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A collection of so many records, a third of them open, and what platforms ask of it. */
final class ManyRecords {

  static final int PAGE = 50;
  static final int OWNERS = 500;
  private static final int AT_ONCE = 1000;
  private static final long SHUFFLE = 7919;
  private static final List<String> STATES = List.of("open", "done", "cancelled");
  private static final Bson NEWEST = Sorts.descending("createdAt", "_id");

  private final MongoCollection<Document> records;
  private final int count;
  private final Random random = new Random(3);

  private ManyRecords(MongoCollection<Document> records, int count) {
    this.records = records;
    this.count = count;
  }

  static ManyRecords in(MongoCollection<Document> records, int count) {
    records.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("createdAt", "_id")));
    records.createIndex(Indexes.ascending("due"));
    records.createIndex(Indexes.ascending("owner"));
    for (int from = 0; from < count; from += AT_ONCE) {
      var some = new ArrayList<Document>();
      for (int n = from; n < Math.min(count, from + AT_ONCE); n++) {
        some.add(record(n, count, 1));
      }
      records.insertMany(some);
    }
    return new ManyRecords(records, count);
  }

  /** A record of about 2 KB. */
  static Document record(int n, int count, int revision) {
    var data = new Document();
    for (int i = 0; i < 20; i++) {
      String text = "A remark of some length about vehicle %d of order %d. ".formatted(i, n);
      data.append("field" + i, text.repeat(1 + (i + revision) % 2));
    }
    return new Document("_id", id(n))
        .append("revision", revision)
        .append("state", STATES.get(n % STATES.size()))
        .append("createdAt", time(n * SHUFFLE % count))
        .append("due", time(n))
        .append("owner", "person-" + n % OWNERS)
        .append("data", data);
  }

  static String id(int n) {
    return "01J%023d".formatted(n);
  }

  private static BsonDateTime time(long seconds) {
    return new BsonDateTime(1_767_225_600_000L + seconds * 1000);
  }

  MongoCollection<Document> all() {
    return records;
  }

  @Nullable Document find() {
    return records.find(eq("_id", id(random.nextInt(count)))).first();
  }

  /** Whether it was changed, which needs the revision it has. */
  boolean change(int n, int revision) {
    var known = and(eq("_id", id(n)), eq("revision", revision));
    return records.replaceOne(known, record(n, count, revision + 1)).getModifiedCount() == 1;
  }

  List<Document> newest() {
    return records.find(eq("state", "open")).sort(NEWEST).limit(PAGE).into(new ArrayList<>());
  }

  List<Document> fromTheMiddle() {
    var open = and(eq("state", "open"), lt("createdAt", time(count / 2)));
    return records.find(open).sort(NEWEST).limit(PAGE).into(new ArrayList<>());
  }

  long countOpen() {
    return records.countDocuments(eq("state", "open"));
  }

  /** Takes the record that has been due for longest, and makes it due after all others. */
  @Nullable Document claim(int claimed) {
    return records.findOneAndUpdate(
        lte("due", time(count)),
        Updates.set("due", time(2L * count + claimed)),
        new FindOneAndUpdateOptions().sort(Sorts.ascending("due")));
  }
}
