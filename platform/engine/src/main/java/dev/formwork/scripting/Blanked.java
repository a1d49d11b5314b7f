package dev.formwork.scripting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A source with spaces in place of what is no code: texts, comments and regular expressions. What
 * stands in {@code ${…}} of a template is code. Each character that is left stays at its place.
 *
 * <p>ECMAScript 2024, sections 12.4 and 12.9. Where a slash may as well begin a regular expression
 * as divide, and where a line ends within a text, the source stays as it is: rather a word too many
 * than one too few.
 */
final class Blanked {

  private static final String BEFORE_AN_EXPRESSION = "(,=:[!&|?{;+-*%<>~^";
  private static final Set<String> WORDS_BEFORE_AN_EXPRESSION =
      Set.of("return", "typeof", "case", "in", "of", "delete", "void", "instanceof", "do", "else");

  private final String source;
  private final StringBuilder left = new StringBuilder();

  /** How many braces were open where each template began the code that it holds now. */
  private final Deque<Integer> templates = new ArrayDeque<>();

  private final List<Text> texts = new ArrayList<>();

  private int open;

  /** The last character that is neither space nor comment; that of its quote for a text. */
  private char last;

  private boolean unsure;

  /** A text between quotes, from its first quote to behind its last one. */
  record Text(int start, int end) {}

  private Blanked(String source) {
    this.source = source;
  }

  static String of(String source) {
    Blanked blanked = read(source);
    return blanked.unsure ? source : blanked.left.toString();
  }

  /** Whether code and what is no code could be told apart. */
  static boolean isSure(String source) {
    return !read(source).unsure;
  }

  /** The texts between quotes, in the order of the source; none where they can't be told apart. */
  static List<Text> texts(String source) {
    Blanked blanked = read(source);
    return blanked.unsure ? List.of() : List.copyOf(blanked.texts);
  }

  private static Blanked read(String source) {
    var blanked = new Blanked(source);
    while (blanked.left.length() < source.length() && !blanked.unsure) {
      blanked.step();
    }
    return blanked;
  }

  private void step() {
    char c = source.charAt(left.length());
    switch (c) {
      case '"', '\'' -> text(c);
      case '`' -> template();
      case '/' -> slash();
      case '{' -> {
        open++;
        keep(c);
      }
      case '}' -> {
        if (!templates.isEmpty() && templates.peek() == open) {
          templates.pop();
          template();
        } else {
          open--;
          keep(c);
        }
      }
      default -> keep(c);
    }
  }

  private void keep(char c) {
    left.append(c);
    if (!Character.isWhitespace(c)) {
      last = c;
    }
  }

  /** Everything up to there, without it. */
  private void blank(int end) {
    left.repeat(' ', Math.min(end, source.length()) - left.length());
  }

  private void text(char quote) {
    int end = left.length() + 1;
    while (end < source.length() && source.charAt(end) != quote) {
      unsure |= source.charAt(end) == '\n';
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    texts.add(new Text(left.length(), Math.min(end + 1, source.length())));
    blank(end + 1);
    last = quote;
  }

  /** From its quote, or from the brace behind which it goes on, to the next such place. */
  private void template() {
    int end = left.length() + 1;
    while (end < source.length() && source.charAt(end) != '`' && !source.startsWith("${", end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    if (source.startsWith("${", end)) {
      blank(end + 2);
      templates.push(open);
      last = '{';
    } else {
      blank(end + 1);
      last = '`';
    }
  }

  private void slash() {
    int at = left.length();
    if (source.startsWith("//", at)) {
      int end = source.indexOf('\n', at);
      blank(end < 0 ? source.length() : end);
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      blank(end < 0 ? source.length() : end + 2);
    } else if (last == '}') {
      unsure = true;
    } else if (last == 0 || BEFORE_AN_EXPRESSION.indexOf(last) >= 0 || isBehindAWord()) {
      regularExpression();
    } else {
      keep('/');
    }
  }

  private boolean isBehindAWord() {
    String before = left.toString().stripTrailing();
    int start = before.length();
    while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) {
      start--;
    }
    return WORDS_BEFORE_AN_EXPRESSION.contains(before.substring(start));
  }

  private void regularExpression() {
    int end = left.length() + 1;
    boolean inClass = false;
    while (end < source.length() && (inClass || source.charAt(end) != '/')) {
      char c = source.charAt(end);
      unsure |= c == '\n';
      inClass = c == '[' || (inClass && c != ']');
      end += c == '\\' ? 2 : 1;
    }
    while (end + 1 < source.length() && Character.isLetter(source.charAt(end + 1))) {
      end++; // its flags
    }
    blank(end + 1);
    last = '/';
  }
}
