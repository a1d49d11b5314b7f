package dev.formwork.access;

import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.QualifiedKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields whose values are those of other forms' records: what may not be seen there is not seen
 * through them.
 *
 * @param byForm by form: where each such field, or column of rows, takes its value
 */
public record TakenFields(Map<QualifiedKey, Map<FieldPath, Source>> byForm) {

  public static final TakenFields NONE = new TakenFields(Map.of());

  /** Fields that take from fields that take lead no further. */
  private static final int DEEPEST = 5;

  /** A field of another form. */
  public record Source(QualifiedKey form, String field) {}

  /** Tells how far a field of a form is open to somebody, in all records that he reaches. */
  @FunctionalInterface
  interface Opening {
    FieldAccess of(QualifiedKey form, String field);
  }

  public TakenFields {
    byForm = Map.copyOf(byForm);
  }

  /** How far what is taken is open where it comes from, by field or column that takes it. */
  Map<FieldPath, FieldAccess> limits(QualifiedKey form, Opening opening) {
    var limits = new LinkedHashMap<FieldPath, FieldAccess>();
    byForm
        .getOrDefault(form, Map.of())
        .forEach((path, source) -> limits.put(path, limit(source, opening, 1)));
    return limits;
  }

  private FieldAccess limit(Source source, Opening opening, int depth) {
    FieldAccess own = opening.of(source.form(), source.field());
    Source further = byForm.getOrDefault(source.form(), Map.of()).get(FieldPath.of(source.field()));
    return further == null || depth >= DEEPEST ? own : own.and(limit(further, opening, depth + 1));
  }
}
