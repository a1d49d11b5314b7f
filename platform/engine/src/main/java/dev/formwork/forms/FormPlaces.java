package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the parts of a form stand, as JSON pointers. */
final class FormPlaces {

  private FormPlaces() {}

  /**
   * A field and where it stands.
   *
   * @param subtable the subtable field that it is a cell of; absent at the top
   */
  record Place(String pointer, Field field, @Nullable Field subtable) {

    /** The field of this key that stands in the same rows, or beside it in the form. */
    Optional<Field> sibling(Form form, FieldKey key) {
      return subtable != null && subtable.type() instanceof FieldType.Subtable cells
          ? cells.field(key.value())
          : form.field(key);
    }
  }

  /** A condition and where it stands. */
  record Asked(String pointer, Condition condition, @Nullable Field subtable) {}

  /** All fields with those of subtables, each with its place. */
  static List<Place> of(Form form) {
    var places = new ArrayList<Place>();
    for (int s = 0; s < form.sections().size(); s++) {
      List<Field> fields = form.sections().get(s).fields();
      for (int f = 0; f < fields.size(); f++) {
        String pointer = "/sections/" + s + "/fields/" + f;
        Field field = fields.get(f);
        places.add(new Place(pointer, field, null));
        if (field.type() instanceof FieldType.Subtable subtable) {
          for (int c = 0; c < subtable.fields().size(); c++) {
            places.add(new Place(pointer + "/fields/" + c, subtable.fields().get(c), field));
          }
        }
      }
    }
    return places;
  }

  /** All conditions of sections, fields, cells and checks. */
  static List<Asked> conditions(Form form) {
    var asked = new ArrayList<Asked>();
    for (int s = 0; s < form.sections().size(); s++) {
      add(asked, "/sections/" + s + "/visibleWhen", form.sections().get(s).visibleWhen(), null);
    }
    for (Place place : of(form)) {
      add(asked, place.pointer() + "/visibleWhen", place.field().visibleWhen(), place.subtable());
      add(asked, place.pointer() + "/requiredWhen", place.field().requiredWhen(), place.subtable());
    }
    for (int c = 0; c < form.checks().size(); c++) {
      add(asked, "/checks/" + c + "/when", form.checks().get(c).when(), null);
    }
    return asked;
  }

  private static void add(
      List<Asked> asked, String pointer, @Nullable Condition condition, @Nullable Field subtable) {
    if (condition != null) {
      asked.add(new Asked(pointer, condition, subtable));
    }
  }
}
