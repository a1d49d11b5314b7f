package dev.formwork.store;

import dev.formwork.embedded.GrowingBytes;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.BsonType;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Writes a document of plain values as bytes, without a look-up or a step of a writer for each. */
final class PlainWriter {

  private static final int USUAL_SIZE = 1024;

  private final GrowingBytes out = new GrowingBytes(USUAL_SIZE);
  private boolean isPlain = true;

  /**
   * Writes a document.
   *
   * @return false if it holds something that only the driver knows how to write
   */
  boolean write(Map<String, ?> document, boolean idFirst) {
    int start = out.size();
    out.integer(0);
    boolean leads = idFirst && document.containsKey(PlainDocuments.ID);
    if (leads) {
      field(PlainDocuments.ID, document.get(PlainDocuments.ID));
    }
    document.forEach((name, value) -> {
      if (!leads || !name.equals(PlainDocuments.ID)) {
        field(name, value);
      }
    });
    out.ends(start);
    return isPlain;
  }

  /** What was written, from the beginning up to its size. */
  GrowingBytes written() {
    return out;
  }

  private void document(Map<?, ?> document) {
    int start = out.size();
    out.integer(0);
    document.forEach((name, value) -> {
      if (name instanceof String text) {
        field(text, value);
      } else {
        isPlain = false;
      }
    });
    out.ends(start);
  }

  private void array(List<?> elements) {
    int start = out.size();
    out.integer(0);
    int i = 0;
    for (Object element : elements) {
      field(GrowingBytes.position(i), element);
      i++;
    }
    out.ends(start);
  }

  @SuppressWarnings("JavaUtilDate") // as the driver takes it
  private void field(String name, @Nullable Object value) {
    switch (value) {
      case null -> name(BsonType.NULL, name);
      case String text -> {
        name(BsonType.STRING, name);
        text(text);
      }
      case Map<?, ?> document -> {
        name(BsonType.DOCUMENT, name);
        document(document);
      }
      case List<?> elements -> {
        name(BsonType.ARRAY, name);
        array(elements);
      }
      case Integer number -> {
        name(BsonType.INT32, name);
        out.integer(number);
      }
      case Long number -> {
        name(BsonType.INT64, name);
        out.longer(number);
      }
      case Boolean truth -> {
        name(BsonType.BOOLEAN, name);
        out.single(truth ? 1 : 0);
      }
      case Date moment -> {
        name(BsonType.DATE_TIME, name);
        out.longer(moment.getTime());
      }
      case Decimal128 number -> {
        name(BsonType.DECIMAL128, name);
        out.longer(number.getLow());
        out.longer(number.getHigh());
      }
      case Double number -> {
        name(BsonType.DOUBLE, name);
        out.longer(Double.doubleToRawLongBits(number));
      }
      case ObjectId id -> {
        name(BsonType.OBJECT_ID, name);
        out.raw(id.toByteArray());
      }
      default -> isPlain = false;
    }
  }

  private void name(BsonType type, String name) {
    out.single(type.getValue());
    boolean ascii = out.signs(name);
    if (name.indexOf(0) >= 0 || (!ascii && hasHalfASign(name))) {
      isPlain = false; // the driver says what is wrong with it
    }
    out.single(0);
  }

  private void text(String text) {
    boolean ascii = out.text(text);
    if (!ascii && hasHalfASign(text)) {
      isPlain = false; // Java would store a question mark
    }
  }

  private static boolean hasHalfASign(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
