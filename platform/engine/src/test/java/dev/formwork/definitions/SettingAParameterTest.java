package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingAParameterTest {

  private static final FieldKey RATE = FieldKey.of("rate");
  private final World world = new World();

  @BeforeEach
  void publish() {
    world.drafted(ORDER);
    world.manifest(
        ORDER,
        """
        version: 1.0.0
        parameters:
          - {key: rate, title: Rate, type: decimal, default: 0.9}
          - {key: since, title: Since, type: date, default: 2026-01-01}
        """);
    world.drafts.publish(ADMIN, ORDER, "first");
  }

  @Test
  void showsDefaultsUntilSomethingIsSet() {
    assertThat(world.parameters.values(ORDER))
        .isEqualTo(Map.of("rate", new BigDecimal("0.9"), "since", LocalDate.of(2026, 1, 1)));
  }

  @Test
  void needsNoRelease() {
    world.parameters.set(ADMIN, ORDER, RATE, new BigDecimal("0.85"));
    world.parameters.set(ADMIN, ORDER, FieldKey.of("since"), "2026-07-01");

    assertThat(world.otherNode().parameters.values(ORDER))
        .isEqualTo(Map.of("rate", new BigDecimal("0.85"), "since", LocalDate.of(2026, 7, 1)));
    assertThat(world.releases.currentNumber(ORDER)).isEqualTo(1);
  }

  @Test
  void goesBackToTheDefault() {
    world.parameters.set(ADMIN, ORDER, RATE, 1);

    world.parameters.set(ADMIN, ORDER, RATE, null);

    assertThat(world.parameters.values(ORDER)).containsEntry("rate", new BigDecimal("0.9"));
  }

  @Test
  void refusesWhatIsNotItsTypeWhatIsNotThereAndWhoMayNot() {
    assertCode("definitions.parameter.value", () -> world.parameters.set(ADMIN, ORDER, RATE, "x"));
    assertCode(
        "definitions.parameter.not-found",
        () -> world.parameters.set(ADMIN, ORDER, FieldKey.of("none"), 1));
    assertCode("definitions.not-allowed", () -> world.parameters.set(CONSULTANT, ORDER, RATE, 1));
  }

  @Test
  void countsFromItsDayOnAndLeavesThePastAsItWas() {
    world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01"));

    assertThat(rate()).isEqualTo("0.9");
    world.clock.set(Instant.parse("2026-02-28T15:59:59Z"));
    assertThat(rate()).isEqualTo("0.9");
    world.clock.set(Instant.parse("2026-02-28T16:00:00Z"));

    assertThat(rate()).as("it is midnight in Shanghai").isEqualTo("0.8");
    assertThat(world.otherNode().parameters.values(ORDER, LocalDate.of(2026, 2, 28)))
        .containsEntry("rate", new BigDecimal("0.9"));
  }

  @Test
  void letsTheLatestDayHoldWhateverWasSetLast() {
    world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01"));
    world.parameters.set(ADMIN, ORDER, wish("0.7", "2026-02-20"));
    world.parameters.set(ADMIN, ORDER, wish("0.6", "2026-02-20"));

    assertThat(rateOn("2026-02-19")).isEqualTo("0.9");
    assertThat(rateOn("2026-02-20")).isEqualTo("0.6");
    assertThat(rateOn("2026-03-01")).isEqualTo("0.8");
  }

  @Test
  void keepsWhoSetWhatAndWhy() {
    world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01"));
    world.parameters.set(ADMIN, ORDER, RATE, null);

    assertThat(world.parameters.history(ADMIN, ORDER).of(RATE))
        .extracting(ParameterChange::value, ParameterChange::from, ParameterChange::note)
        .containsExactly(
            tuple(new BigDecimal("0.8"), LocalDate.of(2026, 3, 1), "new tariff"),
            tuple(null, LocalDate.of(2026, 2, 14), ""));
    assertThat(world.parameters.history(ADMIN, ORDER).changes())
        .extracting(ParameterChange::by)
        .containsOnly("admin");
    assertCode("definitions.not-allowed", () -> world.parameters.history(CONSULTANT, ORDER));
  }

  @Test
  void takesBackOnlyWhatDoesNotCountYet() {
    LocalDate march = LocalDate.of(2026, 3, 1);
    world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01"));
    world.parameters.takeBack(ADMIN, ORDER, RATE, march);
    assertThat(rateOn("2026-03-01")).isEqualTo("0.9");

    world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01"));
    world.clock.set(Instant.parse("2026-03-02T00:00:00Z"));

    assertCode(
        "definitions.parameter.change-not-found",
        () -> world.parameters.takeBack(ADMIN, ORDER, RATE, march));
    assertCode(
        "definitions.parameter.past",
        () -> world.parameters.set(ADMIN, ORDER, wish("0.8", "2026-03-01")));
  }

  @Test
  void readsWhatWasStoredWithoutADay() {
    world.store.setParameters("order", null, "{\"rate\":0.5,\"gone\":1}");
    world.apps.renew();

    assertThat(rateOn("2020-01-01")).isEqualTo("0.5");
    world.parameters.set(ADMIN, ORDER, RATE, new BigDecimal("0.4"));
    assertThat(rateOn("2020-01-01")).isEqualTo("0.5");
    assertThat(rate()).isEqualTo("0.4");
  }

  @Test
  void fallsBackToTheDefaultWhereThePackChangedItsType() {
    world.parameters.set(ADMIN, ORDER, FieldKey.of("since"), "2026-07-01");
    world.manifest(
        ORDER,
        """
        version: 1.1.0
        parameters:
          - {key: since, title: Since, type: integer, default: 7}
        """);
    world.drafts.publish(ADMIN, ORDER, "second");

    assertThat(world.parameters.values(ORDER)).isEqualTo(Map.of("since", 7L));
  }

  private static Parameters.Wish wish(String value, String from) {
    return new Parameters.Wish(RATE, new BigDecimal(value), LocalDate.parse(from), "new tariff");
  }

  private String rate() {
    return String.valueOf(world.parameters.values(ORDER).get("rate"));
  }

  private String rateOn(String day) {
    return String.valueOf(world.parameters.values(ORDER, LocalDate.parse(day)).get("rate"));
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
