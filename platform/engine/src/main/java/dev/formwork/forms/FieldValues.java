package dev.formwork.forms;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came in (JSON, a screen, an import) as the typed value of a field, or says what was
 * expected. Nothing is guessed: a number is not taken for a text, nor a text for a number unless it
 * is one without loss.
 */
final class FieldValues {

  /** Key of a subtable row's own id. */
  static final String ROW_ID = "_row";

  private static final int MAX_TEXT = 100_000;

  private FieldValues() {}

  /** A value read, or the problems that prevented it. */
  record Reading(@Nullable Object value, Problems problems) {
    static Reading of(@Nullable Object value) {
      return new Reading(value, Problems.NONE);
    }

    static Reading wrongType(String path, Expected expected) {
      return new Reading(
          null,
          Problems.of(
              Problem.error("record.field.wrong-type", path).with("expected", expected.words())));
    }
  }

  static Reading read(Field field, @Nullable Object raw, String path) {
    if (raw == null) {
      return Reading.of(null);
    }
    return switch (field.type()) {
      case FieldType.Text _ -> text(raw, path, false);
      case FieldType.LongText _ -> text(raw, path, true);
      case FieldType.Choice _, FieldType.User _, FieldType.Relation _, FieldType.Serial _ ->
          reference(raw, path);
      case FieldType.Whole _ -> whole(raw, path);
      case FieldType.Decimal _, FieldType.Money _ -> decimal(raw, path);
      case FieldType.Day _ -> day(raw, path);
      case FieldType.Moment _ -> moment(raw, path);
      case FieldType.Switch _ ->
          raw instanceof Boolean ? Reading.of(raw) : Reading.wrongType(path, Expected.YES_OR_NO);
      case FieldType.MultiChoice _ -> texts(raw, path);
      case FieldType.Subtable subtable -> rows(subtable, raw, path);
      case FieldType.Attachment _, FieldType.Signature _ -> files(raw, path);
      case FieldType.Computed _ ->
          new Reading(null, Problems.of(Problem.error("record.field.computed", path)));
    };
  }

  /** A computed value as its result type, rounded half up to its digits. */
  static Reading computed(FieldType.Computed type, @Nullable Object result, String path) {
    if (result == null) {
      return Reading.of(null);
    }
    return switch (type.result()) {
      case TEXT -> Reading.of(result instanceof String s ? s : String.valueOf(result));
      case INTEGER -> rounded(result, 0, path, true);
      case DECIMAL, MONEY -> rounded(result, type.digits(), path, false);
      case DATE -> day(result, path);
      case DATE_TIME -> moment(result, path);
      case CHOICES -> texts(result, path);
      case SWITCH ->
          result instanceof Boolean
              ? Reading.of(result)
              : Reading.wrongType(path, Expected.YES_OR_NO);
    };
  }

  private static Reading rounded(Object result, int digits, String path, boolean whole) {
    BigDecimal number =
        switch (result) {
          case BigDecimal d -> d;
          case Long l -> BigDecimal.valueOf(l);
          case Integer i -> BigDecimal.valueOf(i);
          case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
          default -> null;
        };
    if (number == null) {
      return Reading.wrongType(path, Expected.NUMBER);
    }
    BigDecimal rounded = number.setScale(digits, RoundingMode.HALF_UP);
    return Reading.of(whole ? (Object) rounded.longValue() : rounded);
  }

  private static Reading text(Object raw, String path, boolean lines) {
    if (!(raw instanceof String text)) {
      return Reading.wrongType(path, Expected.TEXT);
    }
    if (text.length() > MAX_TEXT || hasControls(text, lines)) {
      return new Reading(null, Problems.of(Problem.error("record.field.unreadable-text", path)));
    }
    return Reading.of(text.isEmpty() ? null : text);
  }

