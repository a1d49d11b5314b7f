package dev.formwork.reports;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.ValueKind;

/**
 * What the values of a field stand for, so that a filter over two forms asks both the same.
 *
 * @param of the options or the form that they name; a word of its own for anything else
 */
record Meaning(ValueKind kind, Object of) {

  static Meaning of(QualifiedKey form, Field field) {
    Object of =
        switch (field.type()) {
          case FieldType.Choice choice -> choice.options();
          case FieldType.MultiChoice choice -> choice.options();
          case FieldType.Relation relation -> QualifiedKey.parse(relation.form(), form.app());
          case FieldType.User _ -> "user";
          default -> "";
        };
    return new Meaning(ValueKinds.of(field.type()), of);
  }
}
