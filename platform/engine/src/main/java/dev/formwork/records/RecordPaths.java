package dev.formwork.records;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where paths lead, seen from the form that they begin at. */
public final class RecordPaths {

  /**
   * A field on a path.
   *
   * @param form that it is a field of
   * @param field absent for a system field
   * @param cell whether it is a column of rows
   */
  public record Named(QualifiedKey form, FieldKey key, @Nullable Field field, boolean cell) {}

  private final QualifiedKey form;
  private final Catalog catalog;

  public RecordPaths(QualifiedKey form, Catalog catalog) {
    this.form = form;
    this.catalog = catalog;
  }

  /** The fields on the way, as far as it can be followed. */
  public List<Named> along(RecordPath path) {
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

  /** The fields on the way that a definition names by the path that stands at this pointer. */
  public List<Reference> references(RecordPath path, String pointer) {
    List<Named> named = along(path);
    return IntStream.range(0, named.size())
        .filter(i -> named.get(i).field() != null)
        .mapToObj(i -> reference(named, i, pointer).along(path.steps().subList(0, i + 1)))
        .toList();
  }

  private static Reference reference(List<Named> named, int at, String pointer) {
    Named here = named.get(at);
    return here.cell()
        ? Reference.toColumn(Form.TYPE, here.form(), named.get(at - 1).key(), here.key(), pointer)
        : Reference.toField(Form.TYPE, here.form(), here.key(), pointer);
  }

  /** Those behind the first: fields of other forms. */
  public List<Reference> behind(RecordPath path, String pointer) {
    return references(path, pointer).stream().filter(each -> each.way().size() > 1).toList();
  }

  private static Function<Form, Optional<Field>> at(FieldKey step) {
    return form -> form.field(step);
  }

  /** What is at the end; empty if the way does not lead there. */
  public Optional<Named> end(RecordPath path) {
    List<Named> named = along(path);
    return named.size() == path.steps().size() ? Optional.of(named.getLast()) : Optional.empty();
  }

  public Optional<Field> field(RecordPath path) {
    return end(path).flatMap(named -> Optional.ofNullable(named.field()));
  }

  public Optional<ValueKind> kind(RecordPath path) {
    return end(path)
        .flatMap(named ->
            named.field() == null
                ? SystemField.named(named.key().value()).map(SystemField::kind)
                : Optional.of(ValueKinds.of(named.field().type())));
  }

  /** The field whose rows a path goes through; empty if it goes through none. */
  public Optional<FieldKey> rows(RecordPath path) {
    List<Named> named = along(path);
    return named.size() > 1 && named.get(1).cell() ? Optional.of(path.first()) : Optional.empty();
  }
}
