package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A comparison whose operand is known and typed for its field: what a query is made of, and what
 * {@link #holds} answers for a value at hand. Both therefore mean the same.
 *
 * @param values what to compare with, as {@link ValueKind#comparable} gives them; what can't be
 *     compared with the field has dropped out, so that no values means "equal to nothing"
 * @param orAbsent whether an absent field counts as equal: the operand is, or contains, null
 */
public record Comparison(
    FieldKey field, Operator operator, List<Object> values, boolean orAbsent, ZoneId zone) {

  public Comparison {
    values = List.copyOf(values);
  }

  /** What the comparison asks of a field of this kind, here and now. */
  public static Comparison of(
      Condition.Compare compare, ValueKind kind, EvaluationContext context) {
    var typed = new ArrayList<Object>();
    boolean complete = true;
    for (Object operand : resolved(compare, context)) {
      Object comparable =
          compare.operator().fits(kind) ? kind.comparable(operand, context.zone()) : null;
      if (comparable == null) {
        complete = false;
      } else {
        typed.add(comparable);
      }
    }
    boolean wantsAllOfThem = compare.operator() == Operator.INCLUDES;
    return new Comparison(
        compare.field(),
        compare.operator(),
        wantsAllOfThem && !complete ? List.of() : typed,
        namesAbsence(compare.value(), context),
        context.zone());
  }

  /** Whether it holds for this value of the field; null where the record has none. */
  public boolean holds(@Nullable Object value) {
    return switch (operator) {
      case EQ, IN -> isOneOf(value);
      case NE, NOT_IN -> !isOneOf(value);
      case GT -> ordered(value, sign -> sign > 0);
      case GTE -> ordered(value, sign -> sign >= 0);
      case LT -> ordered(value, sign -> sign < 0);
      case LTE -> ordered(value, sign -> sign <= 0);
      case CONTAINS -> text(value, String::contains);
      case STARTS_WITH -> text(value, String::startsWith);
      case EMPTY -> isEmpty(value);
      case NOT_EMPTY -> !isEmpty(value);
      case INCLUDES ->
          value instanceof List<?> list && !values.isEmpty() && list.containsAll(values);
    };
  }

  /** The form of a text in which {@code contains} and {@code startsWith} look: lower case. */
  public static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private boolean isOneOf(@Nullable Object value) {
    if (value == null) {
      return orAbsent;
    }
    return values.stream().anyMatch(each -> Objects.equals(sign(value, each), 0));
  }

  private boolean ordered(@Nullable Object value, SignTest test) {
    if (value == null || values.size() != 1) {
      return false;
    }
    Integer sign = sign(value, values.getFirst());
    return sign != null && test.accepts(sign);
  }

  private boolean text(@Nullable Object value, TextTest test) {
    return value instanceof String text
        && values.size() == 1
        && values.getFirst() instanceof String part
        && test.accepts(folded(text), folded(part));
  }

  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isEmpty();
      case Collection<?> many -> many.isEmpty();
      default -> false;
    };
  }

  /** Below zero, zero or above it as the value is less, equal or more; null if of other kinds. */
  private @Nullable Integer sign(Object value, Object with) {
    return switch (with) {
      case String text when value instanceof String own -> byCodePoint(own, text);
      case BigDecimal number
          when ValueKind.NUMBER.comparable(value, zone) instanceof BigDecimal own
              && !(value instanceof String) ->
          own.compareTo(number);
      case LocalDate day when value instanceof LocalDate own -> own.compareTo(day);
      case LocalDate day when value instanceof Instant own ->
          own.atZone(zone).toLocalDate().compareTo(day);
      case Instant moment when value instanceof Instant own -> own.compareTo(moment);
      case Boolean yes when value instanceof Boolean own -> Boolean.compare(own, yes);
      default -> null;
    };
  }

  /** In the order of the characters' UTF-8 bytes, as the database has it. */
  private static int byCodePoint(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> resolved(Condition.Compare compare, EvaluationContext context) {
    Object value = ValueSources.resolve(compare.value(), context);
    return switch (value) {
      case null -> List.of();
      case List<?> several when compare.operator().takesSeveral() -> List.<Object>copyOf(several);
      case List<?> _ -> List.of();
      default -> List.of(value);
    };
  }

  /**
   * Null written down, or another field that is absent. Not a person without a store or a missing
   * parameter: what belongs to nobody must not become everybody's.
   */
  private static boolean namesAbsence(Operand operand, EvaluationContext context) {
    return switch (operand) {
      case Operand.Literal(var value) -> value == null;
      case Operand.Many(var several) ->
          several.stream().anyMatch(each -> namesAbsence(each, context));
      case Dynamic.OtherField(var key) -> context.value(key) == null;
      case Dynamic _ -> false;
    };
  }

  @FunctionalInterface
  private interface SignTest {
    boolean accepts(int sign);
  }

  @FunctionalInterface
  private interface TextTest {
    boolean accepts(String text, String part);
  }
}
