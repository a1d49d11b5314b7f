package dev.formwork.workspace.form;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day, typed or picked. */
final class DayInput extends Inputs.Plain<DatePicker, LocalDate> {

  private static final String TYPED = "element.inputElement.value";

  DayInput(Input.Frame frame) {
    super(Inputs.dressed(frame, new DatePicker()));
    field().setManualValidation(true);
    field().setI18n(Calendars.words());
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(change.getValue());
          }
        });
    field()
        .getElement()
        .addEventListener(
            "unparsable-change",
            event -> frame.told().accept(event.getEventData().get(TYPED).asString()))
        .addEventData(TYPED);
  }

  @Override
  public void show(@Nullable Object value) {
    if (value instanceof LocalDate || !field().isEmpty()) {
      field().setValue(value instanceof LocalDate day ? day : null);
    }
  }
}
