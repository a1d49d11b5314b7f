package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One file of the journal: a header, then entries. Its full length is written when it is made, so
 * that entries find their room and forcing them out changes no size.
 *
 * <p>Header, little endian: magic, store, sequence, first change, checksum of these (8 bytes each,
 * the checksum 4). Entry: length of the payload (4 bytes), checksum of all else of it and of the
 * segment's sequence (4), number of the change (8), number of the last change known to be on disk
 * when this one was written (8), payload. The sequence in the checksum makes entries invalid that a
 * file used again still holds.
 */
final class Segment {

  static final int HEADER = 64;
  static final int ENTRY_HEADER = 24;
  static final long USUAL_SIZE = 8L << 20;

  /** A file kept for later, and one in the making; of no meaning after the process. */
  static final String SPARE = "journal-spare.log";

  static final String UNREADY = "journal-unready.log";

  private static final long MAGIC = 0x314C_4E52_4A57_4D46L; // FMWJRNL1
  private static final int CHECKED = 32;
  private static final Pattern NAME = Pattern.compile("journal-(\\d{1,18})\\.log");
  private static final int ZEROES = 1 << 20;

  private final Path path;
  private final long sequence;
  private final FileChannel channel;
  private final long capacity;

  private Segment(Path path, long sequence, FileChannel channel, long capacity) {
    this.path = path;
    this.sequence = sequence;
    this.channel = channel;
    this.capacity = capacity;
  }

  /** Makes a file with room for at least so many bytes of entries, filled and on disk. */
  static Segment make(Path path, long room) throws IOException {
    long capacity = Math.max(USUAL_SIZE, HEADER + room);
    var channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      var zeroes = ByteBuffer.allocateDirect(ZEROES);
      for (long at = 0; at < capacity; at += zeroes.limit()) {
        zeroes.clear().limit((int) Math.min(ZEROES, capacity - at));
        writeFully(channel, zeroes, at);
      }
      channel.force(true);
    } catch (IOException failure) {
      channel.close();
      Files.deleteIfExists(path);
      throw failure;
    }
    return new Segment(path, 0, channel, capacity);
  }

  static Segment open(Path path) throws IOException {
    long sequence = sequenceOf(path).orElseThrow();
    var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new Segment(path, sequence, channel, channel.size());
  }

  /** This file as the next of the journal: none of its old entries is valid under this number. */
  Segment used(long newSequence) throws IOException {
    return renamed("journal-%08d.log".formatted(newSequence), newSequence);
  }

  /** This file kept for later. */
  Segment spared() throws IOException {
    return renamed(SPARE, 0);
  }

  private Segment renamed(String name, long newSequence) throws IOException {
    Path target = path.resolveSibling(name);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    return new Segment(target, newSequence, channel, capacity);
  }

  static Optional<Long> sequenceOf(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
  }

  Path path() {
    return path;
  }

  long sequence() {
    return sequence;
  }

  long capacity() {
    return capacity;
  }

  /**
   * Says whose journal this is and which change stands first. Its new name is on disk before, as
   * under an old one it would be a file of the journal whose beginning cannot be read.
   */
  void begin(long store, long firstChange) throws IOException {
    forceFolder();
    var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putLong(store).putLong(sequence).putLong(firstChange);
    header.putInt(checksum(header.array(), 0, CHECKED)).position(0);
    writeFully(channel, header, 0);
  }

  /** What the header says, or nothing if none was written. */
  Optional<Header> header() throws IOException {
    var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    if (readFully(header, 0) < HEADER) {
      return Optional.empty();
    }
    header.position(0);
    long magic = header.getLong();
    var said = new Header(header.getLong(), header.getLong(), header.getLong());
    boolean valid =
        magic == MAGIC
            && header.getInt() == checksum(header.array(), 0, CHECKED)
            && said.sequence == sequence;
    return valid ? Optional.of(said) : Optional.empty();
  }

  /** Everything in the file, to be read. */
  ByteBuffer content() throws IOException {
    var all = ByteBuffer.allocate(Math.toIntExact(channel.size())).order(ByteOrder.LITTLE_ENDIAN);
    readFully(all, 0);
    return all.flip();
  }

  void write(ByteBuffer entries, long position) throws IOException {
    writeFully(channel, entries, position);
  }

  void force() throws IOException {
    channel.force(false);
  }

  void close() throws IOException {
    channel.close();
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }

  /** Appends an entry to a buffer. */
  void encode(ByteBuffer out, long change, long onDisk, byte[] payload) {
    int start = out.position();
    out.putInt(payload.length).putInt(0).putLong(change).putLong(onDisk).put(payload);
    out.putInt(start + 4, checksum(payload, change, onDisk));
  }

  /** The entry at this position, or nothing if there is no whole one. */
  Optional<Entry> decode(ByteBuffer content, int position) {
    if (position + ENTRY_HEADER > content.limit()) {
      return Optional.empty();
    }
    int length = content.getInt(position);
    if (length <= 0 || length > content.limit() - position - ENTRY_HEADER) {
      return Optional.empty();
    }
    long change = content.getLong(position + 8);
    long onDisk = content.getLong(position + 16);
    if (change <= 0 || onDisk < 0 || onDisk >= change) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    content.get(position + ENTRY_HEADER, payload);
    boolean valid = content.getInt(position + 4) == checksum(payload, change, onDisk);
    return valid ? Optional.of(new Entry(change, onDisk, payload)) : Optional.empty();
  }

  private int checksum(byte[] payload, long change, long onDisk) {
    var crc = new CRC32C();
    var numbers = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putLong(sequence).putLong(change).putLong(onDisk).putInt(payload.length);
    crc.update(numbers.array());
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private int readFully(ByteBuffer into, long position) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        break;
      }
      at += read;
    }
    return (int) (at - position);
  }

  private static void writeFully(FileChannel channel, ByteBuffer from, long position)
      throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
  }

  /** Makes a new or removed name survive a power failure, where the system lets us. */
  private void forceFolder() {
    try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException _) {
      // Windows opens no folders; its file systems journal names themselves
    }
  }

  record Header(long store, long sequence, long firstChange) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Entry(long change, long onDisk, byte[] payload) {
    int size() {
      return ENTRY_HEADER + payload.length;
    }
  }
}
