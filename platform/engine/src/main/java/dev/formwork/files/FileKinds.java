package dev.formwork.files;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of files that may be uploaded at all, by ending, and the type each is served with. */
final class FileKinds {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("zip", "application/zip"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private FileKinds() {}

  static String typeOf(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(ending))
        .orElseThrow(() ->
            new Refusal.Invalid(
                Problem.error("files.kind.not-allowed", "file").with("ending", ending)));
  }

  /** The name without folders, control characters and what systems read as more than a name. */
  static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String cleaned = last.replaceAll("[\\p{Cntrl}<>:\"|?*;\\p{Cf}]", "").strip();
    if (cleaned.isEmpty() || cleaned.startsWith(".") || cleaned.length() > 200) {
      throw new Refusal.Invalid(Problem.error("files.name.bad", "file"));
    }
    return cleaned;
  }
}
