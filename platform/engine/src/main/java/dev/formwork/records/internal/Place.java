package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads, seen from the records of a form: a field of theirs, a cell of their rows, or
 * a field of a record that relations lead to.
 *
 * @param rows the field whose rows it goes through; absent where it goes through none
 * @param start what of the record or row it begins with: the field itself, or the first relation
 * @param hops the relations' targets in order, each with what is read there; none for a field of
 *     the record itself
 */
record Place(
    RecordPath path, FormModel model, @Nullable FieldKey rows, FieldKey start, List<Hop> hops) {

  /** A related record's form, and its field that the path goes on with. */
  record Hop(FormModel model, FieldKey field) {}

  Place {
    hops = List.copyOf(hops);
  }

  /** Resolves a path; refuses one that leads nowhere with {@code record.query.unknown-field}. */
  static Place of(RecordPath path, FormModel model, Forms forms) {
    List<FieldKey> steps = path.steps();
    FieldKey rows = null;
    int at = 0;
    if (steps.size() > 1 && subtable(model, steps.getFirst()).isPresent()) {
      rows = steps.getFirst();
      at = 1;
    }
    FieldKey start = steps.get(at);
    Field field = rows == null ? field(model, start) : cell(model, rows, start).orElse(null);
    refuseUnless(field != null || (rows == null && isSystem(start)), path);
    var hops = new ArrayList<Hop>();
    FormModel here = model;
    for (int i = at + 1; i < steps.size(); i++) {
      if (field == null || !(field.type() instanceof FieldType.Relation relation)) {
        throw unknown(path);
      }
      here = forms.current(QualifiedKey.parse(relation.form(), here.key().app()));
      FieldKey next = steps.get(i);
      field = field(here, next);
      refuseUnless(field != null || isSystem(next), path);
      hops.add(new Hop(here, next));
    }
    return new Place(path, model, rows, start, hops);
  }

  /** Where it begins in the document; its relation's id where it leads further. */
  String local() {
    return rows == null ? Paths.of(start, model.logic()) : "data." + rows + "." + start;
  }

  /** The form that the value at its end belongs to. */
  FormModel owner() {
    return hops.isEmpty() ? model : hops.getLast().model();
  }

  /** The field at its end. */
  FieldKey last() {
    return hops.isEmpty() ? start : hops.getLast().field();
  }

  /** The field at its end; absent for a system field. */
  @Nullable Field field() {
    return hops.isEmpty() && rows != null
        ? cell(model, rows, start).orElse(null)
        : field(owner(), last());
  }

  ValueKind kind() {
    Field field = field();
    return field == null ? Paths.kind(last(), owner().logic()) : ValueKinds.of(field.type());
  }

  /** Where the periods of its date stand beside it; absent where they are not kept there. */
  @Nullable String periods() {
    return hops.isEmpty() && rows == null ? Paths.periods(start) : null;
  }

  private static Optional<FieldType.Subtable> subtable(FormModel model, FieldKey key) {
    Field field = field(model, key);
    return field != null && field.type() instanceof FieldType.Subtable subtable
        ? Optional.of(subtable)
        : Optional.empty();
  }

  private static Optional<Field> cell(FormModel model, FieldKey rows, FieldKey key) {
    return subtable(model, rows).flatMap(subtable -> subtable.field(key.value()));
  }

  private static @Nullable Field field(FormModel model, FieldKey key) {
    return model.logic().fields().get(key.value());
  }

  private static boolean isSystem(FieldKey key) {
    return SystemField.named(key.value()).isPresent();
  }

  private static void refuseUnless(boolean there, RecordPath path) {
    if (!there) {
      throw unknown(path);
    }
  }

  private static Refusal.Invalid unknown(RecordPath path) {
    return new Refusal.Invalid(Problem.error("record.query.unknown-field", path.toString()));
  }
}
