package dev.formwork.bench;

import dev.formwork.bench.measure.Deadline;
import dev.formwork.bench.measure.Machine;
import dev.formwork.bench.measure.Meter;
import dev.formwork.bench.measure.QuietGate;
import dev.formwork.bench.store.StoreSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a suite, prints its figures and writes them to {@code bench/results/SUITE.json}. It ends by
 * itself within ten minutes a suite, and well, whatever it could not measure.
 *
 * <p>{@code --anyway} measures on a busy machine too; its figures then say that nobody may quote
 * them. {@code --size=100000} says how many records the suite {@code reports} works on, in place of
 * its own sizes.
 */
public final class Bench {

  private static final Duration TIME = Duration.ofMinutes(9);
  private static final Duration AT_LAST = Duration.ofSeconds(9 * 60 + 50);
  private static final int TRIES = 5;
  private static final List<String> SUITES =
      List.of("automation", "core", "flows", "reports", "store");
  private static final String ANYWAY = "--anyway";
  private static final String SIZE = "--size=";

  private Bench() {}

  public static void main(String[] args) throws IOException {
    var arguments = List.of(args);
    var suites = arguments.stream().filter(each -> !each.startsWith("--")).toList();
    if (!SUITES.containsAll(suites)) {
      System.err.println("Formwork: the suites are: " + String.join(", ", SUITES));
      System.exit(2);
    }
    var chosen = suites.isEmpty() ? SUITES : suites;
    endAtLast(AT_LAST.multipliedBy(chosen.size()));
    Meter meter = Meter.ofThisProcess();
    Machine machine = Machine.here();
    for (int i = 0; i < TRIES; i++) {
      machine.calibrate(); // the first rounds are slow: not compiled yet
    }
    var gate = arguments.contains(ANYWAY) ? QuietGate.open(machine) : QuietGate.of(machine, TRIES);
    Path home = Path.of("").toAbsolutePath();
    for (String name : chosen) {
      Suite suite = suite(name, home, meter, gate, sizes(arguments));
      var rows = suite.rows(row -> System.out.println(line(row)));
      System.out.println("Written to " + home.relativize(write(home, name, rows)));
    }
    System.exit(0); // the engine leaves threads behind
  }

  /** Of {@code --size=N}, as often as it stands there. */
  private static List<Integer> sizes(List<String> arguments) {
    return arguments.stream()
        .filter(each -> each.startsWith(SIZE))
        .map(each -> Integer.valueOf(each.substring(SIZE.length()).replace("_", "")))
        .toList();
  }

  private static Suite suite(
      String name, Path home, Meter meter, QuietGate gate, List<Integer> sizes) {
    var deadline = Deadline.in(meter, TIME);
    return switch (name) {
      case "automation" -> new AutomationSuite(meter, gate, deadline);
      case "core" -> new CoreSuite(home, meter, gate, deadline);
      case "flows" -> new FlowsSuite(home, meter, gate, deadline);
      case "reports" -> new ReportsSuite(home, meter, gate, deadline, sizes);
      case "store" -> new StoreSuite(meter, gate, deadline)::rows;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Whatever hangs, this process and what it started end. */
  private static void endAtLast(Duration time) {
    Thread.ofPlatform()
        .daemon()
        .name("end-at-last")
        .start(() -> {
          try {
            Thread.sleep(time);
          } catch (InterruptedException ended) {
            return;
          }
          System.err.println("Formwork: the benchmarks took too long and were stopped.");
          ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
          Runtime.getRuntime().halt(0);
        });
  }

  private static Path write(Path home, String suite, List<Row> rows) throws IOException {
    Path file = home.resolve("bench/results").resolve(suite + ".json");
    Files.createDirectories(file.getParent());
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(
        file, json.writeValueAsString(rows.stream().map(Row::toJson).toList()) + "\n");
    return file;
  }

  private static String line(Row row) {
    var said = new StringBuilder("%-40s".formatted(row.operation()));
    append(said, "size %,.0f", row.size() == null ? null : row.size().doubleValue());
    append(said, "%,.1f/s", row.perSecond());
    append(said, "p50 %,.2f ms", row.p50());
    append(said, "p95 %,.2f ms", row.p95());
    append(said, "cpu %,.2f ms", row.cpuMs());
    if (row.range() != null && row.yardstick() != null) {
      var range = row.range();
      said.append(
          String.format(
              Locale.ROOT,
              "  %.4f x %s (%.4f..%.4f)",
              range.median(),
              row.yardstick(),
              range.lowest(),
              range.highest()));
    }
    append(said, "%,.0f KB", row.bytes() == null ? null : row.bytes() / 1_000.0);
    append(said, "%,.0f requests", row.requests() == null ? null : row.requests().doubleValue());
    if (row.durability() != null) {
      said.append("  [").append(row.durability()).append(']');
    }
    if (!row.reason().isEmpty()) {
      boolean nothing = row.p50() == null && row.bytes() == null;
      said.append(nothing ? "  not measured: " : "  ").append(row.reason());
    }
    return said.toString();
  }

  private static void append(StringBuilder said, String format, @Nullable Double value) {
    if (value != null) {
      said.append("  ").append(String.format(Locale.ROOT, format, value));
    }
  }
}
