package dev.formwork.packs;

import dev.formwork.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads the files of a zip in memory. Both tables of a zip must say the same: the central one, that
 * most programs read, and the headers before each entry, that others read.
 */
final class ZippedPack {

  static final int MAX_BYTES = 20_000_000;
  private static final int MAX_RATIO = 100;

  /** Below this a file may be as repetitive as it likes. */
  private static final int RATIO_COUNTS_FROM = 100_000;

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int CENTRAL_SIGNATURE = 0x02014b50;
  private static final int LOCAL_HEADER = 30;
  private static final int ENCRYPTED = 1;

  private final byte[] bytes;
  private final ByteBuffer raw;
  private final PackLimits limits = new PackLimits();

  private ZippedPack(byte[] bytes) {
    this.bytes = bytes;
    this.raw = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The files by path; refuses the whole zip where anything is wrong with it. */
  static SortedMap<String, byte[]> read(byte[] zip) {
    if (zip.length > MAX_BYTES) {
      throw PackLimits.tooMuch("packs.zip.too-large", "", MAX_BYTES / 1_000_000);
    }
    return new ZippedPack(zip).read();
  }

  private SortedMap<String, byte[]> read() {
    if (bytes.length < LOCAL_HEADER || raw.getInt(0) != LOCAL_SIGNATURE) {
      throw PackLimits.refused("packs.zip.unreadable", "");
    }
    if (centralEntries() > PackLimits.MAX_ENTRIES) {
      throw PackLimits.tooMuch("packs.too-many-files", "", PackLimits.MAX_ENTRIES);
    }
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setUseUnicodeExtraFields(false)
            .get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      checkNoOverlap(entries);
      for (ZipArchiveEntry entry : entries) {
        read(zip, entry);
      }
      return limits.files();
    } catch (IOException | RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw PackLimits.refused("packs.zip.unreadable", "");
    }
  }

  /** Counted before the library makes an object of each. */
  private int centralEntries() {
    int count = 0;
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (bytes[i] == 'P' && raw.getInt(i) == CENTRAL_SIGNATURE) {
        count++;
      }
    }
    return count;
  }

  /** Entries that share their bytes make little into much. */
  private static void checkNoOverlap(List<ZipArchiveEntry> entries) {
    var byPlace =
        entries.stream()
            .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
            .toList();
    long free = 0;
    for (ZipArchiveEntry entry : byPlace) {
      if (entry.getLocalHeaderOffset() < free) {
        throw PackLimits.refused("packs.zip.overlap", entry.getName());
      }
      free =
          entry.getLocalHeaderOffset()
              + LOCAL_HEADER
              + entry.getRawName().length
              + entry.getCompressedSize();
    }
  }

  private void read(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    String name = entry.getName();
    checkHeaders(entry);
    if (entry.isDirectory()) {
      limits.announce(name.replaceAll("/$", ""));
      return;
    }
    if (PackLimits.isLeftBySystem(name)) {
      return;
    }
    limits.announce(name);
    limits.add(name, inflated(zip, entry));
  }

  private void checkHeaders(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink() || (entry.getUnixMode() & 0170000) == 0120000) {
      throw PackLimits.refused("packs.file.link", entry.getName());
    }
    int at = Math.toIntExact(entry.getLocalHeaderOffset());
    if (raw.getInt(at) != LOCAL_SIGNATURE) {
      throw PackLimits.refused("packs.zip.unreadable", entry.getName());
    }
    int flags = raw.getShort(at + 6);
    int method = raw.getShort(at + 8);
    int nameLength = Short.toUnsignedInt(raw.getShort(at + 26));
    byte[] name = Arrays.copyOfRange(bytes, at + LOCAL_HEADER, at + LOCAL_HEADER + nameLength);
    if (!Arrays.equals(name, entry.getRawName()) || method != entry.getMethod()) {
      throw PackLimits.refused("packs.zip.two-names", entry.getName());
    }
    boolean known = method == ZipArchiveEntry.STORED || method == ZipArchiveEntry.DEFLATED;
    if (!known || (flags & ENCRYPTED) != 0) {
      throw PackLimits.refused("packs.zip.method", entry.getName());
    }
  }

  private byte[] inflated(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    long packed = Math.max(1, entry.getCompressedSize());
    var content = new ByteArrayOutputStream();
    var buffer = new byte[8_192];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.write(buffer, 0, read);
        limits.count(entry.getName(), content.size(), read);
        if (content.size() > RATIO_COUNTS_FROM && content.size() / packed > MAX_RATIO) {
          throw PackLimits.tooMuch("packs.zip.bomb", entry.getName(), MAX_RATIO);
        }
      }
    }
    return content.toByteArray();
  }
}
