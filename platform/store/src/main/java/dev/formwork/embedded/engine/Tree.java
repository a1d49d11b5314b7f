package dev.formwork.embedded.engine;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** One ordered map of the storage. It is written by {@link Change}s only. */
public final class Tree {

  static final int CATALOG = 0;

  /** The smallest number of a tree that is not the catalog. */
  public static final int FIRST_OF_USERS = 1;

  private final int id;
  private final MVMap<byte[], byte[]> map;

  Tree(int id, MVMap<byte[], byte[]> map) {
    this.id = id;
    this.map = map;
  }

  /** What names it, in journals and for whoever remembers which tree is for what. */
  public int id() {
    return id;
  }

  /** Its content now, which no later change alters. */
  public TreeView view() {
    return new TreeView(map);
  }

  /** The value of a key now, or null. */
  public byte @Nullable [] get(byte[] key) {
    return map.get(key);
  }

  /** The smallest key now that is not below this one, or null. */
  public byte @Nullable [] ceilingKey(byte[] key) {
    return map.ceilingKey(key);
  }

  /** The greatest key now, or null where there is none. */
  public byte @Nullable [] lastKey() {
    return map.lastKey();
  }

  /** How many keys it has now. */
  public long size() {
    return map.sizeAsLong();
  }

  /** Puts without a journal: only for what is remade after a crash, as an index being built. */
  public void putUnjournalled(byte[] key, byte[] value) {
    map.put(key, value);
  }

  void apply(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  MVMap<byte[], byte[]> map() {
    return map;
  }
}
