package dev.formwork.embedded;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** A process of its own that writes into a store until someone ends it, and says what it wrote. */
final class WritingProcess {

  private static final int WRITERS = 4;

  private WritingProcess() {}

  /** Starts it on this folder; each line it prints is the number of an acknowledged document. */
  static Process on(Path folder) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            folder.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  public static void main(String[] args) {
    var store = EmbeddedStore.onDisk(Path.of(args[0]));
    var orders = MongoClients.create(store.uri()).getDatabase("test").getCollection("orders");
    orders.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
    IntStream.range(0, WRITERS)
        .forEach(writer ->
            Thread.ofPlatform()
                .start(() -> {
                  for (int n = writer; ; n += WRITERS) {
                    orders.insertOne(new Document("_id", n).append("number", "O-" + n));
                    System.out.println(n);
                  }
                }));
  }
}
