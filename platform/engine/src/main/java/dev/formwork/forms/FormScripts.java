package dev.formwork.forms;

import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueKind;
import dev.formwork.scripting.Expression;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scripts that stand in a form, or are about its records, with values to try them with. */
public final class FormScripts {

  private final Form form;

  private FormScripts(Form form) {
    this.form = form;
  }

  public static FormScripts of(Form form) {
    return new FormScripts(form);
  }

  /** A script and where it stands, with an example of each value that it may read. */
  public record Standing(String pointer, Expression expression, Map<String, Object> examples) {}

  /** The formulas, script conditions and computed defaults of the form itself. */
  public List<Standing> own() {
    var found = new ArrayList<Standing>();
    for (FormPlaces.Place place : FormPlaces.of(form)) {
      if (place.field().type() instanceof FieldType.Formula formula) {
        found.add(standing(place.pointer() + "/formula", formula.formula(), place.subtable()));
      }
      if (place.field().defaultValue() != null) {
        Mentions.of(place.field().defaultValue(), place.pointer() + "/default")
            .scripts()
            .forEach(s -> found.add(standing(s.pointer(), s.script(), place.subtable())));
      }
    }
    for (FormPlaces.Asked asked : FormPlaces.conditions(form)) {
      Mentions.of(asked.condition(), asked.pointer())
          .scripts()
          .forEach(s -> found.add(standing(s.pointer(), s.script(), asked.subtable())));
    }
    return found;
  }

  /** A script of another definition about records of this form. */
  public Standing about(String pointer, String script) {
    return standing(pointer, script, null, Map.of());
  }

  /**
   * The same for a script that may read more than the record.
   *
   * @param more an example of each value besides
   */
  public Standing about(String pointer, String script, Map<String, Object> more) {
    return standing(pointer, script, null, more);
  }

  /** A script of another definition that is about no record. */
  public static Standing aboutNothing(String pointer, String script, Map<String, Object> more) {
    return among(pointer, script, new HashMap<>(), more);
  }

  private Standing standing(String pointer, String script, @Nullable Field subtable) {
    return standing(pointer, script, subtable, Map.of());
  }

  private Standing standing(
      String pointer, String script, @Nullable Field subtable, Map<String, Object> more) {
    Map<String, Object> examples = examples(form.fields().toList());
    if (subtable != null && subtable.type() instanceof FieldType.Subtable cells) {
      examples.putAll(examples(cells.fields()));
    }
    return among(pointer, script, examples, more);
  }

  private static Standing among(
      String pointer, String script, Map<String, Object> examples, Map<String, Object> more) {
    examples.put("params", Map.of());
    examples.put("user", "p-1");
    examples.put("today", LocalDate.of(2026, 2, 14));
    examples.put("now", Instant.parse("2026-02-14T01:00:00Z"));
    examples.putAll(more);
    Set<String> known = new HashSet<>(examples.keySet());
    return new Standing(pointer, Expression.formula(script, known), examples);
  }

  private static Map<String, Object> examples(List<Field> fields) {
    return fields.stream()
        .collect(
            Collectors.toMap(
                field -> field.key().value(),
                field -> example(field.type()),
                (first, _) -> first,
                HashMap::new));
  }

  private static Object example(FieldType type) {
    if (type instanceof FieldType.Subtable subtable) {
      return List.of(examples(subtable.fields()));
    }
    return example(ValueKinds.of(type));
  }

  /** A value of a kind, to try scripts with. */
  public static Object example(ValueKind kind) {
    return switch (kind) {
      case TEXT -> "a";
      case NUMBER -> BigDecimal.ONE;
      case DATE -> LocalDate.of(2026, 2, 14);
      case DATE_TIME -> Instant.parse("2026-02-14T01:00:00Z");
      case SWITCH -> true;
      case CHOICES -> List.of("a");
      case ROWS -> List.of();
    };
  }
}
