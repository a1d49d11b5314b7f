package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.engine.Change;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.Tree;
import dev.formwork.embedded.index.IndexSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tables and indexes there are. Kept in the storage's first tree: under {@code C name} the
 * number of the table's tree, under {@code I name, 0, index} what the index is over, the number of
 * its tree, whether it has all documents and which parts have met arrays, under {@code N} the next
 * number of a tree.
 */
public final class Catalog {

  private static final Logger log = LoggerFactory.getLogger(Catalog.class);
  private static final byte[] NEXT = bytes("N");

  private final Storage storage;
  private final Tree entries;
  private final LastStored lastStored = new LastStored();
  private final Map<String, Table> tables = new ConcurrentSkipListMap<>();
  private int nextTree = Tree.FIRST_OF_USERS;

  public Catalog(Storage storage) {
    this.storage = storage;
    this.entries = storage.catalog();
    byte[] next = entries.get(NEXT);
    if (next != null) {
      nextTree = number(Bson.decode(next), "next");
    }
    load();
  }

  private void load() {
    var known = new HashSet<Integer>(Set.of(entries.id()));
    var unfinished = new ArrayList<Runnable>();
    var scan = entries.view().ascending(bytes("C"), bytes("D"));
    while (scan.next()) {
      String name = text(scan.key()).substring(1);
      Tree documents = storage.tree(number(Bson.decode(scan.value()), "tree"));
      known.add(documents.id());
      var table = new Table(storage, this, name, documents, lastStored);
      tables.put(name, table);
      loadIndexes(table, known, unfinished);
    }
    storage.treeIds().stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> storage.remove(storage.tree(id)));
    unfinished.forEach(Runnable::run);
    storage.indexesAreWhole();
  }

  private void loadIndexes(Table table, Set<Integer> known, List<Runnable> unfinished) {
    byte[] from = indexKey(table.name(), "");
    var scan = entries.view().ascending(from, bytes("I" + table.name() + "\1"));
    while (scan.next()) {
      Document entry = Bson.decode(scan.value());
      IndexSpec spec = specOf(entry);
      if (!Boolean.TRUE.equals(entry.get("ready"))) {
        log.warn("Index {} of {} was being built when the process ended", spec.name(), table);
        byte[] key = scan.key();
        unfinished.add(() -> storage.apply(new Change().remove(entries, key)));
        continue;
      }
      Tree tree = storage.tree(number(entry, "tree"));
      known.add(tree.id());
      boolean whole = longNumber(entry, "since") <= storage.wholeUpTo();
      var index = new TableIndex(spec, tree, longNumber(entry, "arrays"), whole);
      table.add(index);
      if (!whole) {
        unfinished.add(() -> {
          new IndexBuild(storage, table, index).run();
          finishIndex(table, index);
        });
      }
    }
  }

  public Optional<Table> find(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** All full names that begin so. */
  public List<String> names(String beginning) {
    return tables.keySet().stream().filter(name -> name.startsWith(beginning)).toList();
  }

  /** The table of this full name, made with its index over {@code _id} if it is not there. */
  public Table getOrCreate(String name) {
    Table table = tables.get(name);
    return table != null ? table : create(name);
  }

  private synchronized Table create(String name) {
    Table there = tables.get(name);
    if (there != null) {
      return there;
    }
    var change = new Change();
    Tree documents = newTree(change);
    change.put(entries, bytes("C" + name), Bson.encode(new Document("tree", documents.id())));
    var table = new Table(storage, this, name, documents, lastStored);
    var id = new TableIndex(IndexSpec.ofId(), newTree(change), 0, true);
    putIndex(change, name, id, true, 0, 0);
    storage.apply(change);
    table.add(id);
    tables.put(name, table);
    return table;
  }

  /** Removes a table; whoever reads it still can. */
  public void drop(Table table) {
    table.indexing().lock();
    try {
      dropNow(table);
    } finally {
      table.indexing().unlock();
    }
  }

  private synchronized void dropNow(Table table) {
    if (tables.get(table.name()) != table) {
      return; // somebody else was faster
    }
    var change = new Change().remove(entries, bytes("C" + table.name()));
    table.indexes().forEach(index -> removeIndex(change, table, index));
    table.becomeDropped();
    storage.apply(change);
    tables.remove(table.name());
    table.indexes().forEach(index -> storage.remove(index.tree()));
    storage.remove(table.documents());
  }

  /** Gives a table another full name, which is free. */
  public void rename(Table table, String newName) {
    table.indexing().lock();
    table.lock().lock();
    try {
      renameNow(table, newName);
    } finally {
      table.lock().unlock();
      table.indexing().unlock();
    }
  }

  private synchronized void renameNow(Table table, String newName) {
    String oldName = table.name();
    var change = new Change();
    change.remove(entries, bytes("C" + oldName));
    change.put(
        entries, bytes("C" + newName), Bson.encode(new Document("tree", table.documents().id())));
    for (TableIndex index : table.indexes()) {
      byte[] entry = entries.get(indexKey(oldName, index.spec().name()));
      removeIndex(change, table, index);
      if (entry != null) {
        change.put(entries, indexKey(newName, index.spec().name()), entry);
      }
    }
    storage.apply(change);
    tables.remove(oldName);
    table.rename(newName);
    tables.put(newName, table);
  }

  /**
   * Makes an index and fills it with what the table has; writers go on meanwhile.
   *
   * @return whether it was made; false if there is the same one already
   */
  public boolean createIndex(Table table, IndexSpec spec) {
    table.indexing().lock();
    try {
      if (IndexConflicts.isThere(table, spec)) {
        return false;
      }
      TableIndex index = beginIndex(table, spec);
      if (index.isReady()) {
        return true;
      }
      try {
        new IndexBuild(storage, table, index).run();
        finishIndex(table, index);
      } catch (RuntimeException failure) {
        forget(table, index, failure);
        throw failure;
      }
      return true;
    } finally {
      table.indexing().unlock();
    }
  }

  /** Where even that finds no room, the next opening removes what was not finished. */
  private void forget(Table table, TableIndex index, RuntimeException why) {
    try {
      dropIndex(table, index);
    } catch (RuntimeException failure) {
      why.addSuppressed(failure);
    }
  }

  /** From here on writers keep it; it is whole at once where there is nothing to add. */
  private TableIndex beginIndex(Table table, IndexSpec spec) {
    synchronized (this) {
      table.lock().lock();
      try {
        boolean whole = table.size() == 0;
        var change = new Change();
        var index = new TableIndex(spec, newTree(change), 0, whole);
        putIndex(change, table.name(), index, whole, 0, 0);
        storage.apply(change);
        table.add(index);
        return index;
      } finally {
        table.lock().unlock();
      }
    }
  }

  private void finishIndex(Table table, TableIndex index) {
    long since = storage.checkpoint(); // the build wrote no journal
    table.lock().lock();
    try {
      var change = new Change();
      putIndex(change, table.name(), index, true, since, index.arrays());
      storage.apply(change);
      index.becomeReady();
    } finally {
      table.lock().unlock();
    }
  }

  public void dropIndex(Table table, TableIndex index) {
    table.indexing().lock();
    table.lock().lock(); // nobody writes past the index before the journal says that it is gone
    try {
      table.removeIndex(index);
      var change = new Change();
      removeIndex(change, table, index);
      storage.apply(change);
      storage.remove(index.tree());
    } finally {
      table.lock().unlock();
      table.indexing().unlock();
    }
  }

  /** Adds to a change that parts of an index have met an array; under the lock of the table. */
  void rememberArrays(Change change, Table table, TableIndex index, long met) {
    byte[] key = indexKey(table.name(), index.spec().name());
    byte[] bytes = entries.get(key);
    if (bytes != null) {
      Document entry = Bson.decode(bytes);
      entry.put("arrays", longNumber(entry, "arrays") | met);
      change.put(entries, key, Bson.encode(entry));
    }
  }

  private void removeIndex(Change change, Table table, TableIndex index) {
    change.remove(entries, indexKey(table.name(), index.spec().name()));
  }

  private void putIndex(
      Change change, String table, TableIndex index, boolean ready, long since, long arrays) {
    var entry =
        new Document("spec", index.spec().describe())
            .append("tree", index.tree().id())
            .append("ready", ready)
            .append("since", since)
            .append("arrays", arrays);
    change.put(entries, indexKey(table, index.spec().name()), Bson.encode(entry));
  }

  private Tree newTree(Change change) {
    int id = nextTree++;
    change.put(entries, NEXT, Bson.encode(new Document("next", nextTree)));
    return storage.tree(id);
  }

  private static IndexSpec specOf(Document entry) {
    if (entry.get("spec") instanceof Document spec) {
      return IndexSpec.parse(spec);
    }
    throw new IllegalStateException("Expected a catalog entry to describe its index: " + entry);
  }

  private static int number(Document entry, String key) {
    return Math.toIntExact(longNumber(entry, key));
  }

  private static long longNumber(Document entry, String key) {
    if (entry.get(key) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("Expected a catalog entry to have " + key + ": " + entry);
  }

  private static byte[] indexKey(String table, String index) {
    return bytes("I" + table + "\0" + index);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
