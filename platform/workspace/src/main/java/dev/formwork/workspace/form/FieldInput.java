package dev.formwork.workspace.form;

import com.vaadin.flow.component.Component;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The input of one field outside a form, as filters need it. */
public final class FieldInput {

  private FieldInput() {}

  /** An input that tells each value given, as records hold it. */
  public static Component plain(Field field, FormSource source, Consumer<@Nullable Object> told) {
    return Inputs.of(
            new Input.Frame(field, Input.Where.top(field), source, _ -> FieldAccess.EDIT, told))
        .component();
  }

  /** The same field as if it were of another kind, without rules of its own. */
  public static Field of(Field field, FieldType type) {
    return Field.plain(field.key(), field.title(), type);
  }
}
