package dev.formwork.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComputingFiguresTest {

  @Test
  void takesTheMiddleOneWhateverTheOutliersSay() {
    assertThat(Figures.median(5, 1, 1_000)).isEqualTo(5);
    assertThat(Figures.median(1, 3, 2, 1_000)).isEqualTo(2.5);
  }

  @Test
  void takesTheValueThatAShareDoesNotExceed() {
    double[] oneToHundred = new double[100];
    for (int i = 0; i < 100; i++) {
      oneToHundred[i] = 100 - i;
    }

    assertThat(Figures.percentile(0.5, oneToHundred)).isEqualTo(50);
    assertThat(Figures.percentile(0.95, oneToHundred)).isEqualTo(95);
    assertThat(Figures.percentile(1, oneToHundred)).isEqualTo(100);
    assertThat(Figures.percentile(0.95, 7)).isEqualTo(7);
  }

  @Test
  void refusesToMakeAFigureOfNothing() {
    assertThatThrownBy(Figures::median).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timesAFixedNumberOfOperations() {
    var meter = new PlayedMeter();

    var block = Block.of(meter, 10, meter.taking(20));

    assertThat(block.operations()).isEqualTo(10);
    assertThat(block.p50()).isEqualTo(20);
    assertThat(block.perSecond()).isEqualTo(50);
    assertThat(block.cpuPerOperation()).isEqualTo(10);
  }

  @Test
  void joinsBlocksIntoOne() {
    var meter = new PlayedMeter();

    var both =
        Block.joined(
            List.of(Block.of(meter, 3, meter.taking(10)), Block.of(meter, 1, meter.taking(50))));

    assertThat(both.operations()).isEqualTo(4);
    assertThat(both.wallMillis()).isEqualTo(80);
    assertThat(both.p95()).isEqualTo(50);
  }

  @Test
  void warmsUpForAsManyBlocksAsItMust() {
    var meter = new PlayedMeter();
    var deadline = Deadline.in(meter, java.time.Duration.ofHours(1));

    assertThat(WarmUp.of(meter, deadline, new WarmUp.Blocks(6, 9), 10, meter.taking(10)))
        .isEqualTo(6);
  }

  @Test
  void warmsUpUntilTwoBlocksInARowAreAlike() {
    var meter = new PlayedMeter();
    var deadline = Deadline.in(meter, java.time.Duration.ofHours(1));
    var slowAtFirst =
        new Block.Operation() {
          private int run;

          @Override
          public void run() {
            meter.taking(run++ < 20 ? 100 - run : 10).run();
          }
        };

    assertThat(WarmUp.of(meter, deadline, new WarmUp.Blocks(2, 9), 10, slowAtFirst)).isEqualTo(4);
  }
}
