package dev.formwork.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingForQuietTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void countsWhatWasMeasuredBetweenTwoQuietMoments() {
    var machine = new PlayedMachine().idle(0.9, 0.86);

    assertThat(QuietGate.of(machine, 3).quietly(runs::incrementAndGet)).contains(1);
  }

  @Test
  void looksOnceBetweenTwoMeasurements() {
    var machine = new PlayedMachine();
    var gate = QuietGate.of(machine, 3);

    gate.quietly(runs::incrementAndGet);
    gate.quietly(runs::incrementAndGet);

    assertThat(machine.looks()).isEqualTo(3);
  }

  @Test
  void doesNotBeginBeforeItIsQuiet() {
    var machine = new PlayedMachine().idle(0.5, 0.84, 0.85);

    assertThat(QuietGate.of(machine, 3).quietly(runs::incrementAndGet)).contains(1);
  }

  @Test
  void measuresAgainWhatEndedInNoise() {
    var machine = new PlayedMachine().idle(1, 0.2, 1, 1);

    assertThat(QuietGate.of(machine, 3).quietly(runs::incrementAndGet)).contains(2);
  }

  @Test
  void measuresNothingWhereItNeverGetsQuietAndSaysWhy() {
    var gate = QuietGate.of(new PlayedMachine().idle(0.1, 0.2, 0.62), 3);

    assertThat(gate.quietly(runs::incrementAndGet)).isEmpty();
    assertThat(runs).hasValue(0);
    assertThat(gate.why()).isEqualTo("the machine was busy: 62 % idle, at least 85 % needed");
  }

  @Test
  void measuresNothingWhereTheProcessorIsSlowerThanItWas() {
    var gate = QuietGate.of(new PlayedMachine().taking(100, 120, 130, 111), 2);

    assertThat(gate.quietly(runs::incrementAndGet)).isEmpty();
    assertThat(gate.why())
        .isEqualTo("the machine was slow: fixed work took 130 % of its best time");
  }

  @Test
  void measuresNothingWhereNobodyKnowsHowIdleItIs() {
    var gate = QuietGate.of(new PlayedMachine().idle(Double.NaN, Double.NaN), 2);

    assertThat(gate.quietly(runs::incrementAndGet)).isEmpty();
    assertThat(gate.why()).contains("unknown idle");
  }

  @Test
  void marksWhatAnOpenGateLetsThrough() {
    var gate = QuietGate.open(new PlayedMachine().idle(0.3, 0.9));

    assertThat(gate.quietly(runs::incrementAndGet)).contains(1);
    assertThat(gate.caution()).contains("30 % idle at worst").contains("do not quote");
  }
}
