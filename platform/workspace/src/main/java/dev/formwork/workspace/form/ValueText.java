package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of a field in one line of words. */
public final class ValueText {

  private ValueText() {}

  public static String of(Field field, @Nullable Object value, FormSource source) {
    if (value == null || value.toString().isEmpty()) {
      return Show.NOTHING;
    }
    return switch (field.type()) {
      case FieldType.Money money when value instanceof BigDecimal amount ->
          Show.money(amount, money.currencyCode());
      case FieldType.Computed computed
          when computed.result() == FieldType.Result.MONEY && value instanceof BigDecimal amount ->
          Show.money(amount, "CNY");
      case FieldType.Lookup lookup when lookup.options() != null ->
          titles(
              source.options(lookup.options()),
              value instanceof List<?> keys ? keys : List.of(value));
      case FieldType.Computed computed when value instanceof BigDecimal number ->
          Show.number(number, computed.digits());
      case FieldType.Decimal decimal when value instanceof BigDecimal number ->
          Show.number(number, decimal.digits());
      case FieldType.Choice choice ->
          Say.t(ChoiceInput.named(source.options(choice.options()), value.toString()).title());
      case FieldType.MultiChoice choice when value instanceof List<?> keys ->
          titles(source.options(choice.options()), keys);
      case FieldType.User _ ->
          source.person(value.toString()).map(person -> Say.t(person.name())).orElse(Show.NOTHING);
      case FieldType.Relation relation -> {
        String label = source.label(relation, value.toString());
        yield label.isEmpty() ? t("value.not-readable") : label;
      }
      case FieldType.Subtable _ when value instanceof List<?> rows -> t("value.rows", rows.size());
      case FieldType.Subtable rows when value instanceof Map<?, ?> row -> row(rows, row, source);
      case FieldType.Signature _ when value instanceof List<?> -> t("value.signed");
      case FieldType.Attachment _ when value instanceof List<?> files ->
          files.stream()
              .map(file -> file instanceof Map<?, ?> facts ? facts.get("name") : null)
              .map(Objects::toString)
              .collect(Collectors.joining(t("value.separator")));
      default -> plain(value);
    };
  }

  /** What stands in a row, cell by cell. */
  private static String row(FieldType.Subtable rows, Map<?, ?> row, FormSource source) {
    return rows.fields().stream()
        .filter(cell -> row.get(cell.key().value()) != null)
        .map(cell ->
            t("place.cell", Say.t(cell.title()), of(cell, row.get(cell.key().value()), source)))
        .collect(Collectors.joining(t("value.separator")));
  }

  private static String titles(List<Option> options, List<?> keys) {
    return keys.stream()
        .map(key -> ChoiceInput.named(options, key.toString()))
        .map(option -> Say.t(option.title()))
        .collect(Collectors.joining(t("value.separator")));
  }

  /** A value whose field is not known, or whose kind needs no lookup. */
  public static String plain(@Nullable Object value) {
    return switch (value) {
      case null -> Show.NOTHING;
      case Boolean yes -> Show.yesNo(yes);
      case Long number -> Show.whole(number);
      case BigDecimal number -> Show.number(number, Math.max(0, number.scale()));
      case LocalDate day -> Show.day(day);
      case Instant moment -> Show.moment(moment);
      default -> value.toString();
    };
  }
}
