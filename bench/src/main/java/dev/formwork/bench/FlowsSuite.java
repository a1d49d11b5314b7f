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
import dev.formwork.tasks.InboxPage;
import dev.formwork.tasks.InboxQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A flow from its start over two approvals, against other engines; and the inbox as it grows. */
final class FlowsSuite implements Suite {

  private static final int PAIRS = 7;
  private static final int INSTANCES = 200;
  private static final int PAGES = 200;

  /** So far behind the first page, where there are as many tasks. */
  private static final int DEEP = 20_000;

  private static final String ON_DISK = "forced to disk";

  /**
   * At least 12,000 instances of each: until then the compiler takes a part of the time of both.
   */
  private static final WarmUp.Blocks WARM_UP = new WarmUp.Blocks(60, 80);

  /** On disk the code has run before, in memory. */
  private static final WarmUp.Blocks WARM_UP_ON_DISK = new WarmUp.Blocks(15, 20);

  private static final WarmUp.Blocks WARM_UP_OF_INBOX = new WarmUp.Blocks(5, 10);

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
          WARM_UP_ON_DISK,
          engine,
          flowable,
          "flowable-postgresql",
          ON_DISK);
    } catch (RuntimeException failure) {
      return List.of(notMeasured("instance", ON_DISK, failure));
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
    return Row.both("instance", outcome, yardstick, durability, gate.caution());
  }

  /** At each size in turn, in one store on disk. */
  private List<Row> inboxPages() {
    Path data = folder();
    var rows = new ArrayList<Row>();
    try (var engine = Engine.start(data.toString(), packs)) {
      var requests = new Requests(engine);
      for (int open : OPEN_TASKS) {
        requests.fillInbox(open);
        @Nullable String deep = requests.inboxCursor(Math.min(DEEP, open / 2));
        rows.add(page("inbox-page", open, () -> requests.inboxPage(InboxQuery.ALL)));
        rows.add(
            page("inbox-deep", open, () -> requests.inboxPage(InboxQuery.ALL.continuedAt(deep))));
        rows.add(
            page("inbox-search", open, () -> requests.inboxPage(InboxQuery.ALL.containing("req"))));
        rows.add(inbox("inbox-count", open, () -> expectTasks(requests.inboxCount())));
      }
    } catch (RuntimeException failure) {
      rows.add(notMeasured("inbox-page", ON_DISK, failure));
    } finally {
      FileSystemUtils.deleteRecursively(data.toFile());
    }
    return rows;
  }

  private Row page(String operation, int open, Supplier<InboxPage> page) {
    return inbox(operation, open, () -> expectTasks(page.get().items().size()));
  }

  private static void expectTasks(long found) {
    if (found == 0) {
      throw new IllegalStateException("Expected tasks in the inbox");
    }
  }

  private Row inbox(String operation, int open, Block.Operation work) {
    WarmUp.of(meter, deadline, WARM_UP_OF_INBOX, PAGES, work);
    return gate.quietly(() -> Block.of(meter, PAGES, work))
        .map(block -> Row.of(operation, block, null, null, ON_DISK))
        .map(row -> row.ofSize((long) open).because(gate.caution()))
        .orElseGet(() -> Row.notMeasured(operation, (long) open, ON_DISK, gate.why()));
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
