package dev.formwork.workspace.form;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A day and a time of day in the business time zone. */
final class MomentInput extends Inputs.Plain<DateTimePicker, LocalDateTime> {

  private static final Duration STEP = Duration.ofMinutes(15);

  MomentInput(Input.Frame frame) {
    super(Inputs.dressed(frame, new DateTimePicker()));
    String title = Say.t(frame.field().title());
    field().setManualValidation(true);
    field().setDatePickerI18n(Calendars.words());
    field().setLocale(Locale.GERMANY); // writes the time as 09:05, whatever the language
    field().setStep(STEP);
    field().setDateAriaLabel(title);
    field().setTimeAriaLabel(title);
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(instant(change.getValue()));
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    field()
        .setValue(
            value instanceof Instant moment
                ? LocalDateTime.ofInstant(moment, Show.zone()).withSecond(0).withNano(0)
                : null);
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime local) {
    return local == null ? null : local.atZone(Show.zone()).toInstant();
  }
}
