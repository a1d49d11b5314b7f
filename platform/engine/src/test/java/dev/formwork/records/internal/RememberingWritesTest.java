package dev.formwork.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which records a node works on without reading them again. */
class RememberingWritesTest {

  private static final QualifiedKey CUSTOMERS = QualifiedKey.of("shop", "customer");
  private static final Instant AT = Instant.parse("2026-11-29T08:00:00.125Z");
  private static final String FORM =
      """
      key: customer
      title: Customer
      sections:
        - key: main
          title: Main
          fields:
            - {key: name, type: text, title: Name}
      """;

  private final FormLogic logic = logic();
  private long nanos;
  private final RecentRecords recent = new RecentRecords(() -> nanos);

  private static FormLogic logic() {
    return FormLogic.of(Definitions.mapper().treeToValue(Yaml.read(FORM).tree(), Form.class));
  }

  private static FormRecord customer(String id, long revision, Map<String, Object> data) {
    return new FormRecord(
        id,
        CUSTOMERS,
        revision,
        1,
        null,
        State.DRAFT,
        data,
        null,
        new FormRecord.Stamps(AT, "li", AT, "li", null, null),
        new FormRecord.Owner(null, null),
        Set.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(new Effect(id + ":" + revision + ":0", "history", Map.of())));
  }

  private FormRecord written(String id, long revision, int weight) {
    var record = customer(id, revision, Map.of("name", "Li Na"));
    recent.written(record, logic, weight);
    recent.settled(record);
    return record;
  }

  private boolean isKnown(String id) {
    return recent.find(CUSTOMERS, id, logic).isPresent();
  }

  @Test
  void knowsARecordWithoutWhatHasHappened() {
    FormRecord record = written("c1", 1, 500);

    assertThat(recent.find(CUSTOMERS, "c1", logic)).contains(Copies.withoutEffects(record));
  }

  @Test
  void waitsUntilAllThatTheWriteSetsOffHasHappened() {
    var record = customer("c1", 1, Map.of("name", "Li Na"));
    recent.written(record, logic, 500);
    assertThat(isKnown("c1")).isFalse();

    recent.settled(customer("c1", 2, Map.of()));
    assertThat(isKnown("c1")).isFalse();

    recent.settled(record);
    assertThat(isKnown("c1")).isTrue();
  }

  @Test
  void keepsTheLaterOfTwoWritesThatAreToldTheOtherWayRound() {
    FormRecord later = written("c1", 2, 500);
    written("c1", 1, 500);

    assertThat(recent.find(CUSTOMERS, "c1", logic)).contains(Copies.withoutEffects(later));
  }

  @Test
  void forgetsAfterAMinute() {
    written("c1", 1, 500);

    nanos += Duration.ofSeconds(59).toNanos();
    assertThat(isKnown("c1")).isTrue();
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(isKnown("c1")).isFalse();
  }

  @Test
  void readsAgainWhereTheFormHasChanged() {
    written("c1", 1, 500);

    assertThat(recent.find(CUSTOMERS, "c1", logic())).isEmpty();
    assertThat(recent.find(QualifiedKey.of("shop", "order"), "c1", logic)).isEmpty();
  }

  @Test
  void leavesOutWhatIsHeavyAndWhatAllTogetherWouldBe() {
    written("heavy", 1, 32 * 1024 + 1);
    assertThat(isKnown("heavy")).isFalse();

    for (int i = 0; i <= 128; i++) {
      written("c" + i, 1, 32 * 1024);
    }
    assertThat(isKnown("c0")).isFalse();
    assertThat(isKnown("c1")).isTrue();
    assertThat(isKnown("c128")).isTrue();

    recent.forget();
    for (int i = 0; i < 128; i++) {
      written("d" + i, 1, 32 * 1024);
    }
    assertThat(isKnown("d0")).isTrue();
  }

  @Test
  void remembersTheLastThousand() {
    for (int i = 0; i <= 1_000; i++) {
      written("c" + i, 1, 10);
    }

    assertThat(isKnown("c0")).isFalse();
    assertThat(isKnown("c1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nanoseconds", "small numbers", "unknown things"})
  void readsAgainWhatTheStoreKeepsInAnotherWay(String what) {
    Object value =
        switch (what) {
          case "nanoseconds" -> AT.plusNanos(1);
          case "small numbers" -> 7;
          default -> Duration.ofDays(1);
        };
    var record = customer("c1", 1, Map.of("rows", List.of(Map.of("value", value))));
    recent.written(record, logic, 500);
    recent.settled(record);

    assertThat(isKnown("c1")).isFalse();
  }

  @Test
  void remembersWhatComesBackAsItIs() {
    var cells =
        Map.<String, Object>of(
            "day",
            LocalDate.parse("2026-11-29"),
            "moment",
            AT,
            "price",
            new BigDecimal("268900.00"),
            "count",
            7L,
            "urgent",
            true);
    var record = customer("c1", 1, Map.of("rows", List.of(cells)));
    recent.written(record, logic, 500);
    recent.settled(record);

    assertThat(isKnown("c1")).isTrue();
  }
}
