package dev.formwork.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingInTurnsTest {

  private final PlayedMeter meter = new PlayedMeter();
  private final Deadline tomorrow = Deadline.in(meter, Duration.ofDays(1));
  private final List<String> turns = new ArrayList<>();

  @Test
  void takesTurnsAndGivesTheMedianOfThePairsWithItsRange() {
    var ours = side("ours", 10, 10, 40);
    var yardstick = side("yardstick", 5, 2, 8);

    var outcome = compare(QuietGate.of(new PlayedMachine(), 1), tomorrow, ours, yardstick);

    assertThat(turns)
        .containsExactly("ours", "yardstick", "ours", "yardstick", "ours", "yardstick");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Comparison.Outcome.Measured.class,
            measured -> {
              var compared = measured.comparison();
              assertThat(compared.ratios()).containsExactly(0.5, 0.2, 0.2);
              assertThat(compared.ratio()).isEqualTo(0.2);
              assertThat(compared.lowest()).isEqualTo(0.2);
              assertThat(compared.highest()).isEqualTo(0.5);
              assertThat(compared.ours().wallMillis()).isEqualTo(60);
            });
  }

  @Test
  void givesNoFigureAtAllWhereOneHalfCouldNotBeMeasured() {
    var machine = new PlayedMachine().idle(1, 1, 1, 0.1);

    var outcome = compare(QuietGate.of(machine, 1), tomorrow, side("a", 1), side("b", 1));

    assertThat(outcome)
        .isEqualTo(
            new Comparison.Outcome.NotMeasured(
                "the machine was busy: 10 % idle, at least 85 % needed"));
  }

  @Test
  void stopsWhenTheTimeIsOver() {
    var soon = Deadline.in(meter, Duration.ofMillis(15));

    var outcome = compare(QuietGate.of(new PlayedMachine(), 1), soon, side("a", 10), side("b", 10));

    assertThat(turns).containsExactly("a", "b");
    assertThat(outcome)
        .isEqualTo(new Comparison.Outcome.NotMeasured("the time for this run was over"));
  }

  private Comparison.Outcome compare(
      QuietGate gate, Deadline deadline, Comparison.Side ours, Comparison.Side yardstick) {
    return Comparison.of(meter, gate, deadline, 3, ours, yardstick);
  }

  /** One operation a half, which takes these times in turn, then always the last. */
  private Comparison.Side side(String name, long... millis) {
    var run =
        new Block.Operation() {
          private int next;

          @Override
          public void run() {
            turns.add(name);
            meter.taking(millis[Math.min(next++, millis.length - 1)]).run();
          }
        };
    return new Comparison.Side(1, run);
  }
}
