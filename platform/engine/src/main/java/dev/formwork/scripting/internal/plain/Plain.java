package dev.formwork.scripting.internal.plain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plain formula. Names are resolved when it is read, so each is a place in the scope.
 */
sealed interface Plain {

  /** A number, text, truth value, null or {@link Values.Undefined}. */
  record Literal(@Nullable Object value) implements Plain {}

  /** A value that the formula names. */
  record Named(String name) implements Plain {}

  /** A parameter of an arrow function. */
  record Bound(int slot) implements Plain {}

  /** {@code of.key} */
  record Member(Plain of, String key) implements Plain {}

  /** {@code of[index]} with a whole number written out. */
  record Item(Plain of, int index) implements Plain {}

  /** {@code [a, b]} */
  record Items(List<Plain> items) implements Plain {}

  /** What stands in round brackets. */
  record Bracketed(Plain inner) implements Plain {}

  record Not(Plain value) implements Plain {}

  record Signed(boolean negative, Plain value) implements Plain {}

  record Binary(Operator operator, Plain left, Plain right) implements Plain {}

  record Logic(Junction junction, Plain left, Plain right) implements Plain {}

  record Choose(Plain when, Plain then, Plain otherwise) implements Plain {}

  /** {@code name(arguments)}, a function of the library or of the language. */
  record Call(Library function, List<Plain> arguments) implements Plain {}

  /** {@code of.method(arguments)} of a text or a list. */
  record Method(Plain of, String name, List<Plain> arguments) implements Plain {}

  /** {@code of.method(lambda, more)} of a list. */
  record Walk(Plain of, String name, Lambda each, List<Plain> more) implements Plain {}

  /**
   * An arrow function: what it does with its parameters.
   *
   * @param parameters how many it names, one or two
   * @param slot where the first of them stands
   */
  record Lambda(int parameters, int slot, Plain body) {}

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    SAME,
    NOT_SAME,
    EQUAL,
    NOT_EQUAL
  }

  enum Junction {
    AND,
    OR,
    IF_NULL
  }
}
