package dev.formwork.embedded.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that grow. It writes the values that there are many of by itself, as the library's encoder
 * goes byte by byte through a buffer of Netty, and leaves the rest to it.
 */
public final class BsonOutput {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final String[] POSITIONS = positions(100);

  private byte[] bytes;
  private int size;

  public BsonOutput(int expected) {
    bytes = new byte[expected];
  }

  private static String[] positions(int many) {
    var names = new String[many];
    Arrays.setAll(names, Integer::toString);
    return names;
  }

  public int size() {
    return size;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  public BsonOutput document(Map<String, ?> document) {
    int start = size;
    integer(0);
    document.forEach(this::field);
    single(BsonConstants.TERMINATING_BYTE);
    setInteger(start, size - start);
    return this;
  }

  private void array(Collection<?> elements) {
    int start = size;
    integer(0);
    int i = 0;
    for (Object element : elements) {
      field(i < POSITIONS.length ? POSITIONS[i] : Integer.toString(i), element);
      i++;
    }
    single(BsonConstants.TERMINATING_BYTE);
    setInteger(start, size - start);
  }

  private void field(String name, @Nullable Object value) {
    switch (value) {
      case null -> name(BsonConstants.TYPE_NULL, name);
      case String text -> {
        name(BsonConstants.TYPE_UTF8_STRING, name);
        text(text);
      }
      case Document document -> {
        name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, name);
        document(document);
      }
      case Integer number -> {
        name(BsonConstants.TYPE_INT32, name);
        integer(number);
      }
      case Long number -> {
        name(BsonConstants.TYPE_INT64, name);
        longer(number);
      }
      case Boolean truth -> {
        name(BsonConstants.TYPE_BOOLEAN, name);
        single((byte) (truth ? 1 : 0));
      }
      case Instant moment -> {
        name(BsonConstants.TYPE_UTC_DATETIME, name);
        longer(moment.toEpochMilli());
      }
      case Double number -> {
        name(BsonConstants.TYPE_DOUBLE, name);
        longer(Double.doubleToRawLongBits(number));
      }
      case Decimal128 number -> {
        name(BsonConstants.TYPE_DECIMAL128, name);
        longer(number.getLow());
        longer(number.getHigh());
      }
      case ObjectId id -> {
        name(BsonConstants.TYPE_OBJECT_ID, name);
        raw(id.toByteArray());
      }
      case Collection<?> elements -> {
        name(BsonConstants.TYPE_ARRAY, name);
        array(elements);
      }
      case BinData data -> {
        name(BsonConstants.TYPE_DATA, name);
        binary(BsonConstants.BINARY_SUBTYPE_GENERIC, data.getData());
      }
      default -> other(name, value);
    }
  }

  private void other(String name, Object value) {
    byte type = BsonEncoder.determineType(value);
    name(type, name);
    ByteBuf out = Unpooled.buffer();
    BsonEncoder.encodeValue(type, value, out);
    raw(Arrays.copyOf(out.array(), out.readableBytes()));
  }

  private void name(byte type, String name) {
    single(type);
    raw(name.getBytes(StandardCharsets.UTF_8));
    single(BsonConstants.STRING_TERMINATION);
  }

  private void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    integer(encoded.length + 1);
    raw(encoded);
    single(BsonConstants.STRING_TERMINATION);
  }

  private void binary(int subtype, byte[] data) {
    integer(data.length);
    single((byte) subtype);
    raw(data);
  }

  public BsonOutput single(byte value) {
    room(1);
    bytes[size++] = value;
    return this;
  }

  public BsonOutput integer(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
    return this;
  }

  /** Puts a number where one was written before. */
  public BsonOutput setInteger(int position, int value) {
    INT.set(bytes, position, value);
    return this;
  }

  private void longer(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  private void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
