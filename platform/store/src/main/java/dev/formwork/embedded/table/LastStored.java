package dev.formwork.embedded.table;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.bson.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Some documents that were stored last, as they were read when they came: whoever changes one soon
 * after need not read it from its bytes again. They are shared, so nobody changes what is in them.
 */
final class LastStored {

  /** A power of two. */
  private static final int MANY = 512;

  /** Bytes. */
  private static final int LONGEST = 8 * 1024;

  /** By where they are. Whoever sees an old one here only reads in vain. */
  private final @Nullable Stored[] places = new Stored[MANY];

  /** The bytes tell whether it is still the one: only what the tree holds is the same array. */
  private static final class Stored {
    private final byte[] bytes;
    private final Document document;

    Stored(byte[] bytes, Document document) {
      this.bytes = bytes;
      this.document = document;
    }
  }

  void put(int tree, long position, byte[] bytes, Document document) {
    if (bytes.length <= LONGEST) {
      places[place(tree, position)] = new Stored(bytes, document);
    }
  }

  /** The document of these bytes, which are there now. */
  @SuppressWarnings("ReferenceEquality") // the same array is meant
  Document read(int tree, long position, byte[] bytes) {
    Stored stored = places[place(tree, position)];
    return stored != null && stored.bytes == bytes ? stored.document : Bson.decode(bytes);
  }

  private static int place(int tree, long position) {
    return (int) (31L * tree + position) & (MANY - 1);
  }
}
