package dev.formwork.bench;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.measure.WarmUp;
import dev.formwork.bench.peers.Flowable;
import dev.formwork.bench.peers.Postgres;
import dev.formwork.bench.work.Engine;
import dev.formwork.bench.work.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/** A flow from its start over two approvals, against other engines; and the inbox as it grows. */
final class FlowsSuite implements Suite {

  private static final int PAIRS = 7;
  private static final int INSTANCES = 200;
  private static final int PAGES = 200;

  /** At least 5,000 instances of each: the compiler is busy with both until then. */
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(25, 30);

  /** On disk the code has run before, in memory. */
  private static final WarmUp.Blocks MORE_WARM_UP = new WarmUp.Blocks(5, 10);

  private static final List<Integer> OPEN_TASKS = List.of(1_000, 10_000, 100_000);

  private final Path packs;
  private final Meter meter;
  private final QuietGate gate;
  private final Deadline deadline;

  FlowsSuite(Path home, Meter meter, QuietGate gate, Deadline deadline) {
    this.packs = home.resolve("bench/packs");
    this.meter = meter;
    this.gate = gate;
    this.deadline = deadline;
  }

  @Override
  public List<Row> rows(Consumer<Row> told) {
    var rows = new ArrayList<Row>();
    for (var part : List.<Supplier<List<Row>>>of(this::inMemory, this::onDisk, this::inboxPages)) {
      List<Row> measured = part.get();
      measured.forEach(told);
      rows.addAll(measured);
    }
    return rows;
  }

  private List<Row> inMemory() {
    try (var engine = Engine.start("memory", packs);
        var flowable = Flowable.onH2()) {
      return compared(meter, WARM_UP, engine, flowable, "flowable-h2", "in memory");
    } catch (RuntimeException failure) {
      return List.of(notMeasured("instance", "in memory", failure));
    }
  }

  private List<Row> onDisk() {
    Path data = folder();
    try (var postgres = Postgres.start();
        var engine = Engine.start(data.toString(), packs);
        var flowable = postgres.flowable()) {
      return compared(
          postgres.metered(meter),
          MORE_WARM_UP,
          engine,
          flowable,
          "flowable-postgresql",
          "forced to disk");
    } catch (RuntimeException failure) {
      return List.of(notMeasured("instance", "forced to disk", failure));
    } finally {
      FileSystemUtils.deleteRecursively(data.toFile());
    }
  }

  private List<Row> compared(
      Meter everything,
      WarmUp.Blocks warmUp,
      Engine engine,
      Flowable flowable,
      String yardstick,
      String durability) {
    var requests = new Requests(engine);
    WarmUp.of(everything, deadline, warmUp, INSTANCES, requests::instance);
    WarmUp.of(everything, deadline, warmUp, INSTANCES, flowable::instance);
    var outcome =
        Comparison.of(
            everything,
            gate,
            deadline,
            PAIRS,
            new Comparison.Side(INSTANCES, requests::instance),
            new Comparison.Side(INSTANCES, flowable::instance));
    List<Long> finished = flowable.finished();
    if (finished.getLast() != 2 * finished.getFirst()) {
      throw new IllegalStateException("Expected two finished tasks a process, but " + finished);
    }
    return switch (outcome) {
      case Comparison.Outcome.Measured(var compared) ->
          List.of(
              Row.of("instance", compared, yardstick, durability).because(gate.caution()),
              Row.of("instance: " + yardstick, compared.yardstick(), null, null, durability)
                  .because(gate.caution()));
      case Comparison.Outcome.NotMeasured(var reason) ->
          List.of(Row.notMeasured("instance", null, durability, reason));
    };
  }

  /** At each size in turn, in one store on disk. */
  private List<Row> inboxPages() {
    Path data = folder();
    var rows = new ArrayList<Row>();
    try (var engine = Engine.start(data.toString(), packs)) {
      var requests = new Requests(engine);
      for (int open : OPEN_TASKS) {
        requests.fillInbox(open);
        Block.Operation page =
            () -> {
              if (requests.inboxPage().items().isEmpty()) {
                throw new IllegalStateException("Expected tasks in the inbox");
              }
            };
        WarmUp.of(meter, deadline, MORE_WARM_UP, PAGES, page);
        rows.add(
            gate.quietly(() -> Block.of(meter, PAGES, page))
                .map(block -> Row.of("inbox-page", block, null, null, "forced to disk"))
                .map(row -> row.ofSize((long) open).because(gate.caution()))
                .orElseGet(() ->
                    Row.notMeasured("inbox-page", (long) open, "forced to disk", gate.why())));
      }
    } catch (RuntimeException failure) {
      rows.add(notMeasured("inbox-page", "forced to disk", failure));
    } finally {
      FileSystemUtils.deleteRecursively(data.toFile());
    }
    return rows;
  }

  private static Row notMeasured(String operation, String durability, RuntimeException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return Row.notMeasured(operation, null, durability, reason);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("formwork-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
