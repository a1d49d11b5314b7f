package dev.formwork.bench.program;

import dev.formwork.bench.Row;
import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Figures;
import dev.formwork.bench.measure.QuietGate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the program takes from the start of its process to the line that it is ready, with an
 * empty store and with one that holds many definitions, by turns. Installing them is not in it.
 */
public final class StartUp {

  static final int DEFINITIONS = 1_000;

  private static final int STARTS = 3;

  private final Path jar;
  private final QuietGate gate;
  private final Deadline deadline;

  public StartUp(Path jar, QuietGate gate, Deadline deadline) {
    this.jar = jar;
    this.gate = gate;
    this.deadline = deadline;
  }

  private record Start(double millis, @Nullable Double cpuMillis, @Nullable Long bytes) {}

  public List<Row> rows() {
    try (var scratch = Scratch.open()) {
      Path packs = ManyDefinitions.into(scratch.folder("packs"), DEFINITIONS);
      Path empty = scratch.folder("empty");
      Path full = scratch.folder("full");
      start(empty, "");
      start(full, packs.toString());
      var withNone = new ArrayList<Start>();
      var withMany = new ArrayList<Start>();
      for (int i = 0; i < STARTS && !deadline.isOver(); i++) {
        gate.quietly(() -> start(empty, "")).ifPresent(withNone::add);
        gate.quietly(() -> start(full, "")).ifPresent(withMany::add);
      }
      return List.of(row(0, withNone), row(DEFINITIONS, withMany));
    }
  }

  private Start start(Path data, String packs) {
    try (var program = Program.start(jar, "--formwork.data=" + data, "--formwork.packs=" + packs)) {
      Duration cpu = program.cpu();
      var resident = program.residentBytes();
      return new Start(
          millis(program.startUp()),
          cpu == null ? null : millis(cpu),
          resident.isPresent() ? resident.getAsLong() : null);
    }
  }

  private Row row(int definitions, List<Start> starts) {
    if (starts.size() < STARTS) {
      String why = deadline.isOver() ? "the time for this run was over" : gate.why();
      return Row.notMeasured("start-up", (long) definitions, "fsync", why);
    }
    double[] cpu =
        starts.stream()
            .map(Start::cpuMillis)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] bytes =
        starts.stream()
            .map(Start::bytes)
            .filter(Objects::nonNull)
            .mapToDouble(Long::doubleValue)
            .toArray();
    return Row.ofTime(
            "start-up",
            definitions,
            Figures.median(starts.stream().mapToDouble(Start::millis).toArray()),
            cpu.length == 0 ? null : Figures.median(cpu),
            bytes.length == 0 ? null : (long) Figures.median(bytes))
        .because(gate.caution());
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
