package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A whole condition as a person reads it: {@code State is not Draft; Total ≥ ¥100,000}. */
public final class ConditionWords {

  private ConditionWords() {}

  /**
   * The condition in words.
   *
   * @param fields those of the form and of the platform
   */
  public static String of(Condition condition, List<Field> fields, FormSource source) {
    return switch (condition) {
      case Condition.All(var parts) -> joined("filter.and", parts, fields, source);
      case Condition.Any(var parts) -> joined("filter.or", parts, fields, source);
      case Condition.None(var parts) -> t("filter.not", joined("filter.or", parts, fields, source));
      case Condition.Compare compare -> of(compare, fields, source);
      case Condition.Along(var way, var that) ->
          title(way.getFirst(), fields) + " › " + of(that, List.of(), source);
      case Condition.Script _ -> t("filter.script");
    };
  }

  private static String joined(
      String between, List<Condition> parts, List<Field> fields, FormSource source) {
    return parts.stream()
        .map(part -> of(part, fields, source))
        .collect(Collectors.joining(t(between)));
  }

  private static String of(Condition.Compare compare, List<Field> fields, FormSource source) {
    Optional<Field> field =
        fields.stream().filter(each -> each.key().equals(compare.field())).findFirst();
    if (field.isPresent() && !(compare.value() instanceof Dynamic)) {
      return FilterWords.of(field.get(), compare, source);
    }
    String head = title(compare.field(), fields) + " " + FilterWords.word(compare.operator());
    return compare.operator().needsValue() ? head + " " + words(compare.value()) : head;
  }

  private static String title(FieldKey key, List<Field> fields) {
    return fields.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .map(each -> Say.t(each.title()))
        .orElseGet(() -> title(key.value()));
  }

  private static String title(String key) {
    return SystemField.named(key)
        .map(field -> Texts.of(Problem.error("record.system." + field.key(), ""), Say.language()))
        .orElse(key);
  }

  private static String words(Operand operand) {
    return switch (operand) {
      case Operand.Literal(var value) -> String.valueOf(value);
      case Operand.Many(var values) ->
          values.stream()
              .map(ConditionWords::words)
              .collect(Collectors.joining(t("value.separator")));
      case Dynamic.User _ -> t("filter.me");
      case Dynamic.OwnDepartment _ -> t("filter.my-department");
      case Dynamic.OwnStore _ -> t("filter.my-store");
      case Dynamic.Today(var shift) -> moved(t("filter.today"), shift.toString());
      case Dynamic.Now(var shift) -> moved(t("filter.now"), shift.toString());
      case Dynamic.Param(var key) -> key.value();
      case Dynamic.OtherField(var key) -> key.value();
    };
  }

  /** {@code today −1 year}: a sign, a number and the letter of a unit. */
  private static String moved(String from, String shift) {
    if (shift.isEmpty()) {
      return from;
    }
    int amount = Integer.parseInt(shift.substring(0, shift.length() - 1));
    String unit = t("filter.unit." + shift.charAt(shift.length() - 1), Math.abs(amount));
    return t(amount < 0 ? "filter.before" : "filter.after", from, unit);
  }
}
