package dev.formwork.designer.editor;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Shape.Member;
import dev.formwork.workspace.text.Say;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What properties are about. The schemas say it in English; {@code help_zh.yaml} has the same in
 * Chinese, by the English words, so that what is said of several properties is translated once.
 */
final class Helps {

  private static final Map<String, String> CHINESE = read("help_zh.yaml");

  private Helps() {}

  /** In the language of the screen; empty where there is nothing to say. */
  static String of(Member member) {
    return Say.language().getLanguage().equals(Locale.CHINESE.getLanguage())
        ? CHINESE.getOrDefault(member.help(), member.help())
        : member.help();
  }

  /** All that there is in Chinese, by the English words. */
  static Map<String, String> chinese() {
    return CHINESE;
  }

  private static Map<String, String> read(String file) {
    try (var in = Helps.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Expected the texts " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Yaml.read(text).tree().properties().stream()
          .collect(
              Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
