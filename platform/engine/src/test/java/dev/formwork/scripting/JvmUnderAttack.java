package dev.formwork.scripting;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts JVMs for {@link AttackedJvm}. Our classes go into a jar first, because only then can the
 * JVMs share a cache of what they load, which takes two thirds off the start of each.
 */
record JvmUnderAttack(String classPath, Path cache) {

  private static final String HEAP = "-Xmx512m";
  private static final long SECONDS_TO_START = 120;
  private static final long SECONDS_TO_END = 30;

  /** What an attacked JVM said of itself. */
  record Report(
      String attack,
      String outcome,
      boolean threadIsBack,
      boolean stillEvaluates,
      int exitStatus,
      String said) {}

  static JvmUnderAttack preparedIn(Path folder) throws IOException {
    var prepared =
        new JvmUnderAttack(classPathWith(folder.resolve("ours.jar")), folder.resolve("cache.aot"));
    var harmless = Attack.filesIn("refusals").getFirst();
    prepared.run("-XX:AOTCacheOutput=" + prepared.cache, harmless);
    return prepared;
  }

  Report attackedWith(Path file) {
    return run("-XX:AOTCache=" + cache, file);
  }

  private Report run(String cacheOption, Path file) {
    try {
      var process =
          new ProcessBuilder(command(cacheOption, file)).redirectErrorStream(true).start();
      var ready = new CompletableFuture<Void>();
      var said = CompletableFuture.supplyAsync(() -> linesOf(process, ready));
      ready.completeOnTimeout(null, SECONDS_TO_START, TimeUnit.SECONDS).join();
      boolean ended = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return report(file, said.join(), process.exitValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted during " + file, e);
    }
  }

  private List<String> command(String cacheOption, Path file) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-Dpolyglot"))
        .forEach(command::add);
    command.addAll(List.of(HEAP, "-XX:TieredStopAtLevel=1", cacheOption));
    command.addAll(List.of("-cp", classPath, AttackedJvm.class.getName(), file.toString()));
    return command;
  }

  private static List<String> linesOf(Process process, CompletableFuture<Void> ready) {
    var lines = new ArrayList<String>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.equals("ready")) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    ready.complete(null);
    return lines;
  }

  private static Report report(Path file, List<String> lines, int exitStatus) {
    var said = new TreeMap<String, String>();
    lines.forEach(line -> said.put(line.split(" ", 2)[0], line));
    return new Report(
        String.valueOf(file.getFileName()),
        said.getOrDefault("outcome", "outcome none").substring("outcome ".length()),
        "back true".equals(said.get("back")),
        "good true".equals(said.get("good")),
        exitStatus,
        String.join("; ", lines));
  }

  /** The class path of the tests, with its folders packed into this jar. */
  private static String classPathWith(Path jar) throws IOException {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> parts = Stream.of(all.split(File.pathSeparator)).map(Path::of).toList();
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      var packed = new HashSet<String>();
      for (Path folder : parts.stream().filter(Files::isDirectory).toList()) {
        pack(folder, out, packed);
      }
    }
    return Stream.concat(Stream.of(jar), parts.stream().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void pack(Path folder, JarOutputStream out, Set<String> packed)
      throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (packed.add(name)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }
}
