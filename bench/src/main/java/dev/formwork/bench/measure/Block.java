package dev.formwork.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A fixed number of operations, done one after the other and timed.
 *
 * @param millis of each operation
 * @param wallMillis of all
 * @param cpuMillis of all, by the whole process
 */
public record Block(List<Double> millis, double wallMillis, double cpuMillis) {

  private static final double NANOS_PER_MILLI = 1e6;

  public Block {
    millis = List.copyOf(millis);
  }

  /** Something that can be done again and again. */
  public interface Operation {

    /** Makes what this many operations take for granted; not timed. */
    default void prepare(int operations) {}

    void run();
  }

  /** Does it this many times. */
  public static Block of(Meter meter, int operations, Operation operation) {
    operation.prepare(operations);
    var millis = new ArrayList<Double>(operations);
    long cpu = meter.cpuNanos();
    long start = meter.nanos();
    long before = start;
    for (int i = 0; i < operations; i++) {
      operation.run();
      long after = meter.nanos();
      millis.add((after - before) / NANOS_PER_MILLI);
      before = after;
    }
    return new Block(
        millis, (before - start) / NANOS_PER_MILLI, (meter.cpuNanos() - cpu) / NANOS_PER_MILLI);
  }

  /** Several blocks as if they were one. */
  public static Block joined(Iterable<Block> blocks) {
    double wall = 0;
    double cpu = 0;
    var all = new ArrayList<Double>();
    for (Block block : blocks) {
      wall += block.wallMillis;
      cpu += block.cpuMillis;
      all.addAll(block.millis);
    }
    return new Block(all, wall, cpu);
  }

  public int operations() {
    return millis.size();
  }

  public double perSecond() {
    return operations() * 1_000 / wallMillis;
  }

  public double cpuPerOperation() {
    return cpuMillis / operations();
  }

  public double p50() {
    return Figures.percentile(0.5, array());
  }

  public double p95() {
    return Figures.percentile(0.95, array());
  }

  private double[] array() {
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
