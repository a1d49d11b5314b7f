package dev.formwork.designer.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built executable, started as a user would start it, on a free port with a memory store. */
final class RunningProgram implements AutoCloseable {

  private static final String READY = "Formwork is ready at ";
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final @Nullable Process process;
  private final String address;

  private RunningProgram(@Nullable Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * The one program that all browser tests of this JVM share; with {@code
   * -Dformwork.running=http://127.0.0.1:8080} one that runs already, as {@code ./formwork demo}.
   */
  static RunningProgram shared() {
    return Shared.PROGRAM;
  }

  /** A program of its own, for tests that stop it. */
  static RunningProgram start(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("formwork.jvm.flags", "").strip().split("\\s+")));
    command.removeIf(String::isEmpty);
    command.add("-jar");
    command.add(TARGET.resolve("formwork-designer.jar").toString());
    command.add("--server.port=0");
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile(TARGET, "program-", ".log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RunningProgram(process, awaitReady(process, log));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where the browser finds it, as in {@code http://127.0.0.1:40123}. */
  String address() {
    return address;
  }

  /** Stops it as an operator would, and waits until it is gone. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  /** Stops it as a power cut would: it can say nothing more. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private static String awaitReady(Process process, Path log) throws IOException {
    while (true) {
      try (BufferedReader lines = Files.newBufferedReader(log, UTF_8)) {
        var ready = lines.lines().filter(line -> line.startsWith(READY)).findFirst();
        if (ready.isPresent()) {
          return ready.get().substring(READY.length()).strip();
        }
      }
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "Expected the program to start, but it ended; see "
                + log
                + "\n"
                + Files.readString(log));
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private static final class Shared {
    static final RunningProgram PROGRAM = program();

    private static RunningProgram program() {
      String running = System.getProperty("formwork.running", "");
      return running.isEmpty()
          ? start(
              "--formwork.data=memory",
              "--formwork.demo=true",
              "--formwork.sample-history=false",
              "--formwork.packs=../apps")
          : new RunningProgram(null, running);
    }

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PROGRAM::close));
    }
  }
}
