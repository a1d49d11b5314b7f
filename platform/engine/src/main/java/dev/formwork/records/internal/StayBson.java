package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Lane;
import dev.formwork.flows.Stay;
import dev.formwork.rules.SystemField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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

  /**
   * Adds what reports count: hours, which visit of its node it was, and the periods of its end. The
   * periods of its beginning would make a record a fifth of a kilobyte heavier, and are asked for
   * less: they are found as the answer is put together.
   */
  static void reckon(Execution execution, List<Document> steps, ZoneId zone) {
    var visits = new HashMap<String, Integer>();
    for (Document step : steps) {
      if (step.getString("of") != null) {
        String place = step.getString("node") + " " + part(execution, step.getString("lane"));
        reckon(step, visits.merge(place, 1, Integer::sum), zone);
      }
    }
  }

  /** The sub-flow and the row that a lane is about; branches are of what they branch off. */
  private static String part(Execution execution, @Nullable String lane) {
    Optional<Lane> at = execution.lane(lane);
    while (at.isPresent() && at.get().flow() == null) {
      at = execution.lane(at.get().parent());
    }
    return at.map(found -> found.flow() + " " + found.row()).orElse("");
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
      var buckets = new Document();
      Buckets.put(buckets, SystemField.STEP_END.key(), left, zone);
      step.append("buckets", buckets);
    }
  }

  private static Decimal128 hours(long minutes) {
    return new Decimal128(BigDecimal.valueOf(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP));
  }
}
