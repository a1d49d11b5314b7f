package dev.formwork.records.internal;

import dev.formwork.forms.FormLogic;
import dev.formwork.records.Period;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The periods that dates fall into, in the business time zone, stored beside them: grouping by
 * period then needs no date operator and is the same on every server.
 */
final class Buckets {

  /** Of the day that was asked for last: most stamps are of today. */
  private static volatile @Nullable Keys last;

  private record Keys(LocalDate day, Map<String, Object> byPeriod) {}

  private Buckets() {}

  static Document of(
      FormLogic logic, Map<String, Object> data, Map<String, Object> system, ZoneId zone) {
    var buckets = new Document();
    logic
        .fields()
        .forEach((key, field) -> {
          if (field.reportable()) {
            put(buckets, key, data.get(key), zone);
          }
        });
    system.forEach((key, value) -> put(buckets, key, value, zone));
    return buckets;
  }

  /** The same of the dates of a deadline, by their system fields. */
  static Document ofDeadline(Document deadline, ZoneId zone) {
    var buckets = new Document();
    put(buckets, SystemField.DEADLINE_START.key(), moment(deadline, "startedAt"), zone);
    put(buckets, SystemField.DEADLINE_DUE.key(), moment(deadline, "due"), zone);
    put(buckets, SystemField.DEADLINE_END.key(), moment(deadline, "endedAt"), zone);
    return buckets;
  }

  private static @Nullable Instant moment(Document deadline, String key) {
    return Bson.instant(deadline, key);
  }

  static void put(Document buckets, String key, @Nullable Object value, ZoneId zone) {
    if (value instanceof Instant moment) {
      buckets.put(key, of(moment.atZone(zone).toLocalDate()));
    } else if (value instanceof LocalDate day) {
      buckets.put(key, of(day));
    }
  }

  private static Document of(LocalDate day) {
    Keys known = last;
    if (known == null || !known.day.equals(day)) {
      known = new Keys(day, periods(day));
      last = known;
    }
    return new Document(known.byPeriod);
  }

  private static Map<String, Object> periods(LocalDate day) {
    var periods = new LinkedHashMap<String, Object>();
    for (Period period : Period.values()) {
      periods.put(period.word(), period.of(day));
    }
    return Collections.unmodifiableMap(periods);
  }
}
