package dev.formwork.embedded.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import dev.formwork.embedded.FieldNames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from bytes, one after the other. What there is much of it reads by itself; what is
 * rare the library's decoder reads.
 */
public final class BsonInput {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int position;

  /** How many values were met that may be stored in other bytes than these. */
  private int rare;

  public BsonInput(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  public int position() {
    return position;
  }

  /**
   * A document.
   *
   * @throws IllegalArgumentException if it is longer than it may be or than there are bytes, or has
   *     two fields of one name
   * @throws IndexOutOfBoundsException if it ends too early
   */
  public Document document() {
    return document(null);
  }

  /** The same, and notes where it stands and where the documents right in it do. */
  public Document notedIn(Sent sent) {
    int start = position;
    int before = rare;
    Document document = document(sent);
    note(sent, document, start, before);
    return document;
  }

  private void note(Sent sent, Document document, int start, int before) {
    if (rare == before) {
      sent.note(document, start, position);
    }
  }

  private Document document(@Nullable Sent sent) {
    var document = new Document();
    int end = end();
    for (byte type = single(); type != BsonConstants.TERMINATING_BYTE; type = single()) {
      String name = name();
      int start = position;
      int before = rare;
      Object value = value(type);
      if (sent != null && value instanceof Document inner) {
        note(sent, inner, start, before);
      }
      if (document.put(name, value) != null) {
        throw new IllegalArgumentException("Document already contains field '" + name + "'");
      }
    }
    if (position != end) {
      throw new IllegalArgumentException(
          "Expected a document to end where it says, but it does not");
    }
    return document;
  }

  private List<@Nullable Object> array() {
    var elements = new ArrayList<@Nullable Object>();
    int end = end();
    for (byte type = single(); type != BsonConstants.TERMINATING_BYTE; type = single()) {
      skipName();
      elements.add(value(type));
    }
    if (position != end) {
      throw new IllegalArgumentException("Expected an array to end where it says, but it does not");
    }
    return elements;
  }

  /** Where the document that begins here ends. */
  private int end() {
    int start = position;
    int length = integer();
    if (length < 0 || length > bytes.length - start) {
      throw new IllegalArgumentException(
          "Expected a document of %d bytes, but there are %d"
              .formatted(length, bytes.length - start));
    }
    if (length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new IllegalArgumentException("BSON object too large: " + length + " bytes");
    }
    return start + length;
  }

  /** A value of this type. */
  @Nullable Object value(byte type) {
    return switch (type) {
      case BsonConstants.TYPE_UTF8_STRING -> text();
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document();
      case BsonConstants.TYPE_ARRAY -> array();
      case BsonConstants.TYPE_INT32 -> integer();
      case BsonConstants.TYPE_INT64 -> longer();
      case BsonConstants.TYPE_BOOLEAN -> truth();
      case BsonConstants.TYPE_UTC_DATETIME -> Instant.ofEpochMilli(longer());
      case BsonConstants.TYPE_NULL -> null;
      case BsonConstants.TYPE_DOUBLE -> Double.longBitsToDouble(longer());
      case BsonConstants.TYPE_DECIMAL128 -> new Decimal128(longer(), longer());
      case BsonConstants.TYPE_OBJECT_ID -> new ObjectId(raw(BsonConstants.LENGTH_OBJECTID));
      case BsonConstants.TYPE_DATA -> binary();
      case BsonConstants.TYPE_JAVASCRIPT_CODE -> new BsonJavaScript(text());
      default -> other(type);
    };
  }

  private Object binary() {
    int length = (int) INT.get(bytes, position);
    if (bytes[position + Integer.BYTES] != BsonConstants.BINARY_SUBTYPE_GENERIC) {
      return Objects.requireNonNull(other(BsonConstants.TYPE_DATA));
    }
    position += Integer.BYTES + 1;
    return new BinData(raw(length));
  }

  private @Nullable Object other(byte type) {
    rare++;
    ByteBuf rest = Unpooled.wrappedBuffer(bytes, position, bytes.length - position);
    Object value = BsonDecoder.decodeValue(type, rest);
    position += rest.readerIndex();
    return value;
  }

  private String text() {
    int length = integer();
    if (length < 1 || bytes[position + length - 1] != BsonConstants.STRING_TERMINATION) {
      throw new IllegalArgumentException("Expected a text to end with 0, but it does not");
    }
    var text = new String(bytes, position, length - 1, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  /** A name, or another text that ends with 0. */
  public String name() {
    int start = position;
    skipName();
    return FieldNames.of(bytes, start, position - 1);
  }

  private void skipName() {
    while (bytes[position++] != BsonConstants.STRING_TERMINATION) {
      // goes on to the end of the name
    }
  }

  private boolean truth() {
    byte value = single();
    return switch (value) {
      case BsonConstants.BOOLEAN_VALUE_FALSE -> false;
      case BsonConstants.BOOLEAN_VALUE_TRUE -> true;
      default -> throw new IllegalArgumentException("Illegal boolean value:" + value);
    };
  }

  public byte single() {
    return bytes[position++];
  }

  public int integer() {
    int value = (int) INT.get(bytes, position);
    position += Integer.BYTES;
    return value;
  }

  private long longer() {
    long value = (long) LONG.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  private byte[] raw(int length) {
    int start = Objects.checkFromIndexSize(position, length, bytes.length);
    position += length;
    return Arrays.copyOfRange(bytes, start, position);
  }
}
