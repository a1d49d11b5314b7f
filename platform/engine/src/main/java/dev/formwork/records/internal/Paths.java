package dev.formwork.records.internal;

import dev.formwork.forms.FormLogic;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;

/** Where fields stand in a record's document. */
final class Paths {

  private Paths() {}

  /** The path of a field or system field; refuses one that the form does not have. */
  static String of(FieldKey field, FormLogic logic) {
    var system = SystemField.named(field.value());
    if (system.isPresent()) {
      return system.get() == SystemField.ID ? "_id" : field.value();
    }
    if (!logic.fields().containsKey(field.value())) {
      throw unknown(field);
    }
    return "data." + field;
  }

  static ValueKind kind(FieldKey field, FormLogic logic) {
    return SystemField.named(field.value())
        .map(SystemField::kind)
        .orElseGet(() -> {
          var found = logic.fields().get(field.value());
          if (found == null) {
            throw unknown(field);
          }
          return ValueKinds.of(found.type());
        });
  }

  private static Refusal.Invalid unknown(FieldKey field) {
    return new Refusal.Invalid(Problem.error("record.query.unknown-field", field.value()));
  }
}
