package dev.formwork.packs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes zips that no honest program would make. */
final class ZipFiles {

  static final String MANIFEST = "key: order\ntitle: Order\nversion: 1.0.0\n";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

  static ZipFiles pack() {
    return new ZipFiles().with("pack.yaml", MANIFEST);
  }

  static byte[] of(Map<String, String> files) {
    var zip = new ZipFiles();
    files.forEach(zip::with);
    return zip.bytes();
  }

  ZipFiles with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8), 0);
  }

  ZipFiles link(String name, String target) {
    return with(name, target.getBytes(StandardCharsets.UTF_8), 0120777);
  }

  ZipFiles with(String name, byte[] content, int mode) {
    try {
      var entry = new ZipArchiveEntry(name);
      if (mode != 0) {
        entry.setUnixMode(mode);
      }
      zip.putArchiveEntry(entry);
      zip.write(content);
      zip.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same zip with one text replaced by another of the same length, first or last found. */
  static byte[] forged(byte[] zip, String old, String now, boolean last) {
    byte[] forged = zip.clone();
    byte[] wanted = old.getBytes(StandardCharsets.ISO_8859_1);
    byte[] put = now.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int at = last ? text.lastIndexOf(old) : text.indexOf(old);
    System.arraycopy(put, 0, forged, at, wanted.length);
    return forged;
  }
}
