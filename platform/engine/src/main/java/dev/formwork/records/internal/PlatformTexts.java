package dev.formwork.records.internal;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.Locale;

/** The platform's own words for values, in all its languages at once. */
final class PlatformTexts {

  private PlatformTexts() {}

  static LocalizedText of(String code) {
    var word = Problem.error(code, "");
    return LocalizedText.of(
        Texts.of(word, Locale.ENGLISH), Texts.of(word, Locale.SIMPLIFIED_CHINESE));
  }
}
