package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.table.Table;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The documents that one command changes, one at a time. A document is found in a view, without a
 * lock; then the table is locked and the document read and checked again, as another command may
 * have changed it since. The lock is kept until the next document or the end.
 *
 * <p>A command for one document whose find was taken from under it searches anew, the third time
 * with the lock. One for several passes over what no longer matches, as MongoDB does.
 */
final class Claims implements AutoCloseable {

  private static final int TRIES_WITHOUT_LOCK = 2;

  private final Table table;
  private final Engine engine;
  private final boolean several;
  private final boolean exclusive;
  private boolean locked;
  private long position;

  Claims(Table table, Engine engine, boolean several, boolean exclusive) {
    this.table = table;
    this.engine = engine;
    this.several = several;
    this.exclusive = exclusive;
    if (exclusive) {
      lock();
    }
  }

  /** Puts another document in the place of the one that was given last. */
  void replace(Document before, Document after) {
    table.replace(position, before, after);
  }

  /** Removes the document that was given last. */
  void remove(Document before) {
    table.remove(position, before);
  }

  /** Adds a document, while nobody else can if these claims are exclusive. */
  void insert(Document document) {
    table.insert(document);
  }

  Iterator<Document> of(Query query) {
    return several ? each(query) : one(query.limited(0, 1));
  }

  private Iterator<Document> each(Query query) {
    Search search = Search.begin(table.view(), query, engine.counters());
    return new Ahead<>() {
      @Override
      protected @Nullable Document advance() {
        release();
        while (search.next()) {
          Document claimed = claim(search, query);
          if (claimed != null) {
            return claimed;
          }
          engine.storage().throttle();
        }
        return null;
      }
    };
  }

  private Iterator<Document> one(Query query) {
    return new Ahead<>() {
      private boolean given;

      @Override
      protected @Nullable Document advance() {
        if (given) {
          return null;
        }
        given = true;
        return find(query);
      }
    };
  }

  private @Nullable Document find(Query query) {
    for (int attempt = 0; ; attempt++) {
      if (attempt >= TRIES_WITHOUT_LOCK) {
        lock();
      }
      Search search = Search.begin(table.view(), query, engine.counters());
      if (!search.next()) {
        return null;
      }
      Document claimed = claim(search, query);
      if (claimed != null) {
        return claimed;
      }
    }
  }

  /** Locks and checks again; null if the document is gone or no longer matches. */
  private @Nullable Document claim(Search search, Query query) {
    lock();
    byte[] bytes = table.current(search.position());
    if (bytes != null && (Arrays.equals(bytes, search.document()) || query.matches(bytes))) {
      position = search.position();
      return table.read(position, bytes);
    }
    release();
    return null;
  }

  private void lock() {
    if (!locked) {
      table.lock().lock();
      locked = true;
    }
  }

  private void release() {
    if (locked && !exclusive) {
      table.lock().unlock();
      locked = false;
    }
  }

  @Override
  public void close() {
    if (locked) {
      table.lock().unlock();
      locked = false;
    }
  }
}
