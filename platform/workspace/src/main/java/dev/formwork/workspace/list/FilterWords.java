package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.rules.Condition.Compare;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters in words, and which comparisons fit which field. */
final class FilterWords {

  private FilterWords() {}

  /** What a field can be filtered by, the likeliest first; none for what can't be compared. */
  static List<Operator> operators(Field field) {
    return switch (field.type()) {
      case FieldType.Text _, FieldType.LongText _, FieldType.Serial _ ->
          List.of(
              Operator.CONTAINS,
              Operator.EQ,
              Operator.STARTS_WITH,
              Operator.EMPTY,
              Operator.NOT_EMPTY);
      case FieldType.Whole _, FieldType.Decimal _, FieldType.Money _ -> ordered();
      case FieldType.Day _, FieldType.Moment _ -> ordered();
      case FieldType.Switch _ -> List.of(Operator.EQ);
      case FieldType.Choice _, FieldType.User _ ->
          List.of(Operator.EQ, Operator.NE, Operator.EMPTY, Operator.NOT_EMPTY);
      case FieldType.MultiChoice _ ->
          List.of(Operator.INCLUDES, Operator.EMPTY, Operator.NOT_EMPTY);
      case FieldType.Relation _ -> List.of(Operator.EQ, Operator.EMPTY, Operator.NOT_EMPTY);
      case FieldType.Subtable _, FieldType.Attachment _, FieldType.Signature _ ->
          List.of(Operator.NOT_EMPTY, Operator.EMPTY);
      case FieldType.Lookup lookup
          when lookup.options() != null && lookup.result() == FieldType.Result.TEXT ->
          List.of(Operator.EQ, Operator.NE, Operator.EMPTY, Operator.NOT_EMPTY);
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case TEXT ->
                List.of(Operator.CONTAINS, Operator.EQ, Operator.EMPTY, Operator.NOT_EMPTY);
            case INTEGER, DECIMAL, MONEY, DATE, DATE_TIME -> ordered();
            case CHOICES -> List.of(Operator.INCLUDES, Operator.EMPTY, Operator.NOT_EMPTY);
            case SWITCH -> List.of(Operator.EQ);
          };
    };
  }

  private static List<Operator> ordered() {
    return List.of(
        Operator.GTE,
        Operator.LTE,
        Operator.GT,
        Operator.LT,
        Operator.EQ,
        Operator.EMPTY,
        Operator.NOT_EMPTY);
  }

  static String word(Operator operator) {
    return t("filter.op." + operator.key());
  }

  /** {@code Total ≥ ¥100,000}. */
  static String of(Field field, Compare filter, FormSource source) {
    String head = Say.t(field.title()) + " " + word(filter.operator());
    return filter.operator().needsValue()
        ? head + " " + words(field, filter.value(), source)
        : head;
  }

  private static String words(Field field, Operand operand, FormSource source) {
    return switch (operand) {
      case Operand.Literal(var value) -> ValueText.of(field, typed(field, value), source);
      case Operand.Many(var values) ->
          values.stream()
              .map(each -> words(field, each, source))
              .collect(Collectors.joining(t("value.separator")));
      case Dynamic dynamic -> String.valueOf(dynamic.toJson());
    };
  }

  /** What stands in a condition as the value that records hold. */
  private static @Nullable Object typed(Field field, @Nullable Object value) {
    return switch (field.type()) {
      case FieldType.Money _, FieldType.Decimal _, FieldType.Computed _
          when value instanceof Long number ->
          BigDecimal.valueOf(number);
      case FieldType.MultiChoice _ when value != null -> List.of(value);
      case FieldType.Computed computed
          when computed.result() == FieldType.Result.CHOICES && value != null ->
          List.of(value);
      case FieldType.Day _ when value instanceof String text && text.length() == 10 ->
          LocalDate.parse(text);
      default -> value;
    };
  }
}