  private static boolean hasControls(String text, boolean lines) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineOrTab = c == '\t' || (lines && (c == '\n' || c == '\r'));
      boolean loneSurrogate =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if ((Character.isISOControl(c) && !lineOrTab) || loneSurrogate) {
        return true;
      }
    }
    return false;
  }

  private static Reading reference(Object raw, String path) {
    return raw instanceof String text && text.length() <= 200 && !hasControls(text, false)
        ? Reading.of(text.isEmpty() ? null : text)
        : Reading.wrongType(path, Expected.KEY);
  }

  private static Reading whole(Object raw, String path) {
    try {
      return switch (raw) {
        case Long l -> Reading.of(l);
        case Integer i -> Reading.of(i.longValue());
        case BigDecimal d when d.precision() - d.scale() <= 19 && d.scale() > -20 ->
            Reading.of(d.longValueExact());
        case java.math.BigInteger i -> Reading.of(i.longValueExact());
        case Double d -> Reading.of(BigDecimal.valueOf(d).longValueExact());
        case String s when s.matches("[+-]?[0-9]{1,19}") -> Reading.of(Long.parseLong(s));
        default -> Reading.wrongType(path, Expected.WHOLE);
      };
    } catch (ArithmeticException | NumberFormatException notWhole) {
      return Reading.wrongType(path, Expected.WHOLE);
    }
  }

  private static Reading decimal(Object raw, String path) {
    BigDecimal number =
        switch (raw) {
          case BigDecimal d -> d;
          case Long l -> BigDecimal.valueOf(l);
          case Integer i -> BigDecimal.valueOf(i);
          case java.math.BigInteger i -> new BigDecimal(i);
          case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
          case String s when s.matches("[+-]?[0-9]{1,30}([.][0-9]{1,15})?") -> new BigDecimal(s);
          default -> null;
        };
    if (number == null) {
      return Reading.wrongType(path, Expected.NUMBER);
    }
    if (Math.abs((long) number.scale()) > 34 || number.precision() > 34) {
      return new Reading(null, Problems.of(Problem.error("record.field.number-too-long", path)));
    }
    return Reading.of(number);
  }

  private static Reading day(Object raw, String path) {
    if (raw instanceof LocalDate) {
      return Reading.of(raw);
    }
    try {
      return raw instanceof String s && s.length() == 10
          ? Reading.of(LocalDate.parse(s))
          : Reading.wrongType(path, Expected.DAY);
    } catch (DateTimeException notADate) {
      return Reading.wrongType(path, Expected.DAY);
    }
  }

  private static Reading moment(Object raw, String path) {
    if (raw instanceof Instant) {
      return Reading.of(raw);
    }
    try {
      return raw instanceof String s && s.length() <= 40
          ? Reading.of(OffsetDateTime.parse(s).toInstant())
          : Reading.wrongType(path, Expected.MOMENT);
    } catch (DateTimeException notATime) {
      return Reading.wrongType(path, Expected.MOMENT);
    }
  }

  private static Reading texts(Object raw, String path) {
    if (!(raw instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      return Reading.wrongType(path, Expected.KEYS);
    }
    var distinct = list.stream().map(String.class::cast).distinct().toList();
    return Reading.of(distinct.isEmpty() ? null : distinct);
  }

  private static Reading rows(FieldType.Subtable subtable, Object raw, String path) {
    if (!(raw instanceof List<?> list)) {
      return Reading.wrongType(path, Expected.ROWS);
    }
    if (list.size() > subtable.maxRows()) {
      return new Reading(
          null,
          Problems.of(
              Problem.error("record.subtable.too-many-rows", path)
                  .with("max", subtable.maxRows())));
    }
    Problems problems = Problems.NONE;
    var rows = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < list.size(); i++) {
      String at = path + "[" + i + "]";
      if (!(list.get(i) instanceof Map<?, ?> rawRow)) {
        problems = problems.and(Reading.wrongType(at, Expected.ROW).problems());
        continue;
      }
      var row = new LinkedHashMap<String, Object>();
      problems = problems.and(readRow(subtable, rawRow, at, row));
      rows.add(row);
    }
    return new Reading(rows.isEmpty() ? null : rows, problems);
  }

  private static Problems readRow(
      FieldType.Subtable subtable, Map<?, ?> rawRow, String at, Map<String, Object> row) {
    Problems problems = Problems.NONE;
    for (var cell : rawRow.entrySet()) {
      String key = String.valueOf(cell.getKey());
      if (key.equals(ROW_ID)) {
        Reading id =
            cell.getValue() == null ? Reading.of(null) : reference(cell.getValue(), at + "." + key);
        putUnlessNull(row, key, id.value());
        problems = problems.and(id.problems());
        continue;
      }
      var field = subtable.field(key);
      if (field.isEmpty()) {
        problems = problems.and(Problem.error("record.field.unknown", at + "." + key));
      } else if (!(field.get().type() instanceof FieldType.Computed)) {
        Reading reading = read(field.get(), cell.getValue(), at + "." + key);
        putUnlessNull(row, key, reading.value());
        problems = problems.and(reading.problems());
      }
    }
    return problems;
  }

  private static Reading files(Object raw, String path) {
    if (!(raw instanceof List<?> list)) {
      return Reading.wrongType(path, Expected.FILES);
    }
    var files = new ArrayList<Map<String, Object>>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> file) || !(file.get("id") instanceof String id)) {
        return Reading.wrongType(path, Expected.FILES);
      }
      files.add(Map.of("id", id));
    }
    return Reading.of(files.isEmpty() ? null : files);
  }

  private static void putUnlessNull(Map<String, Object> row, String key, @Nullable Object value) {
    if (value != null) {
      row.put(key, value);
    }
  }
}
