package dev.formwork.records.internal;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Records;
import dev.formwork.flows.Span;
import dev.formwork.flows.Surroundings;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a flow sees around a record.
 *
 * @param department of the record
 */
record Around(
    OpeningTimes times, Organisation organisation, Optional<DefinitionKey> department, ZoneId zone)
    implements Surroundings {

  @Override
  public Optional<Flow> flow(QualifiedKey flow) {
    return NONE.flow(flow);
  }

  @Override
  public List<String> ids(Records records) {
    return NONE.ids(records);
  }

  @Override
  public long count(Records records, @Nullable Condition and) {
    return NONE.count(records, and);
  }

  @Override
  public List<String> persons(Records records, FieldKey field) {
    return NONE.persons(records, field);
  }

  @Override
  public Map<String, Long> openTasks(Collection<String> persons) {
    return NONE.openTasks(persons);
  }

  @Override
  public Map<String, Instant> lastGiven(
      QualifiedKey flow, DefinitionKey node, Collection<String> persons) {
    return NONE.lastGiven(flow, node, persons);
  }

  @Override
  public Map<String, String> standIns(QualifiedKey flow) {
    return NONE.standIns(flow);
  }

  @Override
  public Optional<OpeningHours> hours(QualifiedKey calendar) {
    return times.of(calendar);
  }

  /** Weeks are weeks of the calendar; what is shorter counts the department's opening hours. */
  @Override
  public Instant after(Instant from, Span span) {
    Optional<OpeningHours> hours =
        department.stream()
            .flatMap(at -> organisation.calendarsOf(at).stream())
            .flatMap(calendar -> times.of(calendar).stream())
            .findFirst();
    if (span.plain() || hours.isEmpty()) {
      return span.plainlyAfter(from, zone);
    }
    return switch (span.unit()) {
      case MIN -> moved(hours.get(), Measure.TIME, from, span, Duration.ofMinutes(1).toMillis());
      case H -> moved(hours.get(), Measure.TIME, from, span, Duration.ofHours(1).toMillis());
      case D -> moved(hours.get(), Measure.DAYS, from, span, Measure.DAYS.one());
      case W -> span.plainlyAfter(from, zone);
    };
  }

  private static Instant moved(
      OpeningHours hours, Measure measure, Instant from, Span span, long unit) {
    return span.amount() < 0
        ? measure.before(hours, from, -span.amount() * unit)
        : measure.after(hours, from, span.amount() * unit);
  }
}
