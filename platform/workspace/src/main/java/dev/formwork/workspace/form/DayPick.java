package dev.formwork.workspace.form;

import com.vaadin.flow.component.datepicker.DatePicker;

/** Choosing a day outside a form. */
public final class DayPick {

  private DayPick() {}

  public static DatePicker of(String label) {
    var pick = new DatePicker(label);
    pick.setI18n(Calendars.words());
    pick.setManualValidation(true);
    pick.setWidthFull();
    return pick;
  }
}
