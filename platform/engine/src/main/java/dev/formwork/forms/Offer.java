package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Bound;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.Operand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a choice or a relation offers, as far as that depends on the rest of the record. */
public final class Offer {

  private Offer() {}

  /** The filter of a choice or relation; absent where all is offered. */
  public static @Nullable Condition filter(FieldType type) {
    return switch (type) {
      case FieldType.Choice choice -> choice.filter();
      case FieldType.MultiChoice choice -> choice.filter();
      case FieldType.Relation relation -> relation.filter();
      default -> null;
    };
  }

  /**
   * The options that the filter lets through.
   *
   * @param own the record, with the values of the row before its own where it is about a cell
   */
  public static List<Option> of(
      List<Option> options, @Nullable Condition filter, EvaluationContext own) {
    if (filter == null) {
      return options;
    }
    Predicate<Option> offered = offered(filter, own);
    return options.stream().filter(offered).toList();
  }

  private static Predicate<Option> offered(Condition filter, EvaluationContext own) {
    Condition bound = Bound.to(filter, own);
    EvaluationContext about = own.withSystem(Map.of());
    return option -> ConditionEvaluator.test(bound, about.withData(option.facts()));
  }

  /** The fields of its own record that a filter names by {@code $field.x}. */
  static Set<String> reads(@Nullable Condition filter) {
    return filter == null
        ? Set.of()
        : compared(filter)
            .flatMap(compare -> own(compare.value()))
            .map(FieldKey::value)
            .collect(Collectors.toSet());
  }

  /** Whether a filter has a script in it. */
  static boolean hasScript(Condition filter) {
    return !Mentions.of(filter, "").scripts().isEmpty();
  }

  /** All comparisons in a condition. */
  static Stream<Condition.Compare> compared(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().flatMap(Offer::compared);
      case Condition.Any(var parts) -> parts.stream().flatMap(Offer::compared);
      case Condition.None(var parts) -> parts.stream().flatMap(Offer::compared);
      case Condition.Compare compare -> Stream.of(compare);
      case Condition.Along _, Condition.Script _ -> Stream.empty();
    };
  }

  private static Stream<FieldKey> own(Operand operand) {
    return switch (operand) {
      case Dynamic.OtherField(var key) -> Stream.of(key);
      case Operand.Many(var several) -> several.stream().flatMap(Offer::own);
      case Dynamic _, Operand.Literal _ -> Stream.empty();
    };
  }
}
