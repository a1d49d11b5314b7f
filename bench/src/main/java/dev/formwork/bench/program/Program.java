package dev.formwork.bench.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The built executable as a process of its own, on a free port of loopback. */
final class Program implements AutoCloseable {

  private static final String READY = "Formwork is ready at ";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final Process process;
  private final String address;
  private final Duration startUp;
  private final @Nullable Duration cpu;

  private Program(Process process, String address, Duration startUp, @Nullable Duration cpu) {
    this.process = process;
    this.address = address;
    this.startUp = startUp;
    this.cpu = cpu;
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param settings as in {@code --formwork.data=memory}
   */
  static Program start(Path jar, String... settings) {
    var command = new ArrayList<String>();
    command.add(tool("java"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-Xmx1g"));
    command.addAll(program(jar));
    command.addAll(List.of("--server.address=127.0.0.1", "--server.port=0"));
    command.addAll(List.of(settings));
    long before = System.nanoTime();
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        String address = awaitReady(process);
        var took = Duration.ofNanos(System.nanoTime() - before);
        var cpu = process.info().totalCpuDuration().orElse(null);
        return new Program(process, address, took, cpu);
      } catch (RuntimeException failure) {
        process.destroyForcibly();
        throw failure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What {@code ./formwork demo} starts: unpacked, with its classes kept, where that was prepared.
   */
  private static List<String> program(Path jar) {
    Path folder = jar.resolveSibling("start");
    Path unpacked = folder.resolve("program").resolve(jar.getFileName());
    if (!Files.exists(unpacked)) {
      return List.of("-jar", jar.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      String cache =
          files.map(Path::toString).filter(name -> name.endsWith(".aot")).findFirst().orElseThrow();
      return List.of("-XX:AOTCache=" + cache, "-jar", unpacked.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a browser finds it, without a slash at the end. */
  String address() {
    return address;
  }

  /** From the start of the process to its word that it is ready. */
  Duration startUp() {
    return startUp;
  }

  /** Processor time until then; absent where the system does not tell. */
  @Nullable Duration cpu() {
    return cpu;
  }

  /** What the process holds in memory now, in bytes; only Linux tells. */
  OptionalLong residentBytes() {
    try {
      var found = RSS.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException noSuchFile) {
      return OptionalLong.empty();
    }
  }

  /** The bytes of all objects that something still refers to, after a full collection. */
  long liveBytes() {
    jcmd("GC.run");
    var total = TOTAL.matcher(jcmd("GC.class_histogram"));
    if (!total.find()) {
      throw new IllegalStateException("Expected a total in the histogram of jcmd");
    }
    return Long.parseLong(total.group(1));
  }

  private String jcmd(String command) {
    try {
      var jcmd =
          new ProcessBuilder(tool("jcmd"), String.valueOf(process.pid()), command)
              .redirectErrorStream(true)
              .start();
      String said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
      jcmd.onExit().join();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Reads what the process says, also afterwards, so that it is never held up. */
  private static String awaitReady(Process process) {
    var address =
        new FutureTask<>(() -> {
          var said = new StringBuilder();
          BufferedReader lines = process.inputReader();
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
              Thread.ofVirtual().start(() -> drain(lines));
              return line.substring(READY.length()).strip();
            }
            said.append(line).append('\n');
          }
          throw new IllegalStateException("Expected the program to start, but it said:\n" + said);
        });
    Thread.ofVirtual().start(address);
    try {
      return address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the program did not start", e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void drain(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        // nobody asks
      }
    } catch (IOException closed) {
      // it has ended
    }
  }
}
