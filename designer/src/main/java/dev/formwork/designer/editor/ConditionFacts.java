package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ExampleValues;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.list.ConditionWords;
import dev.formwork.workspace.text.Say;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition in words, and the values on which it depends. */
record ConditionFacts(Form form, FormSource source) {

  /** {@code Total ≥ ¥100,000}. */
  String words(Condition condition) {
    return ConditionWords.of(condition, form.fields().toList(), source);
  }

  /** {@code Total: ¥120,000; Loan: no}. */
  String values(Collection<FieldKey> asked, Map<String, Object> data) {
    return asked.stream()
        .map(key -> t("walk.fact", title(key), value(key, data.get(key.value()))))
        .collect(Collectors.joining(t("walk.facts")));
  }

  private String title(FieldKey key) {
    return form.field(key).map(Field::title).map(Say::t).orElse(key.value());
  }

  /** {@code ¥120,000}. */
  String value(FieldKey key, @Nullable Object value) {
    if (value == null || (value instanceof Collection<?> several && several.isEmpty())) {
      return t("walk.empty");
    }
    if (value.equals(ExampleValues.OTHER)) {
      return t("cover.other");
    }
    try {
      return form.field(key).map(field -> ValueText.of(field, value, source)).orElse(value + "");
    } catch (ClassCastException otherKind) {
      return String.valueOf(value); // an example of a list is a mere text
    }
  }

  /** The fields of the record that a condition asks about. */
  static Set<FieldKey> asked(Collection<Condition> conditions) {
    var asked = new LinkedHashSet<FieldKey>();
    conditions.forEach(condition -> collect(condition, asked));
    return asked;
  }

  private static void collect(Condition condition, Set<FieldKey> into) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(part -> collect(part, into));
      case Condition.Any(var parts) -> parts.forEach(part -> collect(part, into));
      case Condition.None(var parts) -> parts.forEach(part -> collect(part, into));
      case Condition.Compare compare -> {
        if (SystemField.named(compare.field().value()).isEmpty()) {
          into.add(compare.field());
        }
      }
      case Condition.Along(var way, _) -> into.add(way.getFirst());
      case Condition.Script _ -> {}
    }
  }
}
