package dev.formwork.scripting.internal;

import dev.formwork.scripting.Expression;
import dev.formwork.scripting.internal.plain.PlainFormula;
import java.util.Optional;
import org.graalvm.polyglot.Source;

/**
 * An expression as the function that is evaluated; its own first line is line 2 of the text.
 *
 * @param plain the same without a script context, where the formula is that simple
 */
record Code(Expression expression, Source source, Optional<PlainFormula> plain) {

  /** Lines that stand before the expression's own. */
  static final int LINES_BEFORE = 1;

  static Code of(Expression expression) {
    String names = String.join(",", expression.names());
    return new Code(
        expression,
        switch (expression.kind()) {
          case FORMULA -> text("((" + names + ")=>(\n", expression, "\n))");
          case SCRIPT -> text("((" + names + ")=>{\n", expression, "\n})");
        },
        PlainFormula.of(expression));
  }

  /** The formula between other brackets: only a whole expression parses in both. */
  static Source inBrackets(Expression formula) {
    return text("[\n", formula, "\n]");
  }

  private static Source text(String before, Expression expression, String after) {
    return Source.newBuilder(Sandbox.LANGUAGE, before + expression.source() + after, "expression")
        .buildLiteral();
  }
}
