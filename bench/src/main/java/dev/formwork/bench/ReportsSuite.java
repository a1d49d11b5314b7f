package dev.formwork.bench;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.measure.WarmUp;
import dev.formwork.bench.work.Engine;
import dev.formwork.bench.work.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Numbers over many records, as those grow: first counted of the records, then of counters; and
 * what a grouping costs beside the bare pipeline.
 */
final class ReportsSuite implements Suite {

  private static final String IN_MEMORY = "in memory; in-process, not durable, not MongoDB";
  private static final String YARDSTICK = "raw-pipeline";
  private static final int PAIRS = 7;
  private static final int GROUPS = 3;

  /** Of more orders one grouping takes seconds: a half of a pair is then one, to end in time. */
  private static final int MANY = 100_000;

  private static final int DASHBOARDS = 20;
  private static final int CHANGES = 20;
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(2, 6);

  /** A million of them need more memory than a bench has by default. */
  private static final long MEMORY_FOR_A_MILLION = 8L * 1024 * 1024 * 1024;

  private final Path packs;
  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;
  private final List<Integer> sizes;

  /**
   * @param sizes how many orders there are; none: those that fit into memory
   */
  ReportsSuite(Path home, Meter meter, QuietGate gate, Deadline deadline, List<Integer> sizes) {
    this.sizes = sizes.isEmpty() ? fitting() : sizes;
    this.packs = home.resolve("apps");
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  @Override
  public List<Row> rows(Consumer<Row> told) {
    var rows = new ArrayList<Row>();
    try (var engine = Engine.start("memory", packs)) {
      var figures = new Figures(engine);
      for (int size : sizes) {
        for (Row row : at(size, figures)) {
          told.accept(row);
          rows.add(row);
        }
      }
    } catch (RuntimeException failure) {
      String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      rows.add(Row.notMeasured("dashboard-8", null, IN_MEMORY, reason));
    }
    return rows;
  }

  private static List<Integer> fitting() {
    return Runtime.getRuntime().maxMemory() >= MEMORY_FOR_A_MILLION
        ? List.of(10_000, 100_000, 1_000_000)
        : List.of(10_000, 100_000);
  }

  private List<Row> at(int size, Figures figures) {
    figures.fill(size);
    figures.forgetCounters();
    var rows = new ArrayList<Row>();
    rows.add(row("dashboard-8-of-records", size, Block.of(meter, 1, figures::dashboard), ""));
    Block building = Block.of(meter, 1, () -> built(figures));
    rows.add(row("counters-built", size, building, figures.counters()));
    WarmUp.of(meter, deadline, WARM_UP, DASHBOARDS, figures::dashboard);
    Block dashboards = Block.of(meter, DASHBOARDS, figures::dashboard);
    rows.add(row("dashboard-8", size, dashboards, figures.counters()));
    rows.add(row("change-visible", size, Block.of(meter, CHANGES, figures::change), ""));
    int groups = size > MANY ? 1 : GROUPS;
    WarmUp.of(meter, deadline, WARM_UP, groups, figures::groupByHand);
    var outcome =
        Comparison.of(
            meter,
            gate,
            deadline,
            PAIRS,
            new Comparison.Side(groups, figures::group),
            new Comparison.Side(groups, figures::groupByHand));
    Row.both("group-by", outcome, YARDSTICK, IN_MEMORY, gate.caution())
        .forEach(row -> rows.add(row.ofSize((long) size)));
    return rows;
  }

  private Row row(String operation, int size, Block block, String counted) {
    String caution = gate.caution();
    return Row.of(operation, block, null, null, IN_MEMORY)
        .ofSize((long) size)
        .because(
            counted.isEmpty() || caution.isEmpty() ? counted + caution : counted + "; " + caution);
  }

  private static void built(Figures figures) {
    if (!figures.buildCounters()) {
      throw new IllegalStateException("Expected the counters to be built by now");
    }
  }
}
