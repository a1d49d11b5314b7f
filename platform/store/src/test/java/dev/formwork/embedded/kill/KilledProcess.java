package dev.formwork.embedded.kill;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.formwork.embedded.StoreAtPace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.LoggerFactory;

/**
 * A process of its own in which eight writers follow their scripts and somebody makes and drops
 * indexes all the time, until it is killed. It prints a writer's name for each acknowledged step,
 * and what the store begins and ends besides.
 */
final class KilledProcess {

  static final int WRITERS = 8;

  /** What it says when an index is begun and done, and when tidying the file is. */
  static final String INDEXING = "+index";

  static final String INDEXED = "-index";
  static final String TIDYING = "+tidy";
  static final String TIDIED = "-tidy";

  private final MongoCollection<Document> orders;

  private KilledProcess(MongoCollection<Document> orders) {
    this.orders = orders;
  }

  /** Starts it on this folder for this round. */
  static Process on(Path folder, int round) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1", // it lives for a moment only
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            folder.toString(),
            Integer.toString(round));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  static String writer(int round, int number) {
    return "r%03dw%d".formatted(round, number);
  }

  public static void main(String[] args) {
    tellOfTidying();
    var store = StoreAtPace.fast(Path.of(args[0]));
    int round = Integer.parseInt(args[1]);
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(store.uri()))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build();
    var orders = MongoClients.create(settings).getDatabase("shop").getCollection("orders");
    orders.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
    orders.createIndex(Indexes.ascending("labels", "due"));
    var process = new KilledProcess(orders);
    IntStream.range(0, WRITERS)
        .forEach(number -> Thread.ofPlatform().start(() -> process.write(writer(round, number))));
    Thread.ofPlatform().start(process::index);
  }

  private static void tellOfTidying() {
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage();
            System.out.println(said.startsWith("Tidying") ? TIDYING : TIDIED);
          }
        };
    appender.start();
    var logger = (Logger) LoggerFactory.getLogger("dev.formwork.embedded.engine.Compaction");
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  private void write(String name) {
    var script = new Script(name);
    while (true) {
      List<Script.Act> acts = script.next();
      if (acts.size() > 1) {
        orders.insertMany(acts.stream().map(act -> ((Script.Act.Add) act).order()).toList());
      } else {
        perform(acts.getFirst());
      }
      System.out.println(name);
    }
  }

  private void perform(Script.Act act) {
    switch (act) {
      case Script.Act.Add(var order) -> {
        orders.insertOne(order);
        refuseTwice(order);
      }
      case Script.Act.Change(var before, var after) -> {
        var known =
            Filters.and(
                Filters.eq("_id", before.get("_id")),
                Filters.eq("revision", before.get("revision")));
        if (!isChanged(known, after)) {
          throw new IllegalStateException("Expected to find " + before.get("_id"));
        }
      }
      case Script.Act.Remove(var order) ->
          orders.deleteOne(Filters.eq("number", order.get("number")));
    }
  }

  /** As a whole or in parts, in turns. */
  private boolean isChanged(Bson known, Document after) {
    if (after.getInteger("revision") % 2 == 0) {
      return orders.findOneAndReplace(known, after) != null;
    }
    var parts = new Document(after);
    parts.remove("_id");
    return orders.updateOne(known, new Document("$set", parts)).getModifiedCount() == 1;
  }

  /** A second one of the same number must fail, whatever else happens. */
  private void refuseTwice(Document order) {
    try {
      orders.insertOne(new Document(order).append("_id", "twice"));
    } catch (MongoWriteException refused) {
      return;
    }
    Runtime.getRuntime().halt(99);
  }

  private void index() {
    while (true) {
      System.out.println(INDEXING);
      orders.createIndex(
          Indexes.compoundIndex(Indexes.ascending("owner"), Indexes.descending("due")));
      orders.createIndex(Indexes.ascending("text"), new IndexOptions().sparse(true));
      System.out.println(INDEXED);
      orders.dropIndex("text_1");
      orders.dropIndex("owner_1_due_-1");
    }
  }
}
