package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after another so that bytes compare as MongoDB compares the values: by type
 * first, numbers of all kinds by their exact value, texts by their UTF-8 bytes, arrays and
 * documents element by element. No value's bytes begin another's, so what follows does not disturb
 * the order.
 *
 * <p>Each value begins with a byte for its type, between 0x10 and 0xEF. A text ends with 0; a 0
 * within it is followed by 0xFF. A value of a descending field has all its bits turned.
 */
public final class KeyWriter {

  static final int MIN_KEY = 0x10;
  static final int UNDEFINED = 0x14;
  static final int NULL = 0x18;
  static final int NAN = 0x20;
  static final int NEGATIVE = 0x21;
  static final int ZERO = 0x22;
  static final int POSITIVE = 0x23;
  static final int STRING = 0x30;
  static final int OBJECT = 0x38;
  static final int ARRAY = 0x40;
  static final int BINARY = 0x48;
  static final int OBJECT_ID = 0x50;
  static final int FALSE = 0x58;
  static final int TRUE = 0x59;
  static final int DATE = 0x60;
  static final int TIMESTAMP = 0x68;
  static final int REGEX = 0x70;
  static final int CODE = 0x78;
  static final int MAX_KEY = 0xE0;

  private static final int GENERIC = 0;
  private static final int OLD_UUID = 3;
  private static final int UUID_SUBTYPE = 4;

  private byte[] bytes = new byte[64];
  private int size;

  /** The bytes of one value. */
  public static byte[] bytesOf(@Nullable Object value) {
    return new KeyWriter().value(value).toBytes();
  }

  /** The bytes of an empty array as an index has it: below null. */
  public static byte[] bytesOfEmptyArray() {
    return new byte[] {UNDEFINED};
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public int size() {
    return size;
  }

  /** Turns everything from this position on, so that it sorts the other way round. */
  public KeyWriter turnFrom(int start) {
    for (int i = start; i < size; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return this;
  }

  /** Bytes as they are. */
  public KeyWriter raw(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  /** Eight bytes in which positive numbers sort; what tells entries of the same key apart. */
  public KeyWriter position(long number) {
    return number64(number);
  }

  public KeyWriter emptyArray() {
    return one(UNDEFINED);
  }

  public KeyWriter value(@Nullable Object value) {
    return switch (value) {
      case null -> one(NULL);
      case Missing _ -> one(NULL);
      case Number number -> NumberKey.write(this, number);
      case String text -> one(STRING).text(text);
      case Map<?, ?> document -> document(document);
      case Collection<?> array -> array(array);
      case BinData data -> binary(GENERIC, data.getData());
      case UUID uuid -> binary(UUID_SUBTYPE, bytesOf(uuid));
      case LegacyUUID uuid -> binary(OLD_UUID, oldBytesOf(uuid.getUuid()));
      case ObjectId id -> one(OBJECT_ID).raw(id.toByteArray());
      case Boolean bool -> one(bool ? TRUE : FALSE);
      case Instant instant -> one(DATE).number64(instant.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> one(TIMESTAMP).number64(timestamp.getValue());
      case BsonRegularExpression regex ->
          one(REGEX).text(regex.getPattern()).text(orEmpty(regex.getOptions()));
      case BsonJavaScript code -> one(CODE).text(code.getCode());
      case MinKey _ -> one(MIN_KEY);
      case MaxKey _ -> one(MAX_KEY);
      default ->
          throw new IllegalArgumentException("Expected a BSON value, but got " + value.getClass());
    };
  }

  /** Per field its type, name and value, as MongoDB compares documents; then a 0. */
  private KeyWriter document(Map<?, ?> document) {
    one(OBJECT);
    for (var field : document.entrySet()) {
      one(family(field.getValue())).text((String) field.getKey()).value(field.getValue());
    }
    return one(0);
  }

  private KeyWriter array(Collection<?> array) {
    one(ARRAY);
    for (Object element : array) {
      value(element);
    }
    return one(0);
  }

  /** The byte that all values of a type share, though some types have several first bytes. */
  private static int family(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case Missing _ -> NULL;
      case Number _ -> NAN;
      case String _ -> STRING;
      case Map<?, ?> _ -> OBJECT;
      case Collection<?> _ -> ARRAY;
      case Boolean _ -> FALSE;
      default -> Byte.toUnsignedInt(bytesOf(value)[0]); // short ones, whose first byte tells
    };
  }

  private KeyWriter binary(int subtype, byte[] data) {
    return one(BINARY)
        .one(data.length >>> 24)
        .one(data.length >>> 16)
        .one(data.length >>> 8)
        .one(data.length)
        .one(subtype)
        .raw(data);
  }

  private KeyWriter text(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      one(b);
      if (b == 0) {
        one(0xFF);
      }
    }
    return one(0);
  }

  KeyWriter number64(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      one((int) (number >>> shift));
    }
    return this;
  }

  KeyWriter one(int b) {
    ensure(1);
    bytes[size++] = (byte) b;
    return this;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  private static byte[] bytesOf(UUID uuid) {
    return new KeyWriter()
        .number64(uuid.getMostSignificantBits())
        .number64(uuid.getLeastSignificantBits())
        .toBytes();
  }

  /** As the old drivers stored it: each half with its bytes the other way round. */
  private static byte[] oldBytesOf(UUID uuid) {
    return new KeyWriter()
        .number64(Long.reverseBytes(uuid.getMostSignificantBits()))
        .number64(Long.reverseBytes(uuid.getLeastSignificantBits()))
        .toBytes();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
