package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an app as a zip: the same bytes for the same content. */
final class PackZip {

  /** The earliest that a zip can name; the real time would change the bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PackZip() {}

  static byte[] write(AppSource source, DefinitionTypes types) {
    var files = new TreeMap<>(source.files());
    source.definitions().forEach((name, text) -> files.put(types.fileOf(name), text));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
