package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import dev.formwork.embedded.engine.Change;
import dev.formwork.embedded.engine.Tree;
import dev.formwork.embedded.index.DocumentKeys;
import dev.formwork.embedded.index.IndexSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** An index of a table: keys of documents, each followed by the document's position. */
public final class TableIndex {

  static final byte[] NOTHING = {};

  private final IndexSpec spec;
  private final Tree tree;
  private final List<String> fields;
  private final LongAdder uses = new LongAdder();
  private volatile long arrays;
  private volatile boolean ready;

  TableIndex(IndexSpec spec, Tree tree, long arrays, boolean ready) {
    this.spec = spec;
    this.tree = tree;
    this.fields = spec.paths().stream().map(path -> path.split("\\.", 2)[0]).distinct().toList();
    this.arrays = arrays;
    this.ready = ready;
  }

  public IndexSpec spec() {
    return spec;
  }

  /** The fields of a document in which all its paths begin. */
  List<String> fields() {
    return fields;
  }

  Tree tree() {
    return tree;
  }

  /** Which parts have met an array in any document so far: one bit each. */
  public long arrays() {
    return arrays;
  }

  /** Whether it has all documents. */
  public boolean isReady() {
    return ready;
  }

  void becomeReady() {
    ready = true;
  }

  /** How often a plan has chosen it since the store was opened. */
  public long uses() {
    return uses.sum();
  }

  public void countUse() {
    uses.increment();
  }

  /** Whether one of these parts has met no array before. */
  boolean isNew(long met) {
    return (arrays | met) != arrays;
  }

  void learnArrays(long met) {
    arrays |= met; // under the lock of the table
  }

  /**
   * Adds to a change what turns one document's keys into another's.
   *
   * @throws DuplicateKeyError if a unique index has one of the new keys for another document
   */
  void update(
      Change change,
      String collection,
      long position,
      @Nullable DocumentKeys before,
      @Nullable DocumentKeys after) {
    Set<byte[]> old = before == null ? Set.of() : before.keys().keySet();
    var fresh = after == null ? NO_KEYS : after.keys();
    for (byte[] key : old) {
      if (!fresh.containsKey(key)) {
        change.remove(tree, entry(key, position));
      }
    }
    for (var key : fresh.entrySet()) {
      if (before == null || !before.keys().containsKey(key.getKey())) {
        refuseDuplicate(collection, position, key.getKey(), key.getValue());
        change.put(tree, entry(key.getKey(), position), NOTHING);
      }
    }
  }

  private static final TreeMap<byte[], List<@Nullable Object>> NO_KEYS =
      new TreeMap<>(Arrays::compareUnsigned);

  void refuseDuplicate(
      String collection, long position, byte[] key, List<@Nullable Object> values) {
    if (!spec.unique()) {
      return;
    }
    byte[] from = entry(key, 0);
    byte[] next = tree.ceilingKey(from);
    if (next != null && isEntryOf(next, key) && positionOf(next) == position) {
      from = entry(key, position + 1);
      next = tree.ceilingKey(from);
    }
    if (next != null && isEntryOf(next, key)) {
      throw new DuplicateKeyError(collection, spec.name() + " dup key: " + describe(values));
    }
  }

  private String describe(List<@Nullable Object> values) {
    var described = new Document();
    for (int i = 0; i < values.size(); i++) {
      described.put(spec.parts().get(i).path(), values.get(i));
    }
    return Json.toCompactJsonValue(described);
  }

  static byte[] entry(byte[] key, long position) {
    byte[] entry = Arrays.copyOf(key, key.length + Positions.BYTES);
    Positions.write(entry, key.length, position);
    return entry;
  }

  private static boolean isEntryOf(byte[] entry, byte[] key) {
    return entry.length == key.length + Positions.BYTES
        && Arrays.equals(entry, 0, key.length, key, 0, key.length);
  }

  /** The position that ends an entry of an index. */
  public static long positionOf(byte[] entry) {
    return Positions.read(entry, entry.length - Positions.BYTES);
  }
}
