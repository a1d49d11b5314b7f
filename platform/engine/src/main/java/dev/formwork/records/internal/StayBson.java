package dev.formwork.records.internal;

import dev.formwork.flows.Stay;
import dev.formwork.rules.SystemField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * How long steps lasted, in the documents of steps: what {@link Stay} says, and beside it what
 * reports count.
 */
final class StayBson {

  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private StayBson() {}

  static void put(Document step, Stay stay) {
    step.append("of", stay.of().name());
    if (stay.openMinutes() != null) {
      step.append("openMinutes", stay.openMinutes());
    }
  }

  static @Nullable Stay of(Document step) {
    String of = step.getString("of");
    return of == null
        ? null
        : new Stay(
            Stay.Of.valueOf(of),
            step.get("openMinutes") == null ? null : Numbers.get(step, "openMinutes"));
  }

  /** Adds what reports count: hours, which visit of its node it was, and periods. */
  static void reckon(List<Document> steps, ZoneId zone) {
    var visits = new HashMap<String, Integer>();
    for (Document step : steps) {
      if (step.getString("of") != null) {
        String place = step.getString("node") + " " + step.getString("lane");
        reckon(step, visits.merge(place, 1, Integer::sum), zone);
      }
    }
  }

  private static void reckon(Document step, int visit, ZoneId zone) {
    Instant entered = step.getDate("enteredAt").toInstant();
    Instant left = Bson.instant(step, "leftAt");
    step.append("visit", visit).append("again", visit > 1 ? 1 : 0);
    if (left == null) {
      step.append("state", "OPEN");
    } else {
      step.append("state", step.get("outcome") == null ? "LEFT" : "DECIDED");
      step.append("hours", hours(Duration.between(entered, left).toMinutes()));
      step.append("openHours", hours(Numbers.get(step, "openMinutes")));
    }
    var buckets = new Document();
    Buckets.put(buckets, SystemField.STEP_START.key(), entered, zone);
    Buckets.put(buckets, SystemField.STEP_END.key(), left, zone);
    step.append("buckets", buckets);
  }

  private static Decimal128 hours(long minutes) {
    return new Decimal128(BigDecimal.valueOf(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP));
  }
}
