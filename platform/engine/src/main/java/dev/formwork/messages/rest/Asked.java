package dev.formwork.messages.rest;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one of several words that a request may name. */
final class Asked {

  private Asked() {}

  /** The constant that the word names; null without a word. */
  static <E extends Enum<E>> @Nullable E of(Class<E> kind, @Nullable String word, String path) {
    if (word == null || word.isEmpty()) {
      return null;
    }
    return Arrays.stream(kind.getEnumConstants())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal.Invalid(Problem.error("message.filter.unknown", path)));
  }
}
