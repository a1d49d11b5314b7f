package dev.formwork.bench;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.measure.WarmUp;
import dev.formwork.bench.program.Scratch;
import dev.formwork.bench.work.Engine;
import dev.formwork.bench.work.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What many rules cost a write, and how soon others hear of it. */
final class AutomationSuite implements Suite {

  private static final String IN_MEMORY = "in memory; in-process, not durable, not MongoDB";
  private static final String YARDSTICK = "the same without rules";
  private static final int RULES = 200;
  private static final int PAIRS = 7;
  private static final int SUBMITS = 200;
  private static final int MESSAGES = 200;
  private static final int JOBS = 1_000;
  private static final int BATCHES = 5;
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(10, 25);
  private static final WarmUp.Blocks FEW = new WarmUp.Blocks(2, 5);

  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;

  AutomationSuite(Meter meter, QuietGate gate, Deadline deadline) {
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  @Override
  public List<Row> rows(Consumer<Row> told) {
    var rows = new ArrayList<Row>();
    try (var scratch = Scratch.open();
        var engine = Engine.start("memory", Jobs.packs(scratch.folder("packs"), RULES))) {
      var jobs = new Jobs(engine);
      for (var part :
          List.<Supplier<List<Row>>>of(
              () -> submit(jobs), () -> message(jobs), () -> fanOut(jobs))) {
        List<Row> measured = part.get();
        measured.forEach(told);
        rows.addAll(measured);
      }
    } catch (RuntimeException failure) {
      String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      rows.add(Row.notMeasured("submit-200-rules", null, IN_MEMORY, reason));
    }
    return rows;
  }

  private List<Row> submit(Jobs jobs) {
    WarmUp.of(meter, deadline, WARM_UP, SUBMITS, jobs::withRules);
    WarmUp.of(meter, deadline, WARM_UP, SUBMITS, jobs::withoutRules);
    var outcome =
        Comparison.of(
            meter,
            gate,
            deadline,
            PAIRS,
            new Comparison.Side(SUBMITS, jobs::withRules),
            new Comparison.Side(SUBMITS, jobs::withoutRules));
    return Row.both("submit-200-rules", outcome, YARDSTICK, IN_MEMORY, gate.caution());
  }

  private List<Row> message(Jobs jobs) {
    WarmUp.of(meter, deadline, WARM_UP, MESSAGES, jobs::tell);
    return List.of(quietly("write-to-message", MESSAGES, jobs::tell));
  }

  /** One operation is a batch: its rate times {@link #JOBS} is that of single records. */
  private List<Row> fanOut(Jobs jobs) {
    jobs.fill(JOBS);
    var mark = new AtomicInteger();
    Block.Operation batch = () -> jobs.fanOut(mark.incrementAndGet(), JOBS);
    WarmUp.of(meter, deadline, FEW, 1, batch);
    return List.of(quietly("fan-out", BATCHES, batch).ofSize((long) JOBS));
  }

  private Row quietly(String operation, int times, Block.Operation work) {
    return gate.quietly(() -> Block.of(meter, times, work))
        .map(block -> Row.of(operation, block, null, null, IN_MEMORY).because(gate.caution()))
        .orElseGet(() -> Row.notMeasured(operation, null, IN_MEMORY, gate.why()));
  }
}
