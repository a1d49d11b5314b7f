package dev.formwork.workspace.form;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.forms.FieldType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One or several lines of text. */
final class TextInput<C extends TextFieldBase<C, String>> extends Inputs.Plain<C, String> {

  private TextInput(Input.Frame frame, C field) {
    super(Inputs.dressed(frame, field));
    field.setManualValidation(true);
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        frame.told().accept(change.getValue().isEmpty() ? null : change.getValue());
      }
    });
  }

  static Input line(Input.Frame frame, FieldType.Text type) {
    var field = new TextField();
    field.setMaxLength(type.maxLength());
    if (type.format() != null) {
      field
          .getElement()
          .setAttribute(
              "inputmode",
              switch (type.format()) {
                case PHONE -> "tel";
                case EMAIL -> "email";
                case ID_NUMBER, VIN -> "text";
              });
    }
    return new TextInput<>(frame, field);
  }

  static Input lines(Input.Frame frame, FieldType.LongText type) {
    var field = new TextArea();
    field.setMaxLength(type.maxLength());
    field.setMinRows(2);
    field.setMaxRows(12);
    return new TextInput<>(frame, field);
  }

  @Override
  public void show(@Nullable Object value) {
    field().setValue(Objects.toString(value, ""));
  }
}
