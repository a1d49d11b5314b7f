package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flows that run as parts of others: for the record, for rows, for other records. */
class RunningAnotherFlowTest {

  private static final QualifiedKey STOCK = QualifiedKey.of("order", "stock-vehicle");

  private final World world =
      new World()
          .with(FlowFixtures.flow("arrange-loan"))
          .with(FlowFixtures.flow("check-line"))
          .with(FlowFixtures.flow("prepare-vehicle"));
  private Play play = play("flow: arrange-loan");

  private Play play(String sub) {
    return Play.of(
            Small.flow(
                start("part"),
                "{key: part, kind: sub-flow, %s, next: after}".formatted(sub),
                task("after", "{person: wang}", "done"),
                task("other", "{person: sun}", "done")))
        .within(world);
  }

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
  }

  @Test
  void waitsForItsEnd() {
    play.submit();
    assertThat(play.task().flow()).isEqualTo(QualifiedKey.of("order", "arrange-loan"));

    play.at("apply", LI, "agree");

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void stopsWhenItFailsUnlessToldOtherwise() {
    play.submit().at("apply", LI, "reject");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.STOPPED);
    assertThat(play.last().effects()).anyMatch(FlowEffect.Stopped.class::isInstance);
    assertThat(play.signal(new Signal.Retried("zhao")).isOpen("apply")).isTrue();
  }

  @Test
  void takesTheWayForFailureOrGoesOn() {
    var failed = play("flow: arrange-loan, failed: other").submit().at("apply", LI, "reject");
    var going = play("flow: arrange-loan, onFailure: go-on").submit().at("apply", LI, "reject");

    assertThat(failed.isOpen("other")).isTrue();
    assertThat(going.isOpen("after")).isTrue();
  }

  @Test
  void goesOnAtOnceBesideADetachedOneThatEndsWithIt() {
    play = play("flow: arrange-loan, detached: true").submit();
    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.isOpen("apply")).isTrue();

    play.at("after", "wang", "agree");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.execution().tasks()).isEmpty();
  }

  @Test
  void keepsItsDecisionsApartFromTheFlowBesideItWhenThatIsMoved() {
    play = play("flow: arrange-loan, detached: true").submit();
    play.signal(new Signal.Relocated("zhao", null, DefinitionKey.of("start"), "Once more."));
    play.at("apply", LI, "fail");

    play.retract("apply", LI);

    assertThat(play.isOpen("apply")).isTrue();
    assertThat(play.at("start", MIRA, "resubmit").isOpen("after")).isTrue();
  }

  @Test
  void returnsWithinItself() {
    play.submit().at("apply", LI, "fail");
    assertThat(play.task().isCorrection()).isTrue();

    play.at("start", MIRA, "resubmit");

    assertThat(play.isOpen("apply")).isTrue();
  }

  @Test
  void runsForEachRowSeesItsCellsAndWritesThem() {
    play =
        play("flow: check-line, each: row, rows: lines")
            .with("lines", List.of(row("r1", 2, LI), row("r2", 0, LI), row("r3", 1, CHEN)))
            .submit();
    assertThat(play.execution().tasks()).hasSize(2);

    play.at("look", CHEN, "good");
    assertThat(play.isOpen("after")).isFalse();
    play.at("look", LI, "good");

    assertThat(play.isOpen("after")).isTrue();
    assertThat(play.data().get("lines"))
        .isEqualTo(
            List.of(checked(row("r1", 2, LI)), row("r2", 0, LI), checked(row("r3", 1, CHEN))));
  }

  @Test
  void needsNobodyWhereThereAreNoRows() {
    play = play("flow: check-line, each: row, rows: lines").submit();

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void startsOneOnEachMatchingRecordAndWaitsForAll() {
    world.withRecords("v1", "v2");
    play = play("flow: prepare-vehicle, each: match, records: {form: stock-vehicle}").submit();
    QualifiedKey flow = QualifiedKey.of("order", "prepare-vehicle");
    assertThat(play.last().effects())
        .contains(
            new FlowEffect.SubFlowWanted("e1:2", flow, STOCK, "v1", true),
            new FlowEffect.SubFlowWanted("e1:2", flow, STOCK, "v2", true));

    play.signal(new Signal.ChildEnded("e1:2", "v2", EndState.COMPLETED));
    assertThat(play.isOpen("after")).isFalse();
    play.signal(new Signal.ChildEnded("e1:2", "v1", EndState.COMPLETED));

    assertThat(play.isOpen("after")).isTrue();
  }

  @Test
  void callsThoseOnOtherRecordsOffWhenItEnds() {
    world.withRecords("v1");
    play = play("flow: prepare-vehicle, each: match, records: {form: stock-vehicle}").submit();

    play.signal(new Signal.Cancelled(MIRA, "No more."));

    assertThat(play.last().effects()).contains(new FlowEffect.SubFlowDropped(STOCK, "v1", "e1:2"));
  }

  @Test
  void hearsTheSameEndOnlyOnce() {
    world.withRecords("v1");
    play = play("flow: prepare-vehicle, each: match, records: {form: stock-vehicle}").submit();
    play.signal(new Signal.ChildEnded("e1:2", "v1", EndState.COMPLETED));
    var after = play.execution();

    play.signal(new Signal.ChildEnded("e1:2", "v1", EndState.REJECTED));

    assertThat(play.execution()).isEqualTo(after);
  }

  private static Map<String, Object> row(String id, long quantity, String checker) {
    return Map.of("_row", id, "quantity", quantity, "checker", checker);
  }

  private static Map<String, Object> checked(Map<String, Object> row) {
    var checked = new HashMap<>(row);
    checked.put("checked", "good");
    return checked;
  }
}
