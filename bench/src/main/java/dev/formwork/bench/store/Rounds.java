package dev.formwork.bench.store;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.measure.WarmUp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides do every operation in turns, round after round; a round counts if it was quiet. */
final class Rounds {

  private static final int ROUNDS = 7;
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(2, 5);

  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;

  Rounds(Meter meter, QuietGate gate, Deadline deadline) {
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  /** What one round measured of one operation. */
  private record Pair(Block ours, Block yardstick) {}

  /**
   * The comparison of each operation at this many records.
   *
   * @throws IllegalStateException if there was no quiet moment, or no time
   */
  Map<Operation, Comparison> of(long size, Side ours, Side yardstick) {
    for (Operation operation : Operation.values()) {
      warmUp(operation.times(size), ours.of(operation));
      warmUp(operation.timesBare(size), yardstick.of(operation));
    }
    var rounds = new ArrayList<Map<Operation, Pair>>();
    for (int i = 0; i < ROUNDS; i++) {
      if (deadline.isOver()) {
        throw new IllegalStateException("the time for this run was over");
      }
      Optional<Map<Operation, Pair>> round = gate.quietly(() -> round(size, ours, yardstick));
      rounds.add(round.orElseThrow(() -> new IllegalStateException(gate.why())));
    }
    var compared = new EnumMap<Operation, Comparison>(Operation.class);
    for (Operation operation : Operation.values()) {
      compared.put(operation, joined(operation, rounds));
    }
    return compared;
  }

  private void warmUp(int times, Block.Operation operation) {
    WarmUp.of(meter, deadline, WARM_UP, times, operation);
  }

  private Map<Operation, Pair> round(long size, Side ours, Side yardstick) {
    var round = new EnumMap<Operation, Pair>(Operation.class);
    for (Operation operation : Operation.values()) {
      round.put(
          operation,
          new Pair(
              Block.of(meter, operation.times(size), ours.of(operation)),
              Block.of(meter, operation.timesBare(size), yardstick.of(operation))));
    }
    return round;
  }

  private static Comparison joined(Operation operation, List<Map<Operation, Pair>> rounds) {
    var ours = new ArrayList<Block>();
    var yardstick = new ArrayList<Block>();
    var ratios = new ArrayList<Double>();
    for (Map<Operation, Pair> round : rounds) {
      Pair pair = round.get(operation);
      if (pair != null) {
        ours.add(pair.ours);
        yardstick.add(pair.yardstick);
        ratios.add(pair.yardstick.cpuPerOperation() / pair.ours.cpuPerOperation());
      }
    }
    return new Comparison(Block.joined(ours), Block.joined(yardstick), ratios);
  }
}
