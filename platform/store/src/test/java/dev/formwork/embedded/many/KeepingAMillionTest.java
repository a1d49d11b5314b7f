package dev.formwork.embedded.many;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import dev.formwork.embedded.EmbeddedStore;
import dev.formwork.embedded.StoreProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records of 2 KB with three indexes in a process of {@code -Xmx1g}: what they take on disk while
 * they are changed, that reading all of them keeps no writer waiting, and that they come back from
 * a backup. {@code -Dformwork.records=1000000} says how many; it takes many minutes, so the gate
 * leaves it out.
 */
@EnabledIfSystemProperty(named = "formwork.records", matches = "\\d+")
class KeepingAMillionTest {

  private static final int COUNT = Integer.getInteger("formwork.records", 0);
  private static final int WRITERS = 8;
  private static final double MOST_OF_DATA = 2.5;

  /** What a small store may take besides: its journal, and garbage that does not matter yet. */
  private static final long ANYWAY = 128L << 20;

  @TempDir Path temp;

  @Test
  void staysSmallAndKeepsNobodyWaiting() throws Exception {
    Path data = temp.resolve("data");
    long size;
    try (var store = EmbeddedStore.onDisk(data);
        var client = client(store)) {
      long begun = System.nanoTime();
      var records = ManyRecords.in(client.getDatabase("many").getCollection("records"), COUNT);
      size = size(COUNT, 1);
      say(
          "filled with %,d bytes in %.0f s: %.2f x the data",
          size, seconds(begun), bytes(data) / (double) size);

      var changes = new Changes(records, data);
      changes.make(COUNT / 2, () -> {});
      say("changed half: %s, at most %.2f x the data", changes, changes.most / (double) size);
      assertThat(changes.most).isLessThan(most(size));

      var beside = new Changes(records, data);
      beside.make(COUNT / 20, () -> readAll(records, beside));
      say(
          "changed a twentieth while all was read and grouped: %s, at most %.2f x the data",
          beside, beside.most / (double) size);
      assertThat(beside.whileRead.get()).as("acknowledged while all was read").isPositive();
      assertThat(beside.most).isLessThan(most(size));
    }
    say("closed: %.2f x the data", bytes(data) / (double) size);
    assertThat(bytes(data)).isLessThan(most(size));

    keepsAllInABackup(data);
  }

  private static long most(long size) {
    return (long) (MOST_OF_DATA * size) + ANYWAY;
  }

  private static MongoClient client(EmbeddedStore store) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(store.uri()))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build());
  }

  /** All documents one by one, then sums by owner, again until every writer is done. */
  private static void readAll(ManyRecords records, Changes beside) {
    int rounds = 0;
    while (beside.isRunning.get()) {
      int before = beside.acknowledged.get();
      long seen = 0;
      try (var cursor = records.all().find().batchSize(1000).cursor()) {
        while (cursor.hasNext()) {
          cursor.next();
          seen++;
        }
      }
      assertThat(seen).isEqualTo(COUNT);
      var sum = Aggregates.group("$owner", Accumulators.sum("n", 1));
      assertThat(records.all().aggregate(List.of(sum)).into(new ArrayList<>()))
          .hasSize(ManyRecords.OWNERS);
      beside.whileRead.addAndGet(beside.acknowledged.get() - before);
      rounds++;
    }
    say("read everything %d times", rounds);
  }

  private void keepsAllInABackup(Path data) throws IOException {
    String file = temp.resolve("million.backup").toString();
    long begun = System.nanoTime();
    System.setProperty("formwork.data", data.toString());
    assertThat(StoreProgram.run(new String[] {"backup", file})).isZero();
    say("backed up in %.0f s", seconds(begun));
    begun = System.nanoTime();
    Path restored = temp.resolve("restored");
    System.setProperty("formwork.data", restored.toString());
    assertThat(StoreProgram.run(new String[] {"restore", file})).isZero();
    say("restored in %.0f s: %,d bytes", seconds(begun), bytes(restored));
    begun = System.nanoTime();
    assertThat(StoreProgram.run(new String[] {"check"})).isZero();
    say("checked in %.0f s", seconds(begun));
  }

  /** Conditional changes by several writers, each of records of its own. */
  private static final class Changes {
    private final ManyRecords records;
    private final Path data;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger whileRead = new AtomicInteger();
    private final AtomicBoolean isRunning = new AtomicBoolean(true);
    private final AtomicLong failed = new AtomicLong();
    private long[] nanos = {};
    private long most;
    private double took;

    Changes(ManyRecords records, Path data) {
      this.records = records;
      this.data = data;
    }

    void make(int changes, Runnable meanwhile) throws Exception {
      nanos = new long[changes / WRITERS * WRITERS];
      var writers = new ArrayList<Thread>();
      long begun = System.nanoTime();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.add(Thread.ofPlatform().start(() -> change(writer, changes / WRITERS)));
      }
      var other = Thread.ofPlatform().start(meanwhile);
      while (writers.stream().anyMatch(Thread::isAlive)) {
        most = Math.max(most, bytes(data));
        writers.getFirst().join(500);
      }
      took = seconds(begun);
      isRunning.set(false);
      other.join();
      most = Math.max(most, bytes(data));
      Arrays.sort(nanos);
      assertThat(failed.get()).isZero();
    }

    private void change(int writer, int changes) {
      var random = new Random(writer);
      for (int i = 0; i < changes; i++) {
        int n = random.nextInt(COUNT / WRITERS) * WRITERS + writer;
        long begun = System.nanoTime();
        var before = records.all().find(eq("_id", ManyRecords.id(n))).first();
        if (before == null || !records.change(n, before.getInteger("revision"))) {
          failed.incrementAndGet();
        }
        nanos[writer * changes + i] = System.nanoTime() - begun;
        acknowledged.incrementAndGet();
      }
    }

    @Override
    public String toString() {
      return "%,d changes in %.0f s, reading and changing one p50 %.2f ms, p95 %.2f ms, p99.9 %.1f ms, longest %.0f ms, %,d while all was read"
          .formatted(
              nanos.length,
              took,
              millis(0.5),
              millis(0.95),
              millis(0.999),
              millis(1),
              whileRead.get());
    }

    private double millis(double share) {
      return nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
    }
  }

  /** What the bytes of that many records come to. */
  private static long size(int count, int revision) {
    int sample = 1000;
    long size = 0;
    for (int i = 0; i < sample; i++) {
      Document record =
          ManyRecords.record((int) ((long) i * count / sample), count, revision + i % 2);
      size += RawBsonDocument.parse(record.toJson()).getByteBuffer().remaining();
    }
    return size * count / sample;
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.exists(file) ? file.toFile().length() : 0;
      }
      return bytes;
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
