package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import dev.formwork.workspace.text.Say;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Stream;

/** The words of the date pickers. */
final class Calendars {

  private Calendars() {}

  static DatePickerI18n words() {
    return new DatePickerI18n()
        .setDateFormats("yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "yyyy.MM.dd")
        .setMonthNames(
            Stream.of(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, Say.language()))
                .toList())
        .setWeekdays(weekdays(TextStyle.FULL_STANDALONE))
        .setWeekdaysShort(weekdays(TextStyle.NARROW_STANDALONE))
        .setFirstDayOfWeek(1)
        .setToday(t("calendar.today"))
        .setCancel(t("calendar.cancel"));
  }

  /** Sunday first, as the component wants them. */
  private static List<String> weekdays(TextStyle style) {
    return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
        .limit(7)
        .map(day -> day.getDisplayName(style, Say.language()))
        .toList();
  }
}
