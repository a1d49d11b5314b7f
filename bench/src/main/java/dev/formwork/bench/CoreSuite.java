package dev.formwork.bench;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.measure.WarmUp;
import dev.formwork.bench.program.Pages;
import dev.formwork.bench.program.StartUp;
import dev.formwork.bench.work.Engine;
import dev.formwork.bench.work.Orders;
import dev.formwork.bench.work.RawDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The write path, the start, the pages: what everybody meets every day. */
final class CoreSuite implements Suite {

  private static final String YARDSTICK = "raw-driver";
  private static final String IN_MEMORY = "in memory; in-process, not durable, not MongoDB";

  private static final int PAIRS = 7;
  private static final int SUBMITS = 200;
  private static final int INSTANCES = 100;
  private static final int RAW = 2_000;

  /** At least 5,000 submits: the compiler is busy until then. */
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(25, 30);

  /** Most of an instance is a submit, which is warm by then. */
  private static final WarmUp.Blocks MORE_WARM_UP = new WarmUp.Blocks(5, 10);

  private static final WarmUp.Blocks RAW_WARM_UP = new WarmUp.Blocks(3, 10);

  private final Path home;
  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;

  CoreSuite(Path home, Meter meter, QuietGate gate, Deadline deadline) {
    this.home = home;
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  @Override
  public List<Row> rows(Consumer<Row> told) {
    var rows = new ArrayList<Row>();
    parts()
        .forEach(part -> {
          List<Row> measured = attempt(part);
          measured.forEach(told);
          rows.addAll(measured);
        });
    return rows;
  }

  private record Part(String name, Supplier<List<Row>> rows) {}

  private List<Part> parts() {
    Path jar = home.resolve("designer/target/formwork-designer.jar");
    Path packs = home.resolve("apps");
    return List.of(
        new Part("page-weight, session-heap", built(jar, new Pages(jar, packs, deadline)::rows)),
        new Part("start-up", built(jar, new StartUp(jar, gate, deadline)::rows)),
        new Part("submit, instance", () -> writePath(packs)));
  }

  private static Supplier<List<Row>> built(Path jar, Supplier<List<Row>> rows) {
    return () -> {
      if (!Files.exists(jar)) {
        throw new IllegalStateException("the designer is not built: ./formwork build");
      }
      return rows.get();
    };
  }

  private List<Row> writePath(Path packs) {
    try (var engine = Engine.start("memory", packs)) {
      var rows = new ArrayList<Row>();
      var orders = new Orders(engine);
      rows.addAll(
          compared("submit", SUBMITS, WARM_UP, orders::submit, RawDriver.ofSubmit(engine, orders)));
      rows.addAll(
          compared(
              "instance",
              INSTANCES,
              MORE_WARM_UP,
              orders::instance,
              RawDriver.ofInstance(engine, orders)));
      return rows;
    }
  }

  private List<Row> compared(
      String operation,
      int operations,
      WarmUp.Blocks warmUp,
      Block.Operation ours,
      RawDriver yardstick) {
    WarmUp.of(meter, deadline, warmUp, operations, ours);
    WarmUp.of(meter, deadline, RAW_WARM_UP, RAW, yardstick);
    var outcome =
        Comparison.of(
            meter,
            gate,
            deadline,
            PAIRS,
            new Comparison.Side(operations, ours),
            new Comparison.Side(RAW, yardstick));
    return Row.both(operation, outcome, YARDSTICK, IN_MEMORY, gate.caution());
  }

  /** A benchmark that breaks is one that was not measured: the others go on. */
  private static List<Row> attempt(Part part) {
    try {
      return part.rows().get();
    } catch (RuntimeException failure) {
      String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      return List.of(Row.notMeasured(part.name(), null, null, reason));
    }
  }
}
