package dev.formwork.records.internal;

import dev.formwork.forms.FieldType;
import java.text.Normalizer;
import java.util.Locale;

/** Text as searches compare it: compatible forms made one (full-width Ａ is a), lower case. */
final class Folded {

  private Folded() {}

  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /**
   * A pattern that finds exactly this text; each character that is no letter or digit is quoted.
   */
  static String literally(String text) {
    var pattern = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(c -> {
          if (c < 128 && !Character.isLetterOrDigit(c)) {
            pattern.append('\\');
          }
          pattern.appendCodePoint(c);
        });
    return pattern.toString();
  }

  /** Whether values of this type are words of people, and not keys or ids. */
  static boolean isWords(FieldType type) {
    return switch (type) {
      case FieldType.Text _, FieldType.LongText _, FieldType.Serial _ -> true;
      case FieldType.Lookup lookup when lookup.options() != null -> false;
      case FieldType.Computed computed -> computed.result() == FieldType.Result.TEXT;
      default -> false;
    };
  }
}
