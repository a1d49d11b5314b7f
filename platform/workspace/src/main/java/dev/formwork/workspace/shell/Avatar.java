package dev.formwork.workspace.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one or two characters that stand for a person. */
public final class Avatar {

  private Avatar() {}

  /** "Li Na" is LN; 李娜 is 娜, as the given name comes last. */
  public static String initials(String name) {
    String trimmed = name.strip();
    if (trimmed.codePoints().anyMatch(Character::isIdeographic)) {
      return Character.toString(trimmed.codePointBefore(trimmed.length()));
    }
    return Stream.of(trimmed.split("[\\s._-]+"))
        .filter(part -> !part.isEmpty())
        .limit(2)
        .map(part -> Character.toString(part.codePointAt(0)))
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }
}
