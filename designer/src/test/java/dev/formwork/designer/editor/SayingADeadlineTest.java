package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a deadline and its rungs say, in plain sentences. */
class SayingADeadlineTest {

  private static final Map<String, String> TITLES =
      Map.of("reviewHours", "Hours for the review", "dueOn", "Delivery date", "accept", "Accept");

  private static final DeadlineWords WORDS =
      new DeadlineWords(
          key -> TITLES.getOrDefault(key, key),
          Map.of("reviewHours", 4L),
          key -> TITLES.getOrDefault(key, key),
          key -> TITLES.getOrDefault(key, key));

  private static List<String> said(String deadline) {
    return WORDS.of(Yaml.read(deadline).tree(), "inwords.from-task");
  }

  @Test
  void countsOpeningHoursFromTheArrival() {
    assertThat(said("within: {hours: 24}"))
        .containsExactly("Due 24 opening hours after it arrives.");
  }

  @Test
  void countsEveryHourWhereItSaysSo() {
    assertThat(said("within: {hours: 1, of: calendar}"))
        .containsExactly("Due 1 hour after it arrives.");
  }

  @Test
  void namesTheParameterThatHoldsTheTime() {
    assertThat(said("within: {hours: $param.reviewHours}"))
        .containsExactly("Due 4 opening hours (Hours for the review) after it arrives.");
  }

  @Test
  void countsBackFromAFieldOfTheRecord() {
    assertThat(said("until: {field: dueOn, before: {days: 3}}"))
        .containsExactly("Due 3 opening days before Delivery date.");
  }

  @Test
  void saysWhatHappensOnTheWayAndBeyond() {
    assertThat(
            said(
                """
                within: {hours: 24}
                rungs:
                  - {before: {hours: 12}, remind: true}
                  - {used: 75, remind: true}
                  - {remind: true, escalate: 1}
                  - {after: {days: 1}, escalate: 2, every: {days: 1}, times: 3}
                """))
        .containsExactly(
            "Due 24 opening hours after it arrives.",
            "12 opening hours before it is due: whoever holds it is reminded.",
            "When 75% of the time is used: whoever holds it is reminded.",
            "When it is due: whoever holds it is reminded, it goes up to the superior.",
            "1 opening day after it was due: it goes up to 2 superiors, again every 1 opening day,"
                + " 3 times at most.");
  }

  @Test
  void saysWhatIsDecidedWhenTheTimeIsUp() {
    assertThat(said("within: {days: 2}\nrungs: [{outcome: accept}]"))
        .contains("When it is due: it is decided by itself: Accept.");
  }

  @Test
  void saysNothingOfWhatIsNotFinished() {
    assertThat(said("rungs: [{remind: true}]")).isEmpty();
    assertThat(said("within: {}")).isEmpty();
    assertThat(said("hours")).isEmpty();
  }
}
