package dev.formwork.scripting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** What a brace follows that begins an object, not a block: also the very beginning. */
  private static final String BEFORE_AN_OBJECT = "(,=:[?&|\0";

  private Identifiers() {}

  /** Whether a value can be passed under this name. */
  static boolean isFree(String name) {
    return !name.isEmpty()
        && isStart(name.charAt(0))
        && name.chars().allMatch(Identifiers::isPart)
        && !RESERVED.contains(name);
  }

  /** What an identifier is there for. */
  enum Use {
    /** Its value is meant. */
    READ,
    /** It names a member of an object: {@code a} of {a: 1}. */
    MEMBER,
    /** It names a member and gives its value: {@code a} of {a}. */
    BOTH
  }

  /** An identifier, and where it begins. */
  record Spot(String name, int start, Use use) {}

  /**
   * Every name that a source reads: {@code a} and {@code b} of a.x + b + 'c', but not {@code d} of
   * {d: a}.
   */
  static Set<String> in(String written) {
    return all(written).stream()
        .filter(spot -> spot.use() != Use.MEMBER)
        .map(Spot::name)
        .collect(Collectors.toSet());
  }

  /**
   * Every identifier that stands neither behind a single dot nor in a text, comment or regular
   * expression, in the order of the source.
   */
  static List<Spot> all(String written) {
    String source = Blanked.of(written);
    var found = new ArrayList<Spot>();
    var braces = new ArrayDeque<Boolean>();
    char last = 0; // the last character before, but spaces
    String word = ""; // the last word, where nothing but spaces follows it
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (!isPart(c)) {
        switch (c) {
          case '{' -> braces.push(BEFORE_AN_OBJECT.indexOf(last) >= 0 || word.equals("return"));
          case '(', '[' -> braces.push(false);
          case '}', ')', ']' -> braces.poll();
          default -> {}
        }
        if (!Character.isWhitespace(c)) {
          last = c;
          word = "";
        }
        i++;
        continue;
      }
      int start = i;
      while (i < source.length() && isPart(source.charAt(i))) {
        i++;
      }
      word = source.substring(start, i);
      if (isStart(source.charAt(start)) && !isBehindDot(source, start)) {
        boolean inAnObject = Boolean.TRUE.equals(braces.peek());
        found.add(new Spot(word, start, use(last, following(source, i), inAnObject)));
      }
      last = source.charAt(i - 1);
    }
    return found;
  }

  private static Use use(char before, char after, boolean inAnObject) {
    boolean begins = before == '{' || before == ',';
    if (begins && after == ':') {
      return Use.MEMBER;
    }
    return begins && inAnObject && (after == ',' || after == '}') ? Use.BOTH : Use.READ;
  }

  /** The first character from there on that is no space; 0 at the end. */
  private static char following(String source, int from) {
    int i = from;
    while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
      i++;
    }
    return i < source.length() ? source.charAt(i) : 0;
  }

  static boolean isBehindDot(String source, int start) {
    int i = start - 1;
    while (i >= 0 && Character.isWhitespace(source.charAt(i))) {
      i--;
    }
    return i >= 0 && source.charAt(i) == '.' && !source.startsWith("...", i - 2);
  }

  static boolean isStart(int c) {
    return isPart(c) && !(c >= '0' && c <= '9');
  }

  static boolean isPart(int c) {
    return c == '$' || c == '_' || Character.isLetterOrDigit(c);
  }
}
