package dev.formwork.deadlines;

import static dev.formwork.deadlines.Store.HOURS;
import static dev.formwork.deadlines.Store.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.calendars.Measure;
import dev.formwork.definitions.Definitions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingATimeTest {

  private static final Map<String, Object> PARAMS =
      Map.of("reviewHours", 4L, "halfDay", new BigDecimal("0.5"), "less", -3L, "word", "four");

  @Test
  void readsOpeningTimeAndDaysAndCalendarTime() {
    assertThat(budget("{\"minutes\": 10}")).isEqualTo(amount(Measure.TIME, false, 600_000));
    assertThat(budget("{\"hours\": 1.5}")).isEqualTo(amount(Measure.TIME, false, 5_400_000));
    assertThat(budget("{\"days\": 2, \"of\": \"calendar\"}"))
        .isEqualTo(amount(Measure.DAYS, true, 2 * Measure.DAYS.one()));
  }

  @Test
  void takesTheNumberFromAParameter() {
    assertThat(budget("{\"hours\": \"$param.reviewHours\"}"))
        .isEqualTo(amount(Measure.TIME, false, 4 * 3_600_000));
    assertThat(budget("{\"days\": \"$param.halfDay\"}"))
        .isEqualTo(amount(Measure.DAYS, false, Measure.DAYS.one() / 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"less", "word", "missing"})
  void isNothingWhereTheParameterIsNoAmount(String param) {
    assertThat(budget("{\"hours\": \"$param." + param + "\"}").units()).isZero();
  }

  @Test
  void reachesTenYearsAtMost() {
    assertThat(budget("{\"days\": 1e9}").units()).isEqualTo(3_660 * Measure.DAYS.one());
  }

  @Test
  void takesOneUnitAtATime() {
    assertThatThrownBy(() -> budget("{\"hours\": 1, \"days\": 1}"))
        .hasMessageContaining("Expected one of minutes, hours and days.");
  }

  @Test
  void isWrittenAsItIsRead() {
    String json = "{\"hours\":\"$param.reviewHours\",\"of\":\"calendar\"}";

    Budget budget = Definitions.mapper().readValue(json, Budget.class);

    assertThat(Definitions.mapper().writeValueAsString(budget)).isEqualTo(json);
  }

  @Test
  void endsWithTheHoursOfTheDateItIsTakenFrom() {
    assertThat(until("{\"field\": \"delivery\"}", thursday())).contains(at("Thu", "18:00"));
    assertThat(until("{\"field\": \"delivery\", \"before\": {\"days\": 2}}", thursday()))
        .contains(at("Tue", "18:00"));
    assertThat(until("{\"field\": \"delivery\", \"after\": {\"days\": 1}}", thursday()))
        .contains(at("Fri", "18:00"));
  }

  @Test
  void countsHoursFromTheBeginOrTheEndOfADate() {
    assertThat(until("{\"field\": \"delivery\", \"before\": {\"hours\": 2}}", thursday()))
        .contains(at("Wed", "16:00"));
    assertThat(until("{\"field\": \"delivery\", \"after\": {\"hours\": 2}}", thursday()))
        .contains(at("Fri", "11:00"));
  }

  @Test
  void countsFromAMoment() {
    Instant promised = at("Thu", "10:00");

    assertThat(until("{\"field\": \"delivery\", \"before\": {\"hours\": 2}}", promised))
        .contains(at("Wed", "17:00"));
    assertThat(until("{\"field\": \"delivery\", \"after\": {\"days\": 1}}", promised))
        .contains(at("Fri", "10:00"));
    assertThat(
            until(
                "{\"field\": \"delivery\", \"after\": {\"hours\": 24, \"of\": \"calendar\"}}",
                promised))
        .contains(at("Fri", "10:00"));
  }

  @Test
  void isOpenWhileTheFieldIsEmpty() {
    var until = Definitions.mapper().readValue("{\"field\": \"delivery\"}", Until.class);

    assertThat(until.at(Map.of(), PARAMS, HOURS)).isEmpty();
  }

  private static LocalDate thursday() {
    return LocalDate.parse("2026-11-26");
  }

  private static Optional<Instant> until(String json, Object value) {
    return Definitions.mapper()
        .readValue(json, Until.class)
        .at(Map.of("delivery", value), PARAMS, HOURS);
  }

  private static Amount budget(String json) {
    return Definitions.mapper().readValue(json, Budget.class).with(PARAMS);
  }

  private static Amount amount(Measure measure, boolean always, long units) {
    return new Amount(measure, always, units);
  }
}
