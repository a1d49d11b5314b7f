package dev.formwork.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.flows.Span;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rules and edits: what the engine works out of each change must be what somebody finds who
 * looks at everything anew.
 */
class RulesAgainstAReferenceTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<String> FIELDS = List.of("a", "b", "c");
  private static final QualifiedKey KEY = QualifiedKey.of("cars", "rule");
  private static final Keywords NO_WORDS = new Keywords(List.of(), List.of());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void firesForTheChangesThatALookAtBothStatesFinds(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      String watched = FIELDS.get(random.nextInt(FIELDS.size()));
      String asked = FIELDS.get(random.nextInt(FIELDS.size()));
      int bound = random.nextInt(6);
      boolean withNew = random.nextBoolean();
      boolean asksBefore = random.nextBoolean();
      Rule rule =
          rule(
              new Trigger.Changed(List.of(FieldKey.of(watched)), withNew),
              Condition.of(asked, Operator.GTE, (long) bound),
              asksBefore ? Condition.of(asked, Operator.LT, (long) bound) : null);
      Happening.Snapshot before = null;
      for (int step = 0; step < 30; step++) {
        Happening.Snapshot after = edited(before, random);
        boolean fires =
            Firing.of(KEY, rule, happening(before, after), NO_WORDS, context(Instant.EPOCH))
                .isPresent();

        boolean isNew = before == null || isDraft(before);
        boolean changed =
            !isNew && !Objects.equals(before.data().get(watched), after.data().get(watched));
        boolean expected =
            !isDraft(after)
                && (isNew ? withNew : changed)
                && number(after, asked) >= bound
                && (!asksBefore
                    || (before != null
                        && number(before, asked) >= 0
                        && number(before, asked) < bound));
        assertThat(fires).as("%s to %s", before, after).isEqualTo(expected);
        before = after;
      }
    }
  }

  /** An absent number is below every bound, and above none. */
  private static int number(Happening.Snapshot record, String field) {
    return record.data().get(field) instanceof BigDecimal number ? number.intValue() : -1;
  }

  private static Happening.Snapshot edited(Happening.Snapshot before, Random random) {
    Map<String, Object> data = new HashMap<>(before == null ? Map.of() : before.data());
    for (String field : FIELDS) {
      switch (random.nextInt(4)) {
        case 0 -> data.put(field, BigDecimal.valueOf(random.nextInt(6)));
        case 1 -> data.remove(field);
        default -> {}
      }
    }
    boolean draft = (before == null || isDraft(before)) && random.nextInt(3) == 0;
    return new Happening.Snapshot(data, Map.of("state", draft ? "draft" : "done"));
  }

  private static boolean isDraft(Happening.Snapshot record) {
    return "draft".equals(record.system().get("state"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void isDueWhenASweepThroughAllRecordsWouldSayIt(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var date =
          new Trigger.AtDate(
              FieldKey.of("day"),
              new Span(random.nextInt(20) - 10, Span.Unit.D, true),
              LocalTime.of(random.nextInt(24), 0),
              random.nextBoolean(),
              random.nextBoolean() ? Condition.of("over", Operator.EQ, true) : null,
              false);
      Rule rule = rule(date, null, null);
      Instant now = Instant.parse("2026-01-01T00:00:00Z");
      Happening.Snapshot record = null;
      Instant due = null;
      for (int step = 0; step < 60; step++) {
        now = now.plus(Duration.ofHours(random.nextInt(24 * 20)));
        Plan plan = plan(now);
        while (due != null && !due.isAfter(now)) {
          due = plan.next(date, Objects.requireNonNull(record), now).orElse(null);
        }
        if (random.nextInt(3) == 0) {
          Happening.Snapshot after = dated(record, now, random);
          Optional<Plan.Change> change = plan.after(rule, happening(record, after));
          due = change.isPresent() ? change.get().due() : due;
          record = after;
        }
        if (record != null) {
          assertThat(Optional.ofNullable(due))
              .as("%s at %s for %s", date, now, record)
              .isEqualTo(plan.atFirst(rule, record));
        }
      }
    }
  }

  private static Happening.Snapshot dated(Happening.Snapshot before, Instant now, Random random) {
    Map<String, Object> data = new HashMap<>(before == null ? Map.of() : before.data());
    if (random.nextInt(5) == 0) {
      data.remove("day");
    } else {
      LocalDate today = now.atZone(ZONE).toLocalDate();
      data.put("day", today.plusDays(random.nextInt(500) - 250));
    }
    data.put("over", random.nextInt(4) == 0);
    return new Happening.Snapshot(data, Map.of("state", "done"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void comesBackAsOftenAsSomebodyWithAStopwatchCounts(long seed) {
    var random = new Random(seed);
    var every = Duration.ofHours(1 + random.nextInt(50));
    var repeat =
        new Trigger.Repeat(
            new Span((int) every.toHours(), Span.Unit.H, true),
            Condition.of("open", Operator.EQ, true),
            List.of(FieldKey.of("last")),
            null);
    Rule rule = rule(repeat, null, null);
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Happening.Snapshot record = null;
    Instant due = null;
    Instant since = null;
    int fired = 0;
    int expected = 0;
    for (int step = 0; step < 500; step++) {
      now = now.plus(Duration.ofHours(1));
      Plan plan = plan(now);
      if (due != null && !due.isAfter(now)) {
        fired++;
        due = plan.again(repeat, due);
      }
      if (since != null && Duration.between(since, now).toHours() % every.toHours() == 0) {
        expected++;
      }
      if (random.nextInt(10) == 0) {
        Map<String, Object> data = new HashMap<>(record == null ? Map.of() : record.data());
        boolean was = Boolean.TRUE.equals(data.get("open"));
        Object last = data.get("last");
        data.put("open", random.nextBoolean());
        data.put("last", (long) random.nextInt(3));
        boolean is = Boolean.TRUE.equals(data.get("open"));
        if (!is) {
          since = null;
        } else if (!was || !Objects.equals(last, data.get("last"))) {
          since = now;
        }
        var after = new Happening.Snapshot(data, Map.of("state", "done"));
        Optional<Plan.Change> change = plan.after(rule, happening(record, after));
        due = change.isPresent() ? change.get().due() : due;
        record = after;
      }
      assertThat(fired).as("after %d hours", step).isEqualTo(expected);
    }
  }

  private static Plan plan(Instant now) {
    return new Plan(context(now), (from, span) -> span.plainlyAfter(from, ZONE));
  }

  private static EvaluationContext context(Instant now) {
    return EvaluationContext.at(
        now,
        ZONE,
        (_, _) -> {
          throw new IllegalStateException("Expected no script");
        });
  }

  private static Happening happening(Happening.Snapshot before, Happening.Snapshot after) {
    return new Happening(before, after, List.of(), null, null);
  }

  private static Rule rule(Trigger trigger, Condition when, Condition was) {
    return new Rule(
        DefinitionKey.of("rule"),
        LocalizedText.of("Rule"),
        "car",
        false,
        false,
        trigger,
        when,
        was,
        false,
        null,
        java.util.Map.of(),
        List.of());
  }
}
