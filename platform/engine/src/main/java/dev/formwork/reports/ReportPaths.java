package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the paths of a report lead, seen from its form. */
final class ReportPaths {

  /**
   * A field on a path.
   *
   * @param form that it is a field of
   * @param field absent for a system field
   * @param cell whether it is a column of rows
   */
  record Named(QualifiedKey form, FieldKey key, @Nullable Field field, boolean cell) {}

  private final QualifiedKey form;
  private final Catalog catalog;

  ReportPaths(QualifiedKey form, Catalog catalog) {
    this.form = form;
    this.catalog = catalog;
  }

  /** The fields on the way, as far as it can be followed. */
  List<Named> along(RecordPath path) {
    var named = new ArrayList<Named>();
    QualifiedKey here = form;
    FieldType.@Nullable Subtable rows = null;
    for (FieldKey step : path.steps()) {
      Optional<Field> found =
          rows == null ? catalog.find(Form.TYPE, here).flatMap(at(step)) : rows.field(step.value());
      boolean system = rows == null && SystemField.named(step.value()).isPresent();
      if (found.isEmpty() && !system) {
        break;
      }
      named.add(new Named(here, step, found.orElse(null), rows != null));
      rows = null;
      switch (found.map(Field::type).orElse(null)) {
        case FieldType.Relation relation -> here = QualifiedKey.parse(relation.form(), here.app());
        case FieldType.Subtable subtable when named.size() == 1 -> rows = subtable;
        case null, default -> {
          return named; // leads no further
        }
      }
    }
    return named;
  }

  private static Function<Form, Optional<Field>> at(FieldKey step) {
    return form -> form.field(step);
  }

  /** What is at the end; empty if the way does not lead there. */
  Optional<Named> end(RecordPath path) {
    List<Named> named = along(path);
    return named.size() == path.steps().size() ? Optional.of(named.getLast()) : Optional.empty();
  }

  Optional<Field> field(RecordPath path) {
    return end(path).flatMap(named -> Optional.ofNullable(named.field()));
  }

  Optional<ValueKind> kind(RecordPath path) {
    return end(path)
        .flatMap(named ->
            named.field() == null
                ? SystemField.named(named.key().value()).map(SystemField::kind)
                : Optional.of(ValueKinds.of(named.field().type())));
  }

  /** The field whose rows a path goes through; empty if it goes through none. */
  Optional<FieldKey> rows(RecordPath path) {
    List<Named> named = along(path);
    return named.size() > 1 && named.get(1).cell() ? Optional.of(path.first()) : Optional.empty();
  }
}
