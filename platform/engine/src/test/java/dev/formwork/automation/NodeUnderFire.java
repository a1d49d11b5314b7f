package dev.formwork.automation;

import dev.formwork.EngineTestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A whole node in a JVM of its own, which a test may end without a warning. */
final class NodeUnderFire {

  private final Process process;

  private NodeUnderFire(Process process) {
    this.process = process;
  }

  /** Starts one with these properties. */
  static NodeUnderFire start(Map<String, String> properties) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", classPath(), NodeUnderFire.class.getName()));
    properties.forEach((key, value) -> command.add(key + "=" + value));
    try {
      return new NodeUnderFire(
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a power failure would end its machine. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  public static void main(String[] args) {
    new SpringApplicationBuilder(EngineTestApplication.class).properties(args).run();
  }
}
