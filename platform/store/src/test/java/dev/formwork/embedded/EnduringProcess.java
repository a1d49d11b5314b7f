package dev.formwork.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/**
 * A small process of its own that does a little of everything in blocks, and after each block says
 * what it has then: heap, threads, cursors and bytes on disk.
 */
final class EnduringProcess {

  private static final int ORDERS = 2000;
  private static final int OPERATIONS = 1000;

  private final Path folder;
  private final EmbeddedStore store;
  private final MongoClient client;
  private final MongoCollection<Document> orders;
  private final Random random = new Random(7);

  private EnduringProcess(Path folder) {
    this.folder = folder;
    this.store = StoreAtPace.fastAndForgetful(folder);
    this.client = MongoClients.create(store.uri());
    this.orders = client.getDatabase("shop").getCollection("orders");
  }

  /**
   * What a process has after a block.
   *
   * @param heap bytes in use after a full collection
   */
  record Has(long heap, long threads, long cursors, long bytes) {

    static Has parse(String line) {
      String[] parts = line.split(" ");
      return new Has(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]));
    }

    @Override
    public String toString() {
      return heap + " " + threads + " " + cursors + " " + bytes;
    }
  }

  static Process on(Path folder, int blocks) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            EnduringProcess.class.getName(),
            folder.toString(),
            Integer.toString(blocks));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] args) throws IOException {
    var process = new EnduringProcess(Path.of(args[0]));
    process.begin();
    for (int block = 0; block < Integer.parseInt(args[1]); block++) {
      for (int i = 0; i < OPERATIONS; i++) {
        process.operate();
      }
      System.out.println(process.has());
    }
    process.client.close();
    process.store.close();
  }

  private void begin() {
    orders.createIndex(Indexes.ascending("owner", "n"));
    for (int id = 0; id < ORDERS; id++) {
      orders.insertOne(order(id));
    }
  }

  private Document order(int id) {
    return new Document("_id", id)
        .append("owner", "person-" + random.nextInt(50))
        .append("n", random.nextInt(1000))
        .append("text", "x".repeat(random.nextInt(2000)));
  }

  private void operate() {
    int id = random.nextInt(ORDERS);
    switch (random.nextInt(100)) {
      case 0 -> restOfAPageIsNotFetched();
      case 1 -> byAClientOfItsOwn(id);
      case 2 -> groups();
      case 3 -> indexComesAndGoes();
      default -> {
        switch (random.nextInt(4)) {
          case 0 -> orders.replaceOne(eq("_id", id), order(id));
          case 1 -> orders.updateOne(and(eq("_id", id), gte("n", 0)), Updates.inc("n", 1));
          case 2 -> {
            orders.deleteOne(eq("_id", id));
            orders.insertOne(order(id));
          }
          default ->
              orders
                  .find(eq("owner", "person-" + id % 50))
                  .sort(Sorts.ascending("n"))
                  .batchSize(10)
                  .into(new ArrayList<>());
        }
      }
    }
  }

  private void restOfAPageIsNotFetched() {
    try (var cursor = orders.find().batchSize(5).cursor()) {
      cursor.next();
    }
  }

  private void byAClientOfItsOwn(int id) {
    try (var other = MongoClients.create(store.uri())) {
      other.getDatabase("shop").getCollection("orders").find(eq("_id", id)).first();
    }
  }

  private void groups() {
    var sum = Aggregates.group("$owner", Accumulators.sum("n", "$n"));
    orders.aggregate(List.of(sum)).into(new ArrayList<>());
  }

  private void indexComesAndGoes() {
    orders.createIndex(Indexes.descending("n"));
    orders.dropIndex("n_-1");
  }

  private Has has() throws IOException {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    var status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
    Number cursors = status.getEmbedded(List.of("metrics", "cursor", "open", "total"), 0L);
    long bytes = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return new Has(
        memory.getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        cursors.longValue(),
        bytes);
  }
}
