package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import java.math.BigDecimal;
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

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
