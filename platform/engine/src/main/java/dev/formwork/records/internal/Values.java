package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.HeldValues;
import dev.formwork.store.PlainBson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The values of fields as BSON keeps them: decimals as Decimal128, days as ISO text. */
final class Values {

  /** Ends the name under which a value is kept that is none of its field's type. */
  private static final String UNFIT = "~";

  private Values() {}

  static @Nullable Object toBson(@Nullable Object value) {
    return PlainBson.of(value);
  }

  static Document toBson(Map<String, Object> data) {
    var document = new Document();
    data.forEach((key, value) -> document.put(key, toBson(value)));
    return document;
  }

  /** Whether each of these values comes back from the store as it is, in type and in precision. */
  static boolean areReadAsWritten(Map<String, ?> data) {
    return data.values().stream().allMatch(Values::isReadAsWritten);
  }

  private static boolean isReadAsWritten(@Nullable Object value) {
    return switch (value) {
      case String _, Long _, Boolean _, BigDecimal _, LocalDate _ -> true;
      case Instant moment -> moment.equals(moment.truncatedTo(ChronoUnit.MILLIS));
      case List<?> list -> list.stream().allMatch(Values::isReadAsWritten);
      case Map<?, ?> map -> map.values().stream().allMatch(Values::isReadAsWritten);
      case null, default -> false;
    };
  }

  /**
   * The data of a record, typed by its form; fields that the form has no more keep their shape. A
   * value that is none of its field's type, as after a change of that, is nobody's and goes on
   * being kept under a name that no field has; it comes back where the field takes it again.
   */
  static Map<String, Object> dataFromBson(FormLogic logic, Document document) {
    return data(key -> Optional.ofNullable(logic.fields().get(key)), document);
  }

  private static Map<String, Object> data(Function<String, Optional<Field>> fields, Map<?, ?> all) {
    var data = new LinkedHashMap<String, Object>();
    var unfit = new LinkedHashMap<String, Object>();
    all.forEach((name, stored) -> {
      String key = String.valueOf(name);
      Field field = fields.apply(key).orElse(null);
      Object value = field == null ? plain(stored) : typed(field.type(), stored);
      if (value == null) {
        return;
      }
      if (field == null) {
        (key.endsWith(UNFIT) ? unfit : data).put(key, value);
      } else {
        HeldValues.of(field, value)
            .ifPresentOrElse(fit -> data.put(key, fit), () -> unfit.put(key + UNFIT, value));
      }
    });
    unfit.forEach((name, value) -> {
      String key = name.substring(0, name.length() - UNFIT.length());
      Optional<Object> again =
          data.containsKey(key)
              ? Optional.empty()
              : fields.apply(key).flatMap(field -> HeldValues.of(field, value));
      again.ifPresentOrElse(fit -> data.put(key, fit), () -> data.put(name, value));
    });
    return data;
  }

  /** A value whose field nobody knows: decimals and moments in their Java types. */
  static @Nullable Object plain(@Nullable Object value) {
    return PlainBson.plain(value);
  }

  static @Nullable Object typed(FieldType type, @Nullable Object value) {
    return switch (type) {
      case FieldType.Day _ -> day(value);
      case FieldType.Computed computed when computed.result() == FieldType.Result.DATE ->
          day(value);
      case FieldType.Subtable subtable -> rows(subtable, value);
      default -> plain(value);
    };
  }

  private static @Nullable Object day(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return plain(value);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      return text; // of a time when the field was of another type
    }
  }

  private static @Nullable Object rows(FieldType.Subtable subtable, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return plain(value);
    }
    return mapped(
        list,
        each ->
            each instanceof Map<?, ?> cells
                ? data(subtable::field, cells)
                : new LinkedHashMap<String, Object>());
  }

  private static List<@Nullable Object> mapped(
      List<?> list, Function<@Nullable Object, @Nullable Object> change) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    list.forEach(each -> copy.add(change.apply(each)));
    return copy;
  }
}
