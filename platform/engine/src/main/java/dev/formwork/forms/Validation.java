package dev.formwork.forms;

import com.google.re2j.Pattern;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.ValueSources;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One check of a record's data against its form. */
final class Validation {

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final FormLogic logic;
  private final FormLogic.Evaluated evaluated;
  private final EvaluationContext context;
  private final Choices choices;
  private final List<Problem> found = new ArrayList<>();

  Validation(
      FormLogic logic, FormLogic.Evaluated evaluated, EvaluationContext context, Choices choices) {
    this.logic = logic;
    this.evaluated = evaluated;
    this.context = context.withData(evaluated.data());
    this.choices = choices;
  }

  Problems problems() {
    logic.fields().values().forEach(this::checkComplete);
    problemsOfValues();
    for (FormCheck check : logic.form().checks()) {
      if (ConditionEvaluator.test(check.when(), context)) {
        found.add(check.asProblem());
      }
    }
    return new Problems(found);
  }

  Problems problemsOfValues() {
    for (Field field : logic.fields().values()) {
      String key = field.key().value();
      if (evaluated.isVisible(key)) {
        check(field, evaluated.data().get(key), key, context);
      }
    }
    return new Problems(found);
  }

  private void checkComplete(Field field) {
    String key = field.key().value();
    if (!evaluated.isVisible(key)) {
      return;
    }
    Object value = evaluated.data().get(key);
    if (value == null && evaluated.required().contains(key) && !field.isComputed()) {
      add("record.field.required", key, "field", field.title());
    }
    if (field.type() instanceof FieldType.Subtable subtable) {
      List<?> rows = value instanceof List<?> list ? list : List.of();
      if (rows.size() < subtable.minRows()) {
        add("record.subtable.too-few-rows", key, "min", subtable.minRows());
      }
      for (int i = 0; i < rows.size(); i++) {
        checkRowComplete(subtable, rows.get(i), key + "[" + i + "]");
      }
    }
  }

  private void checkRowComplete(FieldType.Subtable subtable, @Nullable Object row, String at) {
    for (Field cell : subtable.fields()) {
      String path = at + "." + cell.key();
      boolean empty = !(row instanceof Map<?, ?> map) || map.get(cell.key().value()) == null;
      if (empty
          && evaluated.required().contains(path)
          && evaluated.isVisible(path)
          && !cell.isComputed()) {
        add("record.field.required", path, "field", cell.title());
      }
    }
  }

  /**
   * @param around the record, with the values of its row before its own for a cell
   */
  private void check(Field field, @Nullable Object value, String path, EvaluationContext around) {
    if (value == null) {
      return;
    }
    switch (field.type()) {
      case FieldType.Text text -> checkText(text, (String) value, path);
      case FieldType.LongText text -> checkLength((String) value, text.maxLength(), path);
      case FieldType.Whole whole -> checkRange((Long) value, whole.min(), whole.max(), path);
      case FieldType.Decimal d ->
          checkNumber((BigDecimal) value, d.digits(), d.min(), d.max(), path);
      case FieldType.Money m -> checkNumber((BigDecimal) value, m.digits(), m.min(), m.max(), path);
      case FieldType.Day day -> checkDay((LocalDate) value, day, path);
      case FieldType.Choice choice ->
          checkOptions(List.of(value), choice.options(), choice.filter(), path, around);
      case FieldType.MultiChoice choice ->
          checkOptions((List<?>) value, choice.options(), choice.filter(), path, around);
      case FieldType.Subtable subtable -> checkRows(subtable, (List<?>) value, path);
      case FieldType.Attachment attachment -> checkFiles(attachment, (List<?>) value, path);
      case FieldType.Signature _ -> checkOne((List<?>) value, path);
      case FieldType.Moment _,
          FieldType.Switch _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Computed _,
          FieldType.Serial _ -> {}
    }
  }

  private void checkText(FieldType.Text text, String value, String path) {
    if (!checkLength(value, text.maxLength(), path)) {
      return;
    }
    if (text.pattern() != null && !pattern(text.pattern()).matches(value)) {
      add("record.field.pattern", path, "pattern", text.pattern());
    }
    if (text.format() != null && !pattern(text.format().pattern()).matches(value)) {
      found.add(
          Problem.error(
              switch (text.format()) {
                case PHONE -> "record.field.not-a-phone";
                case EMAIL -> "record.field.not-an-email";
                case ID_NUMBER -> "record.field.not-an-id-number";
                case VIN -> "record.field.not-a-vin";
              },
              path));
    }
  }

