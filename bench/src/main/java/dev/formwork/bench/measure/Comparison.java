package dev.formwork.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Two ways to do the same, measured in turns: ours, the yardstick, ours, the yardstick.
 *
 * @param ours all of ours
 * @param yardstick all of the yardstick
 * @param ratios processor time of the yardstick to ours, one for each pair; above 1 ours is better
 */
public record Comparison(Block ours, Block yardstick, List<Double> ratios) {

  public Comparison {
    ratios = List.copyOf(ratios);
  }

  /** A comparison, or why there is none. */
  public sealed interface Outcome {
    record Measured(Comparison comparison) implements Outcome {}

    record NotMeasured(String reason) implements Outcome {}
  }

  /** One side: what it does, and how often in each half of a pair. */
  public record Side(int operations, Block.Operation operation) {}

  public static Outcome of(
      Meter meter, QuietGate gate, Deadline deadline, int pairs, Side ours, Side yardstick) {
    var mine = new ArrayList<Block>();
    var theirs = new ArrayList<Block>();
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < pairs; i++) {
      if (deadline.isOver()) {
        return new Outcome.NotMeasured("the time for this run was over");
      }
      var a = gate.quietly(() -> Block.of(meter, ours.operations, ours.operation));
      var b =
          a.flatMap(
              _ -> gate.quietly(() -> Block.of(meter, yardstick.operations, yardstick.operation)));
      if (b.isEmpty()) {
        return new Outcome.NotMeasured(gate.why());
      }
      mine.add(a.orElseThrow());
      theirs.add(b.get());
      ratios.add(b.get().cpuPerOperation() / a.orElseThrow().cpuPerOperation());
    }
    return new Outcome.Measured(new Comparison(Block.joined(mine), Block.joined(theirs), ratios));
  }

  public double ratio() {
    return Figures.median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }

  public double lowest() {
    return ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double highest() {
    return ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
