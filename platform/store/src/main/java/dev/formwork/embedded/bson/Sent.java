package dev.formwork.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one command with the bytes that they were read from. What is stored as it was
 * sent need not be written out again. A document is known as itself: whoever makes another of it
 * has one that was never sent.
 */
public final class Sent {

  private static final ScopedValue<Sent> CURRENT = ScopedValue.newInstance();

  /** Smaller ones are written out as fast as they are found. */
  private static final int WORTH_IT = 128;

  private final byte[] message;
  private final IdentityHashMap<Document, Place> places = new IdentityHashMap<>(4);

  private record Place(int start, int end) {}

  public Sent(byte[] message) {
    this.message = message;
  }

  /** This document stands there in the message. */
  void note(Document document, int start, int end) {
    if (end - start >= WORTH_IT) {
      places.put(document, new Place(start, end));
    }
  }

  /** What this gives while the command is carried out that they belong to. */
  public <T> T during(Supplier<T> command) {
    return places.isEmpty() ? command.get() : ScopedValue.where(CURRENT, this).call(command::get);
  }

  /** A copy of the bytes of a document of the command that is carried out; null of any other. */
  public static byte @Nullable [] bytesOf(Document document) {
    if (!CURRENT.isBound()) {
      return null;
    }
    Sent current = CURRENT.get();
    Place place = current.places.get(document);
    return place == null ? null : Arrays.copyOfRange(current.message, place.start, place.end);
  }
}
