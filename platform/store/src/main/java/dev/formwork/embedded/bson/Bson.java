package dev.formwork.embedded.bson;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import dev.formwork.embedded.FieldNames;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between documents and their bytes. */
public final class Bson {

  private static final int USUAL_SIZE = 2048;

  private final byte[] bytes;
  private final ByteBuffer numbers;

  private Bson(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  public static byte[] encode(Document document) {
    return new BsonOutput(USUAL_SIZE).document(document).toBytes();
  }

  public static Document decode(byte[] bytes) {
    return new BsonInput(bytes, 0).document();
  }

  /** Of a document what is wanted; other fields are as if they were not there. */
  public static Document decode(byte[] bytes, Fields wanted) {
    return wanted.isAll() ? decode(bytes) : new Bson(bytes).document(0, wanted);
  }

  private Document document(int start, Fields wanted) {
    var document = new Document();
    int left = wanted.size();
    int position = start + 4;
    while (left > 0 && bytes[position] != BsonConstants.TERMINATING_BYTE) {
      byte type = bytes[position];
      int name = position + 1;
      int nameEnd = endOfName(name);
      int value = nameEnd + 1;
      Fields below = wanted.below(bytes, name, nameEnd);
      if (below != null) {
        document.put(FieldNames.of(bytes, name, nameEnd), value(type, value, below));
        left--;
      }
      position = value + length(type, value);
    }
    return document;
  }

  private @Nullable Object value(byte type, int position, Fields wanted) {
    if (!wanted.isAll() && type == BsonConstants.TYPE_EMBEDDED_DOCUMENT) {
      return document(position, wanted);
    }
    if (!wanted.isAll() && type == BsonConstants.TYPE_ARRAY) {
      return array(position, wanted);
    }
    return new BsonInput(bytes, position).value(type);
  }

  private List<@Nullable Object> array(int start, Fields wanted) {
    var elements = new ArrayList<@Nullable Object>();
    int position = start + 4;
    while (bytes[position] != BsonConstants.TERMINATING_BYTE) {
      byte type = bytes[position];
      int value = endOfName(position + 1) + 1;
      elements.add(value(type, value, wanted));
      position = value + length(type, value);
    }
    return elements;
  }

  private int endOfName(int from) {
    int end = from;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private int length(byte type, int position) {
    return switch (type) {
      case BsonConstants.TYPE_DOUBLE,
          BsonConstants.TYPE_UTC_DATETIME,
          BsonConstants.TYPE_TIMESTAMP,
          BsonConstants.TYPE_INT64 ->
          8;
      case BsonConstants.TYPE_INT32 -> 4;
      case BsonConstants.TYPE_BOOLEAN -> 1;
      case BsonConstants.TYPE_DECIMAL128 -> 16;
      case BsonConstants.TYPE_OBJECT_ID -> 12;
      case BsonConstants.TYPE_UNDEFINED,
          BsonConstants.TYPE_NULL,
          BsonConstants.TYPE_MIN_KEY,
          BsonConstants.TYPE_MAX_KEY ->
          0;
      case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE ->
          4 + numbers.getInt(position);
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
          numbers.getInt(position);
      case BsonConstants.TYPE_DATA -> 5 + numbers.getInt(position);
      case BsonConstants.TYPE_REGEX -> {
        int options = endOfName(position) + 1;
        yield endOfName(options) + 1 - position;
      }
      default -> throw new IllegalStateException("Expected a known BSON type, but got " + type);
    };
  }
}
