package dev.formwork.workspace.form;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
final class SwitchInput extends Inputs.Plain<Checkbox, Boolean> {

  SwitchInput(Input.Frame frame) {
    super(Inputs.dressed(frame, new Checkbox()));
    field().setManualValidation(true);
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(change.getValue());
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    field().setValue(Boolean.TRUE.equals(value));
  }
}
