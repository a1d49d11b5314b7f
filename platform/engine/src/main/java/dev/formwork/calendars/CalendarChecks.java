package dev.formwork.calendars;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Whether a calendar says something that can be counted by. Paths are JSON pointers. */
final class CalendarChecks {

  private final Calendar calendar;
  private final List<Calendar> chain;
  private final List<Problem> problems = new ArrayList<>();

  private CalendarChecks(Calendar calendar, List<Calendar> chain) {
    this.calendar = calendar;
    this.chain = chain;
  }

  static Problems check(Calendar calendar, DefinitionKey app, Catalog catalog) {
    var inherited = new ArrayList<Calendar>();
    inherited.add(calendar);
    if (calendar.parent() != null) {
      inherited.addAll(Calendars.chain(QualifiedKey.parse(calendar.parent(), app), catalog));
    }
    return new CalendarChecks(calendar, inherited).check(new QualifiedKey(app, calendar.key()));
  }

  private Problems check(QualifiedKey own) {
    calendar
        .week()
        .forEach((day, spans) ->
            spansAreFine(spans, "/week/" + day.name().toLowerCase(Locale.ROOT) + "/"));
    daysAreFine();
    if (extendsItself(own)) {
      report("calendar.extends.ring", "/extends");
    } else if (problems.stream().noneMatch(Problem::isError)) {
      somethingIsOpen();
    }
    return new Problems(problems);
  }

  private void spansAreFine(List<Span> spans, String at) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.isEmpty()) {
        problems.add(Problem.error("calendar.span.order", at + i).with("span", span));
      }
      for (Span other : spans.subList(0, i)) {
        if (span.from() < other.to() && other.from() < span.to()) {
          problems.add(
              Problem.warning("calendar.span.overlap", at + i)
                  .with("span", span)
                  .with("other", other));
        }
      }
    }
  }

  private void daysAreFine() {
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < calendar.holidays().size(); i++) {
      Holiday holiday = calendar.holidays().get(i);
      String at = "/holidays/" + i;
      if (holiday.length() < 1) {
        report("calendar.holiday.order", at + "/to");
      } else if (holiday.length() > Holiday.LONGEST) {
        problems.add(
            Problem.error("calendar.holiday.too-long", at + "/to").with("limit", Holiday.LONGEST));
      }
      for (LocalDate day : holiday.days()) {
        saidOnce(day, seen, at);
      }
    }
    for (int i = 0; i < calendar.makeUpDays().size(); i++) {
      MakeUpDay day = calendar.makeUpDays().get(i);
      spansAreFine(day.hours(), "/makeUpDays/" + i + "/hours/");
      saidOnce(day.on(), seen, "/makeUpDays/" + i);
      if (day.hours().isEmpty() && isClosed(day.weekday())) {
        problems.add(
            Problem.error("calendar.make-up.closed", "/makeUpDays/" + i)
                .with("day", day.on())
                .with("weekday", called(day.weekday())));
      }
    }
  }

  private void saidOnce(LocalDate day, Set<LocalDate> seen, String at) {
    if (!seen.add(day)
        && problems.stream()
            .noneMatch(
                told -> told.code().equals("calendar.day.twice") && told.path().equals(at))) {
      problems.add(Problem.error("calendar.day.twice", at).with("day", day));
    }
  }

  private boolean isClosed(DayOfWeek day) {
    for (Calendar each : chain) {
      List<Span> spans = each.week().get(day);
      if (spans != null) {
        return spans.isEmpty();
      }
    }
    return true;
  }

  private boolean extendsItself(QualifiedKey own) {
    var seen = new HashSet<QualifiedKey>();
    seen.add(own);
    DefinitionKey app = own.app();
    for (Calendar each : chain) {
      if (each.parent() == null) {
        return false;
      }
      var parent = QualifiedKey.parse(each.parent(), app);
      if (!seen.add(parent)) {
        return true;
      }
      app = parent.app();
    }
    return false;
  }

  private void somethingIsOpen() {
    if (chain.getLast().parent() != null) {
      return; // what it extends is missing, which the platform tells
    }
    String zone =
        chain.stream().map(Calendar::zone).filter(Objects::nonNull).findFirst().orElse(null);
    if (zone == null) {
      report("calendar.zone.missing", "");
    } else if (!Calendars.isZone(zone)) {
      problems.add(
          Problem.error("calendar.zone.unknown", calendar.zone() == null ? "" : "/zone")
              .with("zone", zone));
    } else if (!Calendars.hours(chain).map(OpeningHours::everOpens).orElse(false)) {
      report("calendar.week.closed", "/week");
    }
  }

  private static LocalizedText called(DayOfWeek day) {
    return LocalizedText.of(
        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        day.getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE));
  }

  private void report(String code, String path) {
    problems.add(Problem.error(code, path));
  }
}
