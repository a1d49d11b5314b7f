package dev.formwork.scripting.internal.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a formula; what is not surely one of these makes the formula not plain. */
final class Tokens {

  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    MARK,
    END
  }

  /** A word as it is written; a text without its quotes. */
  record Token(Kind kind, String text) {
    boolean is(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }
  }

  private static final Token END = new Token(Kind.END, "");

  /**
   * Longest first, as ECMAScript reads them. Marks that are known but mean something else here
   * ({@code ++}, comments, {@code ?.}) are words too, so that no shorter one is read in their
   * place.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<space>[ \\t\\r\\n]+)"
              + "|(?<number>(?:0|[1-9][0-9]{0,14})(?:[.][0-9]{1,15})?(?![0-9A-Za-z_$.]))"
              + "|(?<text>'[^'\\\\\\r\\n\\u2028\\u2029]*'|\"[^\"\\\\\\r\\n\\u2028\\u2029]*\")"
              + "|(?<name>[A-Za-z_$][A-Za-z0-9_$]*)"
              + "|(?<mark>>>>=|===|!==|\\*\\*=|<<=|>>=|>>>|&&=|\\|\\|=|\\?\\?=|\\.\\.\\.|=>|==|!=|<=|>="
              + "|&&|\\|\\||\\?\\?|\\?\\.|\\+\\+|--|\\+=|-=|\\*=|/=|%=|&=|\\|=|\\^=|<<|>>|\\*\\*|//|/\\*"
              + "|[-+*/%<>!?:.,()\\[\\]])");

  private final List<Token> tokens;
  private int at;

  private Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String source) {
    var tokens = new ArrayList<Token>();
    Matcher word = WORD.matcher(source);
    int from = 0;
    while (from < source.length()) {
      if (!word.find(from) || word.start() != from) {
        throw new NotPlain();
      }
      from = word.end();
      if (word.group("number") != null) {
        tokens.add(new Token(Kind.NUMBER, word.group()));
      } else if (word.group("text") != null) {
        tokens.add(new Token(Kind.TEXT, source.substring(word.start() + 1, from - 1)));
      } else if (word.group("name") != null) {
        tokens.add(new Token(Kind.NAME, word.group()));
      } else if (word.group("mark") != null) {
        tokens.add(new Token(Kind.MARK, word.group()));
      }
    }
    return new Tokens(tokens);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean skip(String mark) {
    if (!peek().is(mark)) {
      return false;
    }
    at++;
    return true;
  }

  void expect(String mark) {
    if (!skip(mark)) {
      throw new NotPlain();
    }
  }

  String name() {
    Token token = next();
    if (token.kind() != Kind.NAME) {
      throw new NotPlain();
    }
    return token.text();
  }
}
