package dev.formwork.embedded.table;

import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.TreeView.Scan;
import dev.formwork.embedded.index.DocumentKeys;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an index with the documents there are. Writers keep the index meanwhile, so a document is
 * read again when its turn comes, under the lock, a few at a time.
 */
public final class IndexBuild {

  private static final Logger log = LoggerFactory.getLogger(IndexBuild.class);
  private static final int AT_A_TIME = 64;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
  private static final Set<IndexBuild> RUNNING = ConcurrentHashMap.newKeySet();

  private final Storage storage;
  private final Table table;
  private final TableIndex index;
  private final AtomicLong done = new AtomicLong();
  private volatile long total;

  IndexBuild(Storage storage, Table table, TableIndex index) {
    this.storage = storage;
    this.table = table;
    this.index = index;
  }

  /** Those under way in this process. */
  public static Set<IndexBuild> running() {
    return Set.copyOf(RUNNING);
  }

  /** As in {@code Index Build: 45000/100000 of shop.orders.number_1}. */
  public String progress() {
    return "Index Build: %d/%d of %s.%s"
        .formatted(done.get(), total, table.name(), index.spec().name());
  }

  void run() {
    RUNNING.add(this);
    try (var _ = storage.pin()) {
      var view = table.view();
      total = view.size();
      log.info("Building index {} of {} documents in {}", index.spec().name(), total, table.name());
      fill(view.documents().ascending(Positions.bytesOf(0), null));
    } finally {
      RUNNING.remove(this);
    }
  }

  private void fill(Scan scan) {
    Fields fields = Fields.of(index.spec().paths());
    long reported = System.nanoTime();
    long[] positions = new long[AT_A_TIME];
    int count;
    do {
      count = 0;
      while (count < AT_A_TIME && scan.next()) {
        positions[count++] = Positions.read(scan.key(), 0);
      }
      storage.throttle();
      addAll(positions, count, fields);
      done.addAndGet(count);
      if (System.nanoTime() - reported > REPORT_EVERY.toNanos()) {
        reported = System.nanoTime();
        log.info("{}", progress());
      }
    } while (count == AT_A_TIME);
  }

  private void addAll(long[] positions, int count, Fields fields) {
    table.lock().lock();
    try {
      for (int i = 0; i < count; i++) {
        add(positions[i], fields);
      }
    } finally {
      table.lock().unlock();
    }
  }

  private void add(long position, Fields fields) {
    byte[] bytes = table.current(position);
    if (bytes == null) {
      return; // deleted since
    }
    DocumentKeys keys = DocumentKeys.of(index.spec(), Bson.decode(bytes, fields));
    for (var key : keys.keys().entrySet()) {
      index.refuseDuplicate(table.name(), position, key.getKey(), key.getValue());
      index.tree().putUnjournalled(TableIndex.entry(key.getKey(), position), TableIndex.NOTHING);
    }
    index.learnArrays(keys.arrays());
  }
}
