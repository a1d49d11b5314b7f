package dev.formwork.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The TrueType font that PDFs are written in where Chinese stands in them: {@code
 * formwork.pdf.font}, else the first known one in the usual folders. It is looked for once, when
 * the first PDF is written.
 */
@Component
class PdfFont {

  private static final Logger log = LoggerFactory.getLogger(PdfFont.class);
  private static final int DEEP = 6;

  /** Fonts that hold Chinese in one TrueType file; collections can't be embedded. */
  private static final List<String> KNOWN =
      List.of(
          "DroidSansFallbackFull.ttf",
          "DroidSansFallback.ttf",
          "NotoSansSC-Regular.ttf",
          "simhei.ttf",
          "Deng.ttf",
          "Arial Unicode.ttf",
          "ARIALUNI.TTF");

  private static final List<String> FOLDERS =
      List.of(
          "/usr/share/fonts",
          "/usr/local/share/fonts",
          "/Library/Fonts",
          "/System/Library/Fonts",
          "C:/Windows/Fonts");

  private final String configured;
  private volatile @org.jspecify.annotations.Nullable Path found;

  PdfFont(@Value("${formwork.pdf.font:}") String configured) {
    this.configured = configured;
  }

  /** The file; empty where there is none. */
  Optional<Path> find() {
    Path known = found;
    if (known == null) {
      known = configured.isBlank() ? search() : Path.of(configured);
      found = known;
    }
    return Optional.ofNullable(known).filter(Files::isRegularFile);
  }

  private static @org.jspecify.annotations.Nullable Path search() {
    String home = System.getProperty("user.home", "");
    List<Path> files =
        Stream.concat(
                FOLDERS.stream().map(Path::of),
                Stream.of(Path.of(home, ".fonts"), Path.of(home, ".local", "share", "fonts")))
            .filter(Files::isDirectory)
            .flatMap(folder -> fonts(folder).stream())
            .toList();
    for (String name : KNOWN) {
      for (Path file : files) {
        if (file.getFileName().toString().equals(name)) {
          log.info("PDFs with Chinese are written in {}", file);
          return file;
        }
      }
    }
    log.warn("No font with Chinese was found for PDFs; set formwork.pdf.font");
    return null;
  }

  private static List<Path> fonts(Path folder) {
    try (var files = Files.walk(folder, DEEP)) {
      return files.filter(file -> KNOWN.contains(file.getFileName().toString())).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
