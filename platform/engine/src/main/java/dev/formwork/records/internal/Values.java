package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.store.PlainBson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The values of fields as BSON keeps them: decimals as Decimal128, days as ISO text. */
final class Values {

  private Values() {}

  static @Nullable Object toBson(@Nullable Object value) {
    return PlainBson.of(value);
  }

  static Document toBson(Map<String, Object> data) {
    var document = new Document();
    data.forEach((key, value) -> document.put(key, toBson(value)));
    return document;
  }

  /** The data of a record, typed by its form; fields that the form has no more keep their shape. */
  static Map<String, Object> dataFromBson(FormLogic logic, Document document) {
    var data = new LinkedHashMap<String, Object>();
    for (var entry : document.entrySet()) {
      Field field = logic.fields().get(entry.getKey());
      Object value =
          field == null ? plain(entry.getValue()) : typed(field.type(), entry.getValue());
      if (value != null) {
        data.put(entry.getKey(), value);
      }
    }
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
    return value instanceof String text ? LocalDate.parse(text) : plain(value);
  }

  private static @Nullable Object rows(FieldType.Subtable subtable, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return plain(value);
    }
    return mapped(
        list,
        each -> {
          var row = new LinkedHashMap<String, @Nullable Object>();
          if (each instanceof Map<?, ?> cells) {
            cells.forEach((key, cell) ->
                row.put(
                    String.valueOf(key),
                    subtable
                        .field(String.valueOf(key))
                        .map(field -> typed(field.type(), cell))
                        .orElseGet(() -> plain(cell))));
          }
          return row;
        });
  }

  private static List<@Nullable Object> mapped(
      List<?> list, Function<@Nullable Object, @Nullable Object> change) {
    var copy = new ArrayList<@Nullable Object>(list.size());
    list.forEach(each -> copy.add(change.apply(each)));
    return copy;
  }
}
