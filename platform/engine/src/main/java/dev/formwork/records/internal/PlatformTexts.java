package dev.formwork.records.internal;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;

/** The platform's own words for values, in all its languages at once. */
final class PlatformTexts {

  private PlatformTexts() {}

  static LocalizedText of(String code) {
    return Texts.of(Problem.error(code, ""));
  }
}
