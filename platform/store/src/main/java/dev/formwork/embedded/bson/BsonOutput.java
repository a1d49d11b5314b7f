package dev.formwork.embedded.bson;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import dev.formwork.embedded.GrowingBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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

  private final GrowingBytes out;

  public BsonOutput(int expected) {
    out = new GrowingBytes(expected);
  }

  public int size() {
    return out.size();
  }

  public byte[] toBytes() {
    return out.toBytes();
  }

  public BsonOutput document(Map<String, ?> document) {
    int start = out.size();
    out.integer(0);
    document.forEach(this::field);
    out.ends(start);
    return this;
  }

  private void array(Collection<?> elements) {
    int start = out.size();
    out.integer(0);
    int i = 0;
    for (Object element : elements) {
      field(GrowingBytes.position(i), element);
      i++;
    }
    out.ends(start);
  }

  private void field(String name, @Nullable Object value) {
    switch (value) {
      case null -> name(BsonConstants.TYPE_NULL, name);
      case String text -> {
        name(BsonConstants.TYPE_UTF8_STRING, name);
        out.text(text);
      }
      case Document document -> {
        name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, name);
        document(document);
      }
      case Integer number -> {
        name(BsonConstants.TYPE_INT32, name);
        out.integer(number);
      }
      case Long number -> {
        name(BsonConstants.TYPE_INT64, name);
        out.longer(number);
      }
      case Boolean truth -> {
        name(BsonConstants.TYPE_BOOLEAN, name);
        out.single(truth ? 1 : 0);
      }
      case Instant moment -> {
        name(BsonConstants.TYPE_UTC_DATETIME, name);
        out.longer(moment.toEpochMilli());
      }
      case Double number -> {
        name(BsonConstants.TYPE_DOUBLE, name);
        out.longer(Double.doubleToRawLongBits(number));
      }
      case Decimal128 number -> {
        name(BsonConstants.TYPE_DECIMAL128, name);
        out.longer(number.getLow());
        out.longer(number.getHigh());
      }
      case ObjectId id -> {
        name(BsonConstants.TYPE_OBJECT_ID, name);
        out.raw(id.toByteArray());
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
    ByteBuf encoded = Unpooled.buffer();
    BsonEncoder.encodeValue(type, value, encoded);
    out.raw(Arrays.copyOf(encoded.array(), encoded.readableBytes()));
  }

  private void name(byte type, String name) {
    out.single(type);
    out.signs(name);
    out.single(BsonConstants.STRING_TERMINATION);
  }

  private void binary(int subtype, byte[] data) {
    out.integer(data.length);
    out.single(subtype);
    out.raw(data);
  }

  public BsonOutput single(byte value) {
    out.single(value);
    return this;
  }

  public BsonOutput integer(int value) {
    out.integer(value);
    return this;
  }

  /** Puts a number where one was written before. */
  public BsonOutput setInteger(int position, int value) {
    out.setInteger(position, value);
    return this;
  }
}
