package dev.formwork.designer.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An app whose every text tries to run something: titles, help, placeholders, options, defaults,
 * instructions, messages, tiles. Where one succeeds, {@code window.hit} is set.
 */
final class HostilePack {

  /** What stands in the files where a text comes. */
  private static final String PLACE = "~";

  private static final Path FILES = Path.of("src/test/resources/hostile");

  static final List<String> TEXTS =
      List.of(
          "<img src=x onerror=\"window.hit=1\">",
          "<script>window.hit=1</script>",
          "<svg onload=window.hit=1>",
          "javascript:window.hit=1",
          "\"><img src=x onerror=window.hit=1>",
          "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=window.hit=1>",
          "' onmouseover='window.hit=1",
          "<iframe srcdoc=\"<script>parent.hit=1</script>\"></iframe>",
          "</textarea></title><script>window.hit=1</script>",
          "[x](javascript:window.hit=1)",
          "<a href=\"javascript:window.hit=1\">x</a>",
          "x${window.hit=1}");

  private HostilePack() {}

  /** The pack as a zip. */
  static byte[] zip() {
    var next = new AtomicInteger();
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        var files = Files.walk(FILES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(FILES.relativize(file).toString()));
        zip.write(filled(Files.readString(file), next).getBytes(UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static String filled(String text, AtomicInteger next) {
    return Pattern.compile(PLACE)
        .matcher(text)
        .replaceAll(_ -> {
          String hostile = TEXTS.get(next.getAndIncrement() % TEXTS.size());
          return Matcher.quoteReplacement("'" + hostile.replace("'", "''") + "'");
        });
  }
}
