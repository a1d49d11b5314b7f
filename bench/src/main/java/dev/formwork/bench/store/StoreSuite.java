package dev.formwork.bench.store;

import dev.formwork.bench.Row;
import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.program.Scratch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every operation of the embedded store at 10,000, 100,000 and 1,000,000 records. */
public final class StoreSuite {

  private static final String YARDSTICK = "MVStore maps";
  private static final String FORCED = "forced to disk; in-process, not MongoDB";
  private static final String READ = "read; in-process, not MongoDB";
  private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);

  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;
  private final Map<Operation, Double> smallest = new EnumMap<>(Operation.class);

  public StoreSuite(Meter meter, QuietGate gate, Deadline deadline) {
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  /** Measures, and tells each row when it has it. */
  public List<Row> rows(Consumer<Row> told) {
    var rows = new ArrayList<Row>();
    for (long size : SIZES) {
      for (Row row : attempt(size)) {
        told.accept(row);
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Row> attempt(long size) {
    if (deadline.isOver()) {
      return notMeasured(size, "the time for this run was over");
    }
    try (var scratch = Scratch.open();
        var ours = new Served(scratch.folder("served"), size);
        var yardstick = new Bare(scratch.folder("bare.mv"), size)) {
      var compared = new Rounds(meter, gate, deadline).of(size, ours, yardstick);
      var rows = new ArrayList<Row>();
      compared.forEach((operation, comparison) -> rows.add(row(operation, size, comparison)));
      return rows;
    } catch (RuntimeException failure) {
      return notMeasured(size, failure.getMessage());
    }
  }

  private static List<Row> notMeasured(long size, @Nullable String why) {
    var rows = new ArrayList<Row>();
    for (Operation operation : Operation.values()) {
      String reason = why == null ? "it failed" : why;
      rows.add(Row.notMeasured(operation.label(), size, durability(operation), reason));
    }
    return rows;
  }

  private Row row(Operation operation, long size, Comparison compared) {
    Block ours = compared.ours();
    double floor = compared.yardstick().p50();
    smallest.putIfAbsent(operation, ours.cpuPerOperation());
    var said = new StringBuilder();
    said.append(String.format(Locale.ROOT, "yardstick p50 %.3f ms", floor));
    double grown = ours.cpuPerOperation() / smallest.getOrDefault(operation, Double.NaN);
    if (size > SIZES.getFirst()) {
      said.append(String.format(Locale.ROOT, ", %.1f times the cpu of the smallest", grown));
    }
    if (!gate.caution().isEmpty()) {
      said.append(", ").append(gate.caution());
    }
    return Row.of(operation.label(), compared, YARDSTICK, durability(operation))
        .ofSize(size)
        .because(said.toString());
  }

  private static String durability(Operation operation) {
    return operation.writes() ? FORCED : READ;
  }
}
