package dev.formwork.scripting.internal.plain;

import dev.formwork.scripting.Expression;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A formula that is evaluated without a script context, because all it does is beyond doubt:
 * numbers, texts, comparisons, choices, the library, rows that are filtered, mapped and reduced.
 *
 * <p>It has the value that the script engine would give, bit for bit, or no answer at all: whatever
 * could fail, convert in a surprising way or run long is left to the engine, with its limits and
 * its words for failures. A test compares the two on random formulas.
 */
public final class PlainFormula {

  /** Longer ones could nest deeper than a thread's stack; the engine has a limit for that. */
  private static final int MOST_SOURCE = 2_000;

  private final Reader.Formula formula;

  private PlainFormula(Reader.Formula formula) {
    this.formula = formula;
  }

  /**
   * What came of an evaluation.
   *
   * @param value String, Boolean, Long, BigDecimal or null, as the script engine gives it
   */
  public record Answer(@Nullable Object value) {}

  /** The formula, if it is plain throughout. */
  public static Optional<PlainFormula> of(Expression expression) {
    if (expression.kind() != Expression.Kind.FORMULA
        || expression.source().length() > MOST_SOURCE) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PlainFormula(Reader.read(expression)));
    } catch (NotPlain beyond) {
      return Optional.empty();
    }
  }

  /**
   * The answer for these values; empty where the script engine has to be asked.
   *
   * @param values as for {@link dev.formwork.scripting.Evaluator}; their numbers fit a double
   */
  public Optional<Answer> evaluate(Map<String, ?> values) {
    try {
      Object value = new Evaluation(values, formula.slots()).value(formula.root());
      return Optional.of(new Answer(Values.outside(value)));
    } catch (NotPlain beyond) {
      return Optional.empty();
    }
  }
}
