package dev.formwork.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a value source stands for here and now. */
public final class ValueSources {

  private ValueSources() {}

  /**
   * The value as records hold values: text, {@code Long}, {@code BigDecimal}, boolean, {@code
   * LocalDate}, {@code Instant} or a list; null where there is none. Absent values of a list are
   * left out. Texts of dates stay texts: only the field knows that it wants a date.
   *
   * @throws dev.formwork.scripting.ScriptFailure if a formula has no value
   */
  public static @Nullable Object resolve(ValueSource source, EvaluationContext context) {
    return switch (source) {
      case Operand.Literal(var value) -> value;
      case Operand.Many(var several) -> many(several, context);
      case Dynamic.User() -> context.user();
      case Dynamic.OwnDepartment() -> context.department();
      case Dynamic.OwnStore() -> context.store();
      case Dynamic.Today(var shift) -> shift.from(context.today());
      case Dynamic.Now(var shift) -> shift.from(context.now().atZone(context.zone())).toInstant();
      case Dynamic.Param(var key) -> context.params().get(key.value());
      case Dynamic.OtherField(var key) -> context.value(key);
      case ValueSource.Formula(var formula) -> ScriptValues.value(formula, context);
    };
  }

  private static List<Object> many(List<Operand> several, EvaluationContext context) {
    return several.stream()
        .map(each -> resolve(each, context))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
