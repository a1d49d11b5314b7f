package dev.formwork.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.EvaluationContext;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Triggers against slow, obvious references. */
class FiringTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Trigger.Threshold EVERY =
      new Trigger.Threshold(FieldKey.of("mileage"), null, new BigDecimal("5000"), false);

  @Test
  void crossesTheFurthestMultipleOnTheWay() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int before = random.nextInt(30_000);
      int after = random.nextInt(30_000);
      Optional<BigDecimal> expected = Optional.empty();
      for (int at = before + 1; at <= after; at++) {
        if (at % 5_000 == 0) {
          expected = Optional.of(BigDecimal.valueOf(at));
        }
      }

      assertThat(
              Threshold.crossed(EVERY, BigDecimal.valueOf(before), BigDecimal.valueOf(after))
                  .map(BigDecimal::intValueExact))
          .as("%d to %d", before, after)
          .isEqualTo(expected.map(BigDecimal::intValueExact));
    }
  }

  @Test
  void crossesABoundUpwardsOrDownwardsOnceForEachCrossing() {
    var up = new Trigger.Threshold(FieldKey.of("x"), BigDecimal.TEN, null, false);
    var down = new Trigger.Threshold(FieldKey.of("x"), BigDecimal.TEN, null, true);

    assertThat(crossed(up, 9, 10)).isTrue();
    assertThat(crossed(up, 10, 11)).isFalse();
    assertThat(crossed(up, null, 12)).isTrue();
    assertThat(crossed(down, 11, 10)).isTrue();
    assertThat(crossed(down, 10, 9)).isFalse();
    assertThat(crossed(down, 9, 12)).isFalse();
  }

  private static boolean crossed(Trigger.Threshold trigger, Integer before, int after) {
    return Threshold.crossed(
            trigger, before == null ? null : BigDecimal.valueOf(before), BigDecimal.valueOf(after))
        .isPresent();
  }

  @Test
  void firesForItsOwnButtonAndNotForOneOfTheSameKeyInAnotherApp() {
    QualifiedKey own = QualifiedKey.of("order", "apply");

    assertThat(firesFor(own, own)).isTrue();
    assertThat(firesFor(own, QualifiedKey.of("complaint", "apply"))).isFalse();
  }

  private static boolean firesFor(QualifiedKey rule, QualifiedKey pressed) {
    var button =
        new Rule(
            rule.key(),
            LocalizedText.of("Apply"),
            "car",
            false,
            false,
            new Trigger.Button(LocalizedText.of("Apply"), List.of()),
            null,
            null,
            false,
            null,
            java.util.Map.of(),
            List.of());
    var now = new Happening.Snapshot(Map.of(), Map.of("state", "completed"));
    var context =
        EvaluationContext.at(
            Instant.EPOCH,
            ZONE,
            (_, _) -> {
              throw new IllegalStateException("Expected no script");
            });
    return Firing.of(
            rule,
            button,
            new Happening(now, now, List.of(), null, pressed),
            new Keywords(List.of(), List.of()),
            context)
        .isPresent();
  }

  @Test
  void saysInWordsWhatACronExpressionSays() {
    same(
        "30 8 * * *",
        new Schedule(null, Schedule.Every.DAY, LocalTime.of(8, 30), List.of(), List.of(), false));
    same(
        "0 7 * * 1,5",
        new Schedule(
            null,
            Schedule.Every.WEEK,
            LocalTime.of(7, 0),
            List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            List.of(),
            false));
    same(
        "0 20 L * *",
        new Schedule(null, Schedule.Every.MONTH, LocalTime.of(20, 0), List.of(), List.of(), true));
    same(
        "15 * * * *",
        new Schedule(null, Schedule.Every.HOUR, LocalTime.of(0, 15), List.of(), List.of(), false));
    same(
        "0 6 1,15 * *",
        new Schedule(
            null, Schedule.Every.MONTH, LocalTime.of(6, 0), List.of(), List.of(1, 15), false));
  }

  private static void same(String cron, Schedule words) {
    var expression = new Schedule(cron, null, null, List.of(), List.of(), false);
    var random = new Random(3);
    for (int i = 0; i < 40; i++) {
      Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(63_000_000));
      if (isNearAClockChange(from)) {
        continue;
      }
      assertThat(words.next(from, ZONE))
          .as(cron + " " + from)
          .isEqualTo(expression.next(from, ZONE));
    }
  }

  /** Where an hour is missing or comes twice the two may differ by it. */
  private static boolean isNearAClockChange(Instant from) {
    return ZONE.getRules().isDaylightSavings(from)
        != ZONE.getRules().isDaylightSavings(from.plusSeconds(40L * 86_400));
  }

  @Test
  void takesTheLastDayWhereAMonthIsShorter() {
    var schedule =
        new Schedule(null, Schedule.Every.MONTH, LocalTime.of(9, 0), List.of(), List.of(31), false);
    var expected = new ArrayList<Instant>();
    for (String day : List.of("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30")) {
      expected.add(LocalDateTime.parse(day + "T09:00").atZone(ZONE).toInstant());
    }

    assertThat(schedule.next(Instant.parse("2026-01-05T00:00:00Z"), ZONE, 4)).isEqualTo(expected);
  }

  @Test
  void foretellsTheNextSevenRuns() {
    var schedule = new Schedule("0 8 * * 1", null, null, List.of(), List.of(), false);

    List<Instant> next = schedule.next(Instant.parse("2026-03-20T00:00:00Z"), ZONE, 7);

    assertThat(next).hasSize(7).isSorted();
    assertThat(next)
        .map(at -> ZonedDateTime.ofInstant(at, ZONE))
        .allMatch(at -> at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() == 8);
  }

  @Test
  void findsChineseWordsAnywhereAndLatinOnesWhole() {
    var keywords =
        new Keywords(
            List.of(
                word("刹车失灵", KeywordList.Severity.CRITICAL, "brake failure", "ABS"),
                word("异响", KeywordList.Severity.HIGH)),
            List.of("无异响"));

    assertThat(found(keywords, "客户说刹车失灵了")).containsExactly("刹车失灵");
    assertThat(found(keywords, "ＢＲＡＫＥ　ＦＡＩＬＵＲＥ!")).containsExactly("brake failure");
    assertThat(found(keywords, "The absolute truth")).isEmpty();
    assertThat(found(keywords, "The abs, again")).containsExactly("ABS");
    assertThat(found(keywords, "ABS灯亮")).containsExactly("ABS");
    assertThat(found(keywords, "发动机无异响")).isEmpty();
    assertThat(found(keywords, "发动机有异响，底盘无异响")).containsExactly("异响");
  }

  @Test
  void tellsWhereAWordStandsInTheTextAsItWasWritten() {
    var keywords = new Keywords(List.of(word("abs", KeywordList.Severity.LOW)), List.of());
    String text = "㎏ ＡＢＳ on";

    Keywords.Hit hit = keywords.in(text).getFirst();

    assertThat(text.substring(hit.from(), hit.to())).isEqualTo("ＡＢＳ");
  }

  private static KeywordList.Word word(String word, KeywordList.Severity severity, String... also) {
    return new KeywordList.Word(word, List.of(also), List.of(), severity);
  }

  private static Set<String> found(Keywords keywords, String text) {
    var found = new TreeSet<String>();
    keywords.in(text).forEach(hit -> found.add(hit.found()));
    return found;
  }
}
