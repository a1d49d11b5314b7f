package dev.formwork.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** How busy the machine is with whatever else. */
public interface Machine {

  /** The share of processor time that nobody uses while this passes; NaN where it is not known. */
  double idleDuring(Duration time);

  /** How long a fixed piece of work takes now, in nanoseconds. */
  long calibrate();

  /** This one; only Linux tells how idle it is. */
  static Machine here() {
    return new Here(Path.of("/proc/stat"));
  }

  /** Reads {@code /proc/stat}; its work is SHA-256 over 64 MB. */
  record Here(Path stat) implements Machine {

    private static final int ROUNDS = 1_000;
    private static final byte[] BLOCK = new byte[64 * 1024];
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int LAST_COLUMN = 8;

    private record Ticks(long idle, long all) {}

    @Override
    public double idleDuring(Duration time) {
      if (!Files.isReadable(stat)) {
        return Double.NaN;
      }
      Ticks before = ticks();
      try {
        Thread.sleep(time);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Double.NaN;
      }
      Ticks after = ticks();
      return (double) (after.idle - before.idle) / Math.max(1, after.all - before.all);
    }

    @Override
    public long calibrate() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        long before = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
          digest.update(BLOCK);
        }
        digest.digest();
        return System.nanoTime() - before;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has SHA-256", e);
      }
    }

    /** The first line: user nice system idle iowait irq softirq steal. */
    private Ticks ticks() {
      try (var lines = Files.lines(stat)) {
        String[] columns = lines.findFirst().orElseThrow().split("\\s+");
        long all = 0;
        for (int i = 1; i <= Math.min(LAST_COLUMN, columns.length - 1); i++) {
          all += Long.parseLong(columns[i]);
        }
        return new Ticks(Long.parseLong(columns[IDLE]) + Long.parseLong(columns[IO_WAIT]), all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
