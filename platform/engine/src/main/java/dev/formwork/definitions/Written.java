package dev.formwork.definitions;

import java.util.Set;

/** How a place says what it names. */
public enum Written {
  /** As the value that stands there: a key, {@code $field.} and a key, a path through it. */
  VALUE,
  /** As the name of the member that stands there, as in {@code set: {total: 5}}. */
  MEMBER,
  /** In a formula that reads it. */
  FORMULA,
  /** In a script that answers an object, whose members are called like fields. */
  ANSWER,
  /** Between the double braces of a text. */
  TEXT,
  /** Not at all: what is asked there takes the field of the same key unless told otherwise. */
  SILENT,
  /** In a script, as something that can be nothing else there by all that is known. */
  LIKELY,
  /** In a script, as something that may as well be another thing. */
  PERHAPS;

  /** The groups whose members are called like fields, in all kinds of definitions. */
  private static final Set<String> BY_FIELD =
      Set.of("fields", "set", "then", "into", "old", "lists", "fill", "preset", "data", "where");

  /** Whether a script is what stands there. */
  public boolean isScript() {
    return this == FORMULA || this == ANSWER || isGuess();
  }

  /** Whether somebody has to look whether it is named there. */
  public boolean isGuess() {
    return this == LIKELY || this == PERHAPS;
  }

  /** As a key is written at this place, which is not in a script or a text. */
  static Written ofKey(String pointer, String key) {
    int last = pointer.lastIndexOf('/');
    if (last <= 0) {
      return VALUE;
    }
    String name = pointer.substring(last + 1);
    String group = pointer.substring(pointer.lastIndexOf('/', last - 1) + 1, last);
    boolean isCalledSo = name.equals(key) || name.startsWith(key + ".");
    return isCalledSo && BY_FIELD.contains(group) ? MEMBER : VALUE;
  }
}
