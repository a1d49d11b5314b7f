package dev.formwork.forms;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueSources;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a form makes of data, worked out once for a form: reading input, defaults, formulas in
 * dependency order, visibility, required-ness and validation. Pure: the same data and context give
 * the same answer.
 */
public final class FormLogic {

  private final Form form;
  private final Map<String, Field> fields;
  private final Formulas formulas;
  private final Visibility visibility;

  private FormLogic(Form form) {
    this.form = form;
    this.fields =
        form.fields()
            .collect(
                Collectors.toMap(
                    field -> field.key().value(),
                    Function.identity(),
                    (first, _) -> first,
                    LinkedHashMap::new));
    this.formulas = new Formulas(form);
    this.visibility = new Visibility(form);
  }

  public static FormLogic of(Form form) {
    return new FormLogic(form);
  }

  public Form form() {
    return form;
  }

  /** All fields by key, in the order of the form. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** Input read as typed values; a key with a null value clears the field. */
  public record Input(Map<String, @Nullable Object> values, Problems problems) {}

  /**
   * Data with everything that follows from it.
   *
   * @param hidden paths not shown now: {@code loanTerm}, {@code lines[0].color}
   * @param required paths that a submit may not leave empty
   * @param problems formulas that failed
   */
  public record Evaluated(
      Map<String, Object> data, Set<String> hidden, Set<String> required, Problems problems) {

    public boolean isVisible(String path) {
      return !hidden.contains(path);
    }
  }

  /** Reads raw input; unknown keys, computed fields and wrong types are problems, never dropped. */
  public Input read(Map<String, ?> raw) {
    var values = new HashMap<String, @Nullable Object>();
    Problems problems = Problems.NONE;
    for (var entry : raw.entrySet()) {
      Field field = fields.get(entry.getKey());
      if (field == null) {
        problems = problems.and(Problem.error("record.field.unknown", entry.getKey()));
      } else if (field.isComputed()) {
        problems = problems.and(Problem.error("record.field.computed", entry.getKey()));
      } else {
        FieldValues.Reading reading = FieldValues.read(field, entry.getValue(), entry.getKey());
        values.put(entry.getKey(), reading.value());
        problems = problems.and(reading.problems());
      }
    }
    return new Input(values, problems);
  }

  /** The data with the defaults of all fields that have no value yet. */
  public Map<String, Object> withDefaults(Map<String, Object> data, EvaluationContext context) {
    var filled = new LinkedHashMap<>(data);
    for (Field field : fields.values()) {
      if (field.defaultValue() == null || filled.containsKey(field.key().value())) {
        continue;
      }
      String key = field.key().value();
      Object value = ValueSources.resolve(field.defaultValue(), context.withData(filled));
      Object typed = FieldValues.read(field, value, key).value();
      if (typed != null) {
        filled.put(key, typed);
      }
    }
    return withRowDefaults(filled, context);
  }

  /**
   * The data with read-only cells as their rows had them before, whatever a client sent.
   *
   * @param closed further columns that this client can't change, as {@code lines.unitPrice}
   */
  public Map<String, Object> withReadOnlyCellsOf(
      Map<String, Object> before, Map<String, Object> data, Set<String> closed) {
    return ReadOnlyCells.restored(fields.values(), before, data, closed);
  }

  /** The data with the defaults of the cells of rows that are new: those without an id. */
  public Map<String, Object> withRowDefaults(Map<String, Object> data, EvaluationContext context) {
    return RowDefaults.fill(fields.values(), data, context);
  }

  /** The data with the rows that options give; new ones with their defaults. */
  public Map<String, Object> withGivenRows(
      Map<String, Object> data, EvaluationContext context, Choices choices) {
    return withRowDefaults(GivenRows.complete(fields.values(), data, context, choices), context);
  }

