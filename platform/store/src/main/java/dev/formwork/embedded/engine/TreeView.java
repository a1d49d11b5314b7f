package dev.formwork.embedded.engine;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * A tree as it was at one moment, for one thread. Valid as long as the {@link Storage#pin} taken
 * before it; reading it blocks nobody.
 */
public final class TreeView {

  private final MVMap<byte[], byte[]> source;
  private final RootReference<byte[], byte[]> root;
  private @Nullable Snapshot map;

  TreeView(MVMap<byte[], byte[]> source) {
    this.source = source;
    this.root = source.getRoot();
  }

  /** Most views of a collection's indexes are never read, so the map object is made late. */
  private Snapshot map() {
    Snapshot made = map;
    if (made == null) {
      made = new Snapshot(source, root);
      map = made;
    }
    return made;
  }

  public byte @Nullable [] get(byte[] key) {
    return map().get(key);
  }

  public long size() {
    return root.getTotalCount();
  }

  /** The greatest key, or null where there is none. */
  public byte @Nullable [] lastKey() {
    return map().lastKey();
  }

  /** The smallest key not below this one, or null. */
  public byte @Nullable [] ceilingKey(byte[] key) {
    return map().ceilingKey(key);
  }

  /** How many keys are below this one, which need not be there; costs one descent. */
  public long rank(byte[] key) {
    long index = map().getKeyIndex(key);
    return index < 0 ? -index - 1 : index;
  }

  /** How many keys are from this one on and below that one; two descents. */
  public long count(byte[] from, byte[] below) {
    return Math.max(0, rank(below) - rank(from));
  }

  /** The keys from this one on and below that one, in order. */
  public Scan ascending(byte[] from, byte @Nullable [] below) {
    return new Scan(map().cursor(from, null, false), from, below, false);
  }

  /** The same keys from the greatest to the smallest. */
  public Scan descending(byte[] from, byte @Nullable [] below) {
    return new Scan(map().cursor(below, null, true), from, below, true);
  }

  /** The map with the root of one moment; the map's own methods read through it. */
  private static final class Snapshot extends MVMap<byte[], byte[]> {
    private final RootReference<byte[], byte[]> then;

    Snapshot(MVMap<byte[], byte[]> source, RootReference<byte[], byte[]> then) {
      super(source);
      this.then = then;
    }

    @Override
    public RootReference<byte[], byte[]> getRoot() {
      return then;
    }

    @Override
    public RootReference<byte[], byte[]> flushAndGetRoot() {
      return then;
    }
  }

  /** Keys and values in one direction. */
  public static final class Scan {
    private final Cursor<byte[], byte[]> cursor;
    private final byte[] from;
    private final byte @Nullable [] below;
    private final boolean backwards;

    private Scan(
        Cursor<byte[], byte[]> cursor, byte[] from, byte @Nullable [] below, boolean backwards) {
      this.cursor = cursor;
      this.from = from;
      this.below = below;
      this.backwards = backwards;
    }

    /** Goes to the next key; false at the end. */
    public boolean next() {
      while (cursor.hasNext()) {
        byte[] key = cursor.next();
        if (backwards) {
          if (below != null && Bytes.KEYS.compare(key, below) >= 0) {
            continue; // the cursor includes where it starts
          }
          return Bytes.KEYS.compare(key, from) >= 0;
        }
        return below == null || Bytes.KEYS.compare(key, below) < 0;
      }
      return false;
    }

    public byte[] key() {
      return cursor.getKey();
    }

    public byte[] value() {
      return cursor.getValue();
    }
  }
}
