package dev.formwork.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Plain values as BSON keeps them, and back: decimals as Decimal128, days as ISO text. */
public final class PlainBson {

  private PlainBson() {}

  public static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal decimal -> new Decimal128(decimal);
      case LocalDate day -> day.toString();
      case Instant moment -> Date.from(moment);
      case Map<?, ?> map -> {
        var document = new Document();
        map.forEach((key, each) -> document.put(String.valueOf(key), of(each)));
        yield document;
      }
      case List<?> list -> {
        var copy = new ArrayList<@Nullable Object>(list.size());
        list.forEach(each -> copy.add(of(each)));
        yield copy;
      }
      default -> value;
    };
  }

  /** The value in Java types; a day stays a text, as only its field knows that it is one. */
  public static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Decimal128 decimal -> decimal.bigDecimalValue();
      case Date date -> date.toInstant();
      case Integer number -> number.longValue();
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<@Nullable Object>(list.size());
        list.forEach(each -> copy.add(plain(each)));
        yield copy;
      }
      default -> value;
    };
  }

  /** The values of a document; what is null in it is left out. */
  public static Map<String, Object> values(@Nullable Document document) {
    var values = new LinkedHashMap<String, Object>();
    if (document != null) {
      document.forEach((key, each) -> {
        Object value = plain(each);
        if (value != null) {
          values.put(key, value);
        }
      });
    }
    return values;
  }
}
