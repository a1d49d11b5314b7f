package dev.formwork.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.bench.measure.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's PostgreSQL on a free port of loopback with a data folder of its own, at its own
 * settings: a commit is on disk when it is acknowledged. Gone when it is closed.
 */
public final class Postgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String OWNER = "postgres";
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int USER_TICKS = 11;
  private static final int PARENT = 1;

  private final Path folder;
  private final Path binaries;
  private final int port;
  private final long pid;

  private Postgres(Path folder, Path binaries, int port, long pid) {
    this.folder = folder;
    this.binaries = binaries;
    this.port = port;
    this.pid = pid;
  }

  /**
   * @throws IllegalStateException with the reason, where there is none or it does not start
   */
  public static Postgres start() {
    Path binaries = binaries();
    try {
      Path folder = Files.createTempDirectory("formwork-bench-postgres-");
      run("chown", OWNER, folder.toString());
      int port = freePort();
      as(binaries, "initdb", "-D", folder.toString(), "-A", "trust", "-E", "UTF8");
      String settings =
          "-c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -p %d"
              .formatted(folder, port);
      as(
          binaries,
          "pg_ctl",
          "-D",
          folder.toString(),
          "-w",
          "-l",
          folder.resolve("log").toString(),
          "-o",
          settings,
          "start");
      long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
      return new Postgres(folder, binaries, port, pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path binaries() {
    try (var versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow();
    } catch (IOException | java.util.NoSuchElementException none) {
      throw new IllegalStateException("there is no PostgreSQL: apt-get install postgresql", none);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static void as(Path binaries, String program, String... arguments) {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("runuser", "-u", OWNER, "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) {
    try {
      Path said = Files.createTempFile("formwork-bench-", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .directory(Path.of("/tmp").toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String words = Files.readString(said, UTF_8).strip();
      Files.delete(said);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(command[command.length - 1] + " failed: " + words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Flowable on it. */
  public Flowable flowable() {
    return Flowable.on(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "org.postgresql.Driver", OWNER, "");
  }

  /** Processor time of this process and of the server with all its children. */
  public Meter metered(Meter own) {
    return new Meter() {
      @Override
      public long nanos() {
        return own.nanos();
      }

      @Override
      public long cpuNanos() {
        return own.cpuNanos() + ticks() * NANOS_PER_TICK;
      }
    };
  }

  /** User and system time, also of children that have ended: proc(5), fields 14 to 17. */
  private long ticks() {
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      long all = 0;
      for (Path process : processes) {
        List<Long> fields = fields(process);
        boolean postmaster = process.getFileName().toString().equals(String.valueOf(pid));
        if (postmaster || (!fields.isEmpty() && fields.get(0) == pid)) {
          all += fields.get(1) + fields.get(2);
          all += postmaster ? fields.get(3) + fields.get(4) : 0;
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parent, user, system, children's user, children's system; empty if it has just ended. */
  private static List<Long> fields(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      String[] columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var fields = new ArrayList<Long>();
      fields.add(Long.parseLong(columns[PARENT]));
      for (int i = USER_TICKS; i < USER_TICKS + 4; i++) {
        fields.add(Long.parseLong(columns[i]));
      }
      return fields;
    } catch (IOException ended) {
      return List.of();
    }
  }

  @Override
  public void close() {
    as(binaries, "pg_ctl", "-D", folder.toString(), "-m", "immediate", "-w", "stop");
    run("rm", "-rf", folder.toString());
  }
}
