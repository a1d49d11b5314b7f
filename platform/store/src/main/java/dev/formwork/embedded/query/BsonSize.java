package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many bytes a value takes as BSON. */
public final class BsonSize {

  private static final int FRAME = 5; // length before, zero after
  private static final int UUID_BYTES = 16;

  private BsonSize() {}

  public static long of(Document document) {
    long size = FRAME;
    for (var field : document.entrySet()) {
      size += 2 + utf8(field.getKey()) + ofValue(field.getValue());
    }
    return size;
  }

  private static long ofValue(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> FRAME + utf8(text);
      case Document document -> of(document);
      case Collection<?> array -> ofArray(array);
      case Integer _ -> Integer.BYTES;
      case Boolean _ -> 1;
      case ObjectId _ -> 12;
      case Decimal128 _ -> 16;
      case UUID _ -> FRAME + UUID_BYTES;
      case LegacyUUID _ -> FRAME + UUID_BYTES;
      case BinData data -> FRAME + data.getData().length;
      case BsonRegularExpression regex ->
          2 + utf8(regex.getPattern()) + utf8(Objects.requireNonNullElse(regex.getOptions(), ""));
      case BsonJavaScript code -> FRAME + utf8(code.getCode());
      case MinKey _ -> 0;
      case MaxKey _ -> 0;
      default -> Long.BYTES;
    };
  }

  private static long ofArray(Collection<?> array) {
    long size = FRAME;
    int position = 0;
    for (Object entry : array) {
      size += 2 + Integer.toString(position++).length() + ofValue(entry);
    }
    return size;
  }

  private static long utf8(String text) {
    long size = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      size += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return size;
  }
}
