package dev.formwork.store;

import dev.formwork.embedded.FieldNames;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Reads a document of plain values from its bytes. */
final class PlainReader {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int position;
  private boolean isPlain = true;

  private PlainReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The document that these bytes begin with; null if only the driver knows how to read it. */
  static @Nullable Document read(byte[] bytes) {
    var reader = new PlainReader(bytes);
    Document document = reader.document();
    return reader.isPlain ? document : null;
  }

  private Document document() {
    var document = new Document();
    position += Integer.BYTES;
    for (byte type = single(); type != 0; type = single()) {
      document.put(name(), value(type));
      if (!isPlain) {
        return document;
      }
    }
    return document;
  }

  private List<@Nullable Object> array() {
    var elements = new ArrayList<@Nullable Object>();
    position += Integer.BYTES;
    for (byte type = single(); type != 0; type = single()) {
      position = endOfName() + 1;
      elements.add(value(type));
      if (!isPlain) {
        return elements;
      }
    }
    return elements;
  }

  @SuppressWarnings("JavaUtilDate") // as the driver gives it, of any number
  private @Nullable Object value(byte type) {
    return switch (BsonType.findByValue(type)) {
      case STRING -> text();
      case DOCUMENT -> document();
      case ARRAY -> array();
      case INT32 -> integer();
      case INT64 -> longer();
      case BOOLEAN -> single() != 0;
      case DATE_TIME -> new Date(longer());
      case DECIMAL128 -> decimal();
      case NULL -> null;
      case DOUBLE -> Double.longBitsToDouble(longer());
      case OBJECT_ID -> id();
      case null, default -> {
        isPlain = false;
        yield null;
      }
    };
  }

  private Decimal128 decimal() {
    long low = longer();
    return Decimal128.fromIEEE754BIDEncoding(longer(), low);
  }

  private ObjectId id() {
    var id = new ObjectId(Arrays.copyOfRange(bytes, position, position + 12));
    position += 12;
    return id;
  }

  private String text() {
    int length = integer();
    var text = new String(bytes, position, length - 1, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  private String name() {
    int start = position;
    position = endOfName();
    return FieldNames.of(bytes, start, position++);
  }

  private int endOfName() {
    int end = position;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  private byte single() {
    return bytes[position++];
  }

  private int integer() {
    int value = (int) INT.get(bytes, position);
    position += Integer.BYTES;
    return value;
  }

  private long longer() {
    long value = (long) LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }
}
