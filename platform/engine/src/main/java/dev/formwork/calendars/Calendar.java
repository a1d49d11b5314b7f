package dev.formwork.calendars;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When people work, as it is defined. What it doesn't say it has from the calendar that it extends:
 * the zone, the hours of single weekdays, single days.
 *
 * @param parent the calendar that it extends: of the same app by key, or {@code app/calendar}
 * @param zone the id of a time zone, as in {@code Asia/Shanghai}
 * @param week the hours of weekdays; a weekday that is named with none is closed
 */
public record Calendar(
    DefinitionKey key,
    LocalizedText title,
    @JsonProperty("extends") @Nullable String parent,
    @Nullable String zone,
    Map<DayOfWeek, List<Span>> week,
    List<Holiday> holidays,
    List<MakeUpDay> makeUpDays) {

  public static final DefinitionType<Calendar> TYPE = new CalendarType();

  public Calendar {
    var copied = new LinkedHashMap<DayOfWeek, List<Span>>();
    week.forEach((day, spans) -> copied.put(day, List.copyOf(spans)));
    week = Collections.unmodifiableMap(copied);
    holidays = List.copyOf(holidays);
    makeUpDays = List.copyOf(makeUpDays);
  }
}
