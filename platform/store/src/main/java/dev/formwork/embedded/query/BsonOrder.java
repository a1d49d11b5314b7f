package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of all values, as MongoDB has it: first by kind (missing, null, numbers, strings,
 * objects, arrays, binary, ids, booleans, dates …), then by value.
 *
 * <p>Numbers of all types compare exactly: {@code 1}, {@code 1.0} and the decimals {@code 1} and
 * {@code 1.00} are equal, the double {@code 0.1} is a little more than the decimal {@code 0.1}. NaN
 * is below every number and equal to itself. Strings compare by code point. Arrays compare as whole
 * values, entry by entry.
 */
public final class BsonOrder implements Comparator<@Nullable Object> {

  public static final BsonOrder ASCENDING = new BsonOrder();

  private static final int MISSING = 0;
  private static final int NULL = 5;
  private static final int NUMBER = 10;
  private static final int STRING = 15;
  private static final int OBJECT = 20;
  private static final int ARRAY = 25;
  private static final int BINARY = 30;

  private BsonOrder() {}

  /** Whether MongoDB takes both for the same value, as in an equality or a unique index. */
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    return ASCENDING.compare(one, other) == 0;
  }

  /** Whether both are of one kind, all number types being one. Ranges only match within a kind. */
  public static boolean sameKind(@Nullable Object one, @Nullable Object other) {
    return kind(one) == kind(other);
  }

  @Override
  public int compare(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return 0;
    }
    if (one instanceof String text && other instanceof String otherText) {
      return compareText(text, otherText);
    }
    int kinds = Integer.compare(kind(one), kind(other));
    if (kinds != 0 || one == null || other == null) {
      return kinds;
    }
    return switch (one) {
      case Number number -> Numbers.compare(number, (Number) other);
      case Map<?, ?> object -> compareObjects(object, (Map<?, ?>) other);
      case Collection<?> array -> compareArrays(array, (Collection<?>) other);
      case ObjectId id -> id.compareTo((ObjectId) other);
      case Boolean bool -> bool.compareTo((Boolean) other);
      case Instant instant -> instant.compareTo((Instant) other);
      case BsonTimestamp timestamp -> timestamp.compareTo((BsonTimestamp) other);
      case BsonRegularExpression regex -> compareRegex(regex, (BsonRegularExpression) other);
      case BsonJavaScript code -> compareText(code.getCode(), ((BsonJavaScript) other).getCode());
      default -> kind(one) == BINARY ? compareBinary(one, other) : 0;
    };
  }

  private static int kind(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case String _ -> STRING;
      case Number _ -> NUMBER;
      case Document _ -> OBJECT;
      case Collection<?> _ -> ARRAY;
      case Boolean _ -> 40;
      case Instant _ -> 45;
      case ObjectId _ -> 35;
      case Missing _ -> MISSING;
      case Map<?, ?> _ -> OBJECT;
      case BinData _ -> BINARY;
      case UUID _ -> BINARY;
      case LegacyUUID _ -> BINARY;
      case BsonTimestamp _ -> 47;
      case BsonRegularExpression _ -> 50;
      case BsonJavaScript _ -> 60;
      case MinKey _ -> -1;
      case MaxKey _ -> 127;
      default -> throw new IllegalArgumentException("No BSON value: " + value.getClass());
    };
  }

  /** By code point, as the bytes of UTF-8 compare; UTF-16 has the rare characters elsewhere. */
  static int compareText(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Integer.compare(surrogatesLast(a), surrogatesLast(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int surrogatesLast(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }

  /** Kind, name and value of each field in turn, then the number of fields. */
  private int compareObjects(Map<?, ?> one, Map<?, ?> other) {
    var others = other.entrySet().iterator();
    for (var field : one.entrySet()) {
      if (!others.hasNext()) {
        return 1;
      }
      var otherField = others.next();
      int result = Integer.compare(kind(field.getValue()), kind(otherField.getValue()));
      if (result == 0) {
        result = compareText((String) field.getKey(), (String) otherField.getKey());
      }
      if (result == 0) {
        result = compare(field.getValue(), otherField.getValue());
      }
      if (result != 0) {
        return result;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  private int compareArrays(Collection<?> one, Collection<?> other) {
    var others = other.iterator();
    for (Object entry : one) {
      if (!others.hasNext()) {
        return 1;
      }
      int result = compare(entry, others.next());
      if (result != 0) {
        return result;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  private static int compareRegex(BsonRegularExpression one, BsonRegularExpression other) {
    int patterns = compareText(one.getPattern(), other.getPattern());
    return patterns != 0
        ? patterns
        : compareText(
            Objects.requireNonNullElse(one.getOptions(), ""),
            Objects.requireNonNullElse(other.getOptions(), ""));
  }

  /** Length, then subtype, then the bytes. */
  private static int compareBinary(Object one, Object other) {
    byte[] bytes = bytes(one);
    byte[] otherBytes = bytes(other);
    if (bytes.length != otherBytes.length) {
      return Integer.compare(bytes.length, otherBytes.length);
    }
    int subtypes = Integer.compare(subtype(one), subtype(other));
    return subtypes != 0 ? subtypes : Arrays.compareUnsigned(bytes, otherBytes);
  }

  private static byte[] bytes(Object binary) {
    return switch (binary) {
      case BinData data -> data.getData();
      case UUID uuid -> bigEndian(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
      default -> {
        var uuid = ((LegacyUUID) binary).getUuid();
        yield bigEndian(
            Long.reverseBytes(uuid.getMostSignificantBits()),
            Long.reverseBytes(uuid.getLeastSignificantBits()));
      }
    };
  }

  private static byte[] bigEndian(long high, long low) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
  }

  private static int subtype(Object binary) {
    return switch (binary) {
      case LegacyUUID _ -> 3;
      case UUID _ -> 4;
      default -> 0;
    };
  }
}