  private static Pattern pattern(String source) {
    return PATTERNS.computeIfAbsent(source, Pattern::compile);
  }

  private boolean checkLength(String value, int max, String path) {
    boolean fits = value.codePointCount(0, value.length()) <= max;
    if (!fits) {
      add("record.field.too-long", path, "max", max);
    }
    return fits;
  }

  private void checkRange(Long value, @Nullable Long min, @Nullable Long max, String path) {
    if (min != null && value < min) {
      add("record.field.too-small", path, "min", min);
    }
    if (max != null && value > max) {
      add("record.field.too-large", path, "max", max);
    }
  }

  private void checkNumber(
      BigDecimal value,
      int digits,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      String path) {
    if (value.stripTrailingZeros().scale() > digits) {
      add("record.field.too-many-digits", path, "max", digits);
    }
    if (min != null && value.compareTo(min) < 0) {
      add("record.field.too-small", path, "min", min);
    }
    if (max != null && value.compareTo(max) > 0) {
      add("record.field.too-large", path, "max", max);
    }
  }

  private void checkDay(LocalDate value, FieldType.Day day, String path) {
    if (bound(day.min()) instanceof LocalDate min && value.isBefore(min)) {
      add("record.field.too-early", path, "min", min);
    }
    if (bound(day.max()) instanceof LocalDate max && value.isAfter(max)) {
      add("record.field.too-late", path, "max", max);
    }
  }

  private @Nullable Object bound(@Nullable ValueSource source) {
    Object value = source == null ? null : ValueSources.resolve(source, context);
    return value instanceof String text ? LocalDate.parse(text) : value;
  }

  private void checkOptions(
      List<?> keys,
      Options options,
      @Nullable Condition filter,
      String path,
      EvaluationContext around) {
    List<Option> known = choices.of(options);
    List<Option> offered = Offer.of(known, filter, around);
    for (Object key : keys) {
      Option option = named(known, key);
      if (option == null) {
        add("record.field.no-such-option", path, "option", key);
      } else if (!offered.contains(option)) {
        add("record.field.not-offered", path, "option", option.title());
      }
    }
  }

  private static @Nullable Option named(List<Option> options, Object key) {
    return options.stream().filter(option -> option.key().equals(key)).findFirst().orElse(null);
  }

  private void checkRows(FieldType.Subtable subtable, List<?> rows, String path) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof Map<?, ?> row) {
        EvaluationContext around = Visibility.rowContext(subtable, row, context);
        for (Field cell : subtable.fields()) {
          if (!cell.key().equals(subtable.given())) {
            check(cell, row.get(cell.key().value()), path + "[" + i + "]." + cell.key(), around);
          }
        }
      }
    }
    subtable.givenChoice().ifPresent(choice -> checkGiven(subtable, choice, rows, path));
  }

  /** Each row names an option, and no two the same; one that is not offered any more may stay. */
  private void checkGiven(
      FieldType.Subtable subtable, FieldType.Choice choice, List<?> rows, String path) {
    String column = Objects.requireNonNull(subtable.given()).value();
    List<Option> known = choices.of(choice.options());
    var seen = new HashSet<Object>();
    for (int i = 0; i < rows.size(); i++) {
      Object key = ((Map<?, ?>) rows.get(i)).get(column);
      String at = path + "[" + i + "]." + column;
      Option option = key == null ? null : named(known, key);
      if (option == null) {
        add("record.field.no-such-option", at, "option", key == null ? "" : key);
      } else if (!seen.add(key)) {
        add("record.rows.given-twice", at, "option", option.title());
      }
    }
  }

  private void checkOne(List<?> pictures, String path) {
    if (pictures.size() > 1) {
      add("record.attachment.too-many", path, "max", 1);
    }
  }

  private void checkFiles(FieldType.Attachment attachment, List<?> files, String path) {
    if (files.size() > attachment.maxFiles()) {
      add("record.attachment.too-many", path, "max", attachment.maxFiles());
    }
  }

  private void add(String code, String path, String arg, Object value) {
    found.add(Problem.error(code, path).with(arg, value));
  }
}
