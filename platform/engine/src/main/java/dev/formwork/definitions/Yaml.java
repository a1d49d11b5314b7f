package dev.formwork.definitions;

import dev.formwork.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Reads and writes the YAML that definitions and samples are written in: version 1.2 with the types
 * of JSON, so that {@code no}, {@code 010} and {@code 12:30} are texts, and JSON itself is YAML.
 */
public final class Yaml {

  /** A file may have this many bytes. */
  public static final int MAX_BYTES = 1_000_000;

  private static final YAMLMapper WRITER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .stringQuotingChecker(new YamlQuoting())
                  .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                  .disable(YAMLWriteFeature.SPLIT_LINES)
                  .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                  .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                  .build())
          .build();

  private Yaml() {}

  /**
   * Reads a text that nobody has checked. Duplicate keys, anchors, aliases, tags, a second
   * document, deep nesting, huge numbers and control characters are problems.
   */
  public static ReadYaml read(String text) {
    if (text.length() > MAX_BYTES || bytes(text) > MAX_BYTES) {
      return ReadYaml.failed(
          List.of(
              Problem.error("definitions.read.too-large", "").with("limit", MAX_BYTES / 1_000_000)),
          Map.of());
    }
    return new YamlReader().read(tidy(text));
  }

  /** Writes a tree as people like to read it: keys in the given order, quotes where needed. */
  public static String write(JsonNode tree) {
    return WRITER.writeValueAsString(tree);
  }

  /** The same text without byte order mark and with line feeds only, ending in one. */
  public static String tidy(String text) {
    String lines = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