  /**
   * The data without what was taken from an option or a record that is not chosen any more; frozen
   * values are taken anew then.
   */
  public Map<String, Object> withoutStale(Map<String, Object> before, Map<String, Object> data) {
    var fresh = new LinkedHashMap<>(data);
    for (Field field : fields.values()) {
      if (field.type() instanceof FieldType.Lookup lookup) {
        String from = lookup.from().value();
        if (!Objects.equals(before.get(from), data.get(from))) {
          fresh.remove(field.key().value());
        }
      }
    }
    return fresh;
  }

  /**
   * The changed fields with those whose offer or required-ness depends on them, and those at which
   * checks stand that compare them: a change must suit them too. Empty text stands for the form.
   */
  public Set<String> concerned(Set<String> changed) {
    var concerned = new HashSet<>(changed);
    for (FormCheck check : form.checks()) {
      if (mentions(check.when(), changed)) {
        concerned.add(check.field() == null ? "" : check.field().value());
      }
    }
    for (Field field : fields.values()) {
      boolean depends =
          field.type() instanceof FieldType.Subtable subtable
              ? subtable.fields().stream().anyMatch(cell -> dependsOn(cell, changed))
              : dependsOn(field, changed);
      if (depends) {
        concerned.add(field.key().value());
      }
    }
    return concerned;
  }

  private static boolean dependsOn(Field field, Set<String> changed) {
    return Offer.reads(Offer.filter(field.type())).stream().anyMatch(changed::contains)
        || (field.requiredWhen() != null && mentions(field.requiredWhen(), changed));
  }

  private static boolean mentions(Condition condition, Set<String> changed) {
    return Mentions.of(condition, "").fields().stream()
        .anyMatch(named -> changed.contains(named.field().value()));
  }

  /** The keys of the fields that take their values from elsewhere. */
  public Set<String> taken() {
    return fields.values().stream()
        .filter(FormLogic::takes)
        .map(field -> field.key().value())
        .collect(Collectors.toSet());
  }

  private static boolean takes(Field field) {
    return switch (field.type()) {
      case FieldType.Lookup _, FieldType.RollUp _ -> true;
      case FieldType.Subtable subtable -> subtable.fields().stream().anyMatch(FormLogic::takes);
      default -> false;
    };
  }

  /** Formulas, visibility and required-ness of everything. */
  public Evaluated evaluate(Map<String, Object> data, EvaluationContext context) {
    return evaluate(data, fields.keySet(), context);
  }

  /** As {@link #evaluate(Map, EvaluationContext)}, computing only what depends on these fields. */
  public Evaluated evaluate(
      Map<String, Object> data, Collection<String> changed, EvaluationContext context) {
    Formulas.Computed computed = formulas.compute(data, changed, context);
    EvaluationContext now = context.withData(computed.data());
    return new Evaluated(
        computed.data(), visibility.hidden(now), visibility.required(now), computed.problems());
  }

  /**
   * The data as a submit keeps it: what is hidden is emptied, and what follows from that is
   * computed again, until nothing changes.
   */
  public Evaluated settle(Map<String, Object> data, EvaluationContext context) {
    Evaluated evaluated = evaluate(data, context);
    for (int round = 0; round < 5; round++) {
      var kept = new LinkedHashMap<>(evaluated.data());
      boolean emptied = kept.keySet().removeIf(evaluated.hidden()::contains);
      if (!emptied) {
        return evaluated;
      }
      evaluated = evaluate(kept, context);
    }
    return evaluated;
  }

  /** Every problem that a submit of this data has, but those only the store can see. */
  public Problems validate(Evaluated evaluated, EvaluationContext context, Choices choices) {
    return evaluated.problems().and(new Validation(this, evaluated, context, choices).problems());
  }

  /** The problems of typed values alone, for drafts: what is there must be sound. */
  public Problems validateDraft(Evaluated evaluated, EvaluationContext context, Choices choices) {
    return new Validation(this, evaluated, context, choices).problemsOfValues();
  }
}
