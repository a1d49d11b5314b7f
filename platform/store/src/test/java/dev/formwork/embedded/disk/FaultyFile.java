package dev.formwork.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A file of a {@link FaultyDisk}, which stays itself when its name changes, and what was written to
 * it since it was last forced out.
 */
final class FaultyFile {

  private static final int SECTOR = 512;

  /** What was written, or, where that is nothing, that the file was cut there. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Write(long position, byte[] before, byte[] after, long sizeBefore) {
    boolean isCut() {
      return after.length == 0;
    }
  }

  private final List<Write> unforced = new ArrayList<>();
  private Path path;

  FaultyFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  void renamed(Path to) {
    this.path = to;
  }

  void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long size = channel.size();
    byte[] after = new byte[bytes.remaining()];
    bytes.duplicate().get(after);
    int overwritten = Math.clamp(size - position, 0, after.length);
    unforced.add(new Write(position, read(channel, position, overwritten), after, size));
    writeFully(channel, bytes, position);
  }

  void truncate(FileChannel channel, long size) throws IOException {
    long sizeBefore = channel.size();
    if (size < sizeBefore) {
      byte[] before = read(channel, size, Math.toIntExact(sizeBefore - size));
      unforced.add(new Write(size, before, new byte[0], sizeBefore));
      channel.truncate(size);
    }
  }

  void forced() {
    unforced.clear();
  }

  /** Leaves of each write since it was forced all, some sectors or nothing. */
  void losePower(Random random) throws IOException {
    if (unforced.isEmpty()) {
      return;
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (var write : unforced.reversed()) {
        writeFully(channel, ByteBuffer.wrap(write.before), write.position);
        channel.truncate(write.sizeBefore);
      }
      for (var write : unforced) {
        switch (random.nextInt(3)) {
          case 0 -> writeAll(channel, write);
          case 1 -> writeSome(channel, write, random);
          default -> {} // never came
        }
      }
    }
    unforced.clear();
  }

  private static void writeAll(FileChannel channel, Write write) throws IOException {
    if (write.isCut()) {
      channel.truncate(write.position);
    }
    writeFully(channel, ByteBuffer.wrap(write.after), write.position);
  }

  private static void writeSome(FileChannel channel, Write write, Random random)
      throws IOException {
    for (int at = 0; at < write.after.length; at += SECTOR) {
      if (random.nextBoolean()) {
        int length = Math.min(SECTOR, write.after.length - at);
        writeFully(channel, ByteBuffer.wrap(write.after, at, length), write.position + at);
      }
    }
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // until it is full or the file ends
    }
    return bytes.array();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
