package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Sent;
import dev.formwork.embedded.engine.Change;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.Tree;
import dev.formwork.embedded.index.DocumentKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection and their indexes. Writers take {@link #lock} for each document;
 * readers take a {@link #view} and no lock. One write is one {@link Change}: document and entries
 * of all indexes.
 */
public final class Table {

  private static final int TOO_LARGE = 10334;

  private final Storage storage;
  private final Catalog catalog;
  private final Tree documents;
  private final LastStored lastStored;
  private final ReentrantLock writing = new ReentrantLock();

  /** Held while the trees of this table are changed, so that no view falls into the middle. */
  private final StampedLock roots = new StampedLock();

  /** Held by whoever makes or drops indexes. */
  private final ReentrantLock indexing = new ReentrantLock();

  private final AtomicLong nextPosition;
  private volatile String name;
  private volatile List<TableIndex> indexes = List.of();
  private volatile boolean dropped;

  Table(Storage storage, Catalog catalog, String name, Tree documents, LastStored lastStored) {
    this.lastStored = lastStored;
    this.storage = storage;
    this.catalog = catalog;
    this.name = name;
    this.documents = documents;
    byte[] last = documents.lastKey();
    this.nextPosition = new AtomicLong(last == null ? 1 : Positions.read(last, 0) + 1);
  }

  /** The full name, as in {@code formwork.people}. */
  public String name() {
    return name;
  }

  void rename(String newName) {
    name = newName;
  }

  Tree documents() {
    return documents;
  }

  ReentrantLock indexing() {
    return indexing;
  }

  /** All indexes, also those being built. */
  public List<TableIndex> indexes() {
    return indexes;
  }

  void add(TableIndex index) {
    writing.lock();
    try {
      var more = new ArrayList<>(indexes);
      more.add(index);
      indexes = List.copyOf(more);
    } finally {
      writing.unlock();
    }
  }

  void removeIndex(TableIndex index) {
    writing.lock();
    try {
      indexes = indexes.stream().filter(each -> each != index).toList();
    } finally {
      writing.unlock();
    }
  }

  void becomeDropped() {
    writing.lock();
    try {
      dropped = true;
    } finally {
      writing.unlock();
    }
  }

  public long size() {
    return documents.size();
  }

  /** Held from reading a document until writing it. Reentrant. */
  public ReentrantLock lock() {
    return writing;
  }

  /** The table now. The caller has a pin, see {@link Storage#pin}. */
  public TableView view() {
    long stamp = roots.tryOptimisticRead();
    if (stamp != 0) {
      TableView view = viewNow();
      if (roots.validate(stamp)) {
        return view;
      }
    }
    stamp = roots.readLock();
    try {
      return viewNow();
    } finally {
      roots.unlockRead(stamp);
    }
  }

  private TableView viewNow() {
    var views = new ArrayList<TableView.IndexView>();
    for (TableIndex index : indexes) {
      if (index.isReady()) {
        views.add(new TableView.IndexView(index, index.tree().view(), index.arrays()));
      }
    }
    return new TableView(documents.view(), views);
  }

  /** The bytes of the document at this position now, or null. */
  public byte @Nullable [] current(long position) {
    return documents.get(Positions.bytesOf(position));
  }

  /** The document of the bytes that {@link #current} gave; nobody may change what is in it. */
  public Document read(long position, byte[] bytes) {
    return lastStored.read(documents.id(), position, bytes);
  }

  /**
   * Adds a document and returns where.
   *
   * @throws MongoServerError with MongoDB's code if an index or the size forbids it
   */
  public long insert(Document document) {
    writing.lock();
    try {
      long position = nextPosition.getAndIncrement();
      write(position, null, document);
      return position;
    } finally {
      writing.unlock();
    }
  }

  /** Puts a document in the place of another. */
  public void replace(long position, Document before, Document after) {
    write(position, before, after);
  }

  public void remove(long position, Document before) {
    write(position, before, null);
  }

  private void write(long position, @Nullable Document before, @Nullable Document after) {
    writing.lock();
    try {
      if (dropped) {
        throw new MongoServerError(
            175, "QueryPlanKilled", "The collection " + name + " was dropped meanwhile");
      }
      var change = new Change();
      if (after == null) {
        change.remove(documents, Positions.bytesOf(position));
      } else {
        change.put(documents, Positions.bytesOf(position), bytesOf(position, after));
      }
      var learned = new ArrayList<Runnable>();
      var changed = before == null || after == null ? null : new ChangedFields(before, after);
      for (TableIndex index : indexes) {
        if (changed != null && !changed.any(index.fields())) {
          continue; // its keys are the same
        }
        DocumentKeys old = before == null ? null : DocumentKeys.of(index.spec(), before);
        DocumentKeys fresh = after == null ? null : DocumentKeys.of(index.spec(), after);
        index.update(change, name, position, old, fresh);
        if (fresh != null && index.isNew(fresh.arrays())) {
          catalog.rememberArrays(change, this, index, fresh.arrays());
          learned.add(() -> index.learnArrays(fresh.arrays()));
        }
      }
      long stamp = roots.writeLock();
      try {
        storage.apply(change);
        learned.forEach(Runnable::run);
      } finally {
        roots.unlockWrite(stamp);
      }
    } finally {
      writing.unlock();
    }
  }

  private byte[] bytesOf(long position, Document document) {
    byte[] sent = Sent.bytesOf(document);
    byte[] bytes = sent == null ? Bson.encode(document) : sent;
    if (sent != null) {
      lastStored.put(documents.id(), position, sent, document);
    }
    if (bytes.length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          TOO_LARGE,
          "BSONObjectTooLarge",
          "BSONObj size: " + bytes.length + " is larger than 16 MB");
    }
    return bytes;
  }
}
