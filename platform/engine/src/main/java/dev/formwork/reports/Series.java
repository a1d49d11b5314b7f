package dev.formwork.reports;

import dev.formwork.records.AggregateRow;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report over one dimension of periods, in their order: those in which nothing
 * happened are there too, and of more than the limit the latest stay.
 */
final class Series {

  /** Longer than any series that anybody looks at: days of 60 years. */
  private static final int LONGEST = 22_000;

  private final Report report;
  private final Period period;

  Series(Report report, Period period) {
    this.report = report;
    this.period = period;
  }

  /** Whether the report is ordered by its one dimension. */
  static boolean isOrderOf(Report report) {
    return report.dimensions().size() == 1
        && (report.sort().isEmpty()
            || report.sort().getFirst().by().equals(report.dimensions().getFirst().key()));
  }

  /** All rows without gaps, the earliest first; before them those without a date. */
  List<AggregateRow> filled(List<AggregateRow> rows) {
    Map<LocalDate, AggregateRow> byFirst = new HashMap<>();
    var series = new ArrayList<AggregateRow>();
    for (AggregateRow row : rows) {
      LocalDate first = first(row).orElse(null);
      if (first == null) {
        series.add(row);
      } else {
        byFirst.put(first, row);
      }
    }
    if (!byFirst.isEmpty()) {
      LocalDate at = Collections.min(byFirst.keySet());
      LocalDate latest = Collections.max(byFirst.keySet());
      while (!at.isAfter(latest) && series.size() < LONGEST) {
        AggregateRow known = byFirst.get(at);
        series.add(known == null ? nothing(at) : known);
        at = period.next(at);
      }
    }
    return series;
  }

  /** At most as many rows as the limit says: the latest, in the order of the report. */
  <T> List<T> latest(List<T> filled) {
    var latest = filled.subList(Math.max(0, filled.size() - report.limit()), filled.size());
    boolean descending = !report.sort().isEmpty() && report.sort().getFirst().isDescending();
    return descending ? latest.reversed() : latest;
  }

  /** The first day of a row's period; empty of a row without a date. */
  Optional<LocalDate> first(AggregateRow row) {
    Object key = row.groups().getFirst().value();
    return key == null ? Optional.empty() : period.first(key.toString());
  }

  Label label(LocalDate first) {
    String key = period.of(first);
    return new Label(key, period.title(key), null);
  }

  private AggregateRow nothing(LocalDate first) {
    var values = new ArrayList<@Nullable Object>();
    report.plain().forEach(measure -> values.add(ofNothing(measure.kind())));
    return new AggregateRow(List.of(label(first)), values);
  }

  /** What a measure is of no records. */
  static @Nullable Object ofNothing(Report.MeasureKind kind) {
    return switch (kind) {
      case COUNT, SUM, DISTINCT, RUNNING_TOTAL -> 0L;
      case AVG, MEDIAN, PERCENTILE, MIN, MAX, RATIO, SHARE, MOVING_AVERAGE -> null;
    };
  }
}
