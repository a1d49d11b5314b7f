package dev.formwork.scripting;

import java.util.HashSet;
import java.util.Set;

/** The identifiers of a source, found by their characters alone. */
final class Identifiers {

  /** ECMAScript 2024, section 12.7.2, strict mode, and the literals. */
  private static final Set<String> RESERVED =
      Set.of(
          "arguments",
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "eval",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "implements",
          "import",
          "in",
          "instanceof",
          "interface",
          "let",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "static",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "with",
          "yield");

  private Identifiers() {}

  /** Whether a value can be passed under this name. */
  static boolean isFree(String name) {
    return !name.isEmpty()
        && isStart(name.charAt(0))
        && name.chars().allMatch(Identifiers::isPart)
        && !RESERVED.contains(name);
  }

  /**
   * Every identifier that stands neither behind a single dot nor in a text, comment or regular
   * expression: {@code a} and {@code b} of a.x + b + 'c'.
   */
  static Set<String> in(String written) {
    String source = Blanked.of(written);
    var found = new HashSet<String>();
    int i = 0;
    while (i < source.length()) {
      if (!isPart(source.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < source.length() && isPart(source.charAt(i))) {
        i++;
      }
      if (isStart(source.charAt(start)) && !isBehindDot(source, start)) {
        found.add(source.substring(start, i));
      }
    }
    return found;
  }

  private static boolean isBehindDot(String source, int start) {
    return source.startsWith(".", start - 1) && !source.startsWith("...", start - 3);
  }

  private static boolean isStart(int c) {
    return isPart(c) && !(c >= '0' && c <= '9');
  }

  private static boolean isPart(int c) {
    return c == '$' || c == '_' || Character.isLetterOrDigit(c);
  }
}
