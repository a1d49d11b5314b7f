package dev.formwork.bench.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.bench.measure.Block;
import dev.formwork.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The embedded store, asked by the driver; writes are answered once they are on disk. */
final class Served implements Side {

  private static final int AT_ONCE = 1000;
  private static final long YEARS = 1_000_000_000L;

  private final EmbeddedStore store;
  private final MongoClient client;
  private final MongoCollection<Document> records;
  private final long size;
  private final Random random = new Random(1);
  private long added;
  private long claimed;

  Served(Path folder, long size) {
    this.size = size;
    this.store = EmbeddedStore.onDisk(folder);
    this.client =
        store.client(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.uri()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    this.records = client.getDatabase("bench").getCollection("records");
    records.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("createdAt", "_id")));
    records.createIndex(Indexes.ascending("due"));
    records.createIndex(Indexes.ascending("owner"));
    for (long from = 0; from < size; from += AT_ONCE) {
      records.insertMany(Records.range(from, Math.min(size, from + AT_ONCE), size));
    }
  }

  @Override
  public Block.Operation of(Operation operation) {
    return switch (operation) {
      case INSERT -> () -> records.insertOne(Records.of(size + added++, size));
      case FIND_ID -> () -> expect(records.find(eq("_id", any())).first() != null);
      case CONDITIONAL_UPDATE -> this::update;
      case PAGE_INDEXED -> () -> page(new Document());
      case PAGE_MIDDLE -> () -> page(lt("createdAt", Records.time(random.nextLong(size))));
      case COUNT_INDEXED ->
          () -> expect(records.countDocuments(eq("state", Records.OPEN)) >= size / 3);
      case CLAIM -> this::claim;
      case GROUP_ALL -> this::group;
    };
  }

  private void update() {
    var known = and(eq("_id", any()), gte("revision", 1));
    expect(records.updateOne(known, Updates.inc("revision", 1)).getModifiedCount() == 1);
  }

  private void page(Bson beyond) {
    var page =
        records
            .find(and(eq("state", Records.OPEN), beyond))
            .sort(Sorts.descending("createdAt", "_id"))
            .limit(Records.PAGE)
            .into(new ArrayList<>());
    expect(page.size() <= Records.PAGE);
  }

  private void claim() {
    var later = Updates.set("due", Records.time(YEARS + claimed++));
    var first = new FindOneAndUpdateOptions().sort(Sorts.ascending("due"));
    expect(records.findOneAndUpdate(lte("due", Records.time(size)), later, first) != null);
  }

  private void group() {
    var groups =
        records
            .aggregate(
                List.of(
                    Aggregates.group(
                        "$owner", Accumulators.sum("count", 1), Accumulators.sum("sum", "$total"))))
            .into(new ArrayList<>());
    expect(groups.size() == 500);
  }

  private String any() {
    return Records.id(random.nextLong(size));
  }

  static void expect(boolean held) {
    if (!held) {
      throw new IllegalStateException("The store answered something else than it should");
    }
  }

  @Override
  public void close() {
    client.close();
    store.close();
  }
}
