package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.kernel.Problem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates a source as most tests want it: with a few values, in a session of its own. */
final class Formulas {

  static final Scripts SCRIPTS = new Scripts();

  private Formulas() {}

  static @Nullable Object resultOf(String source) {
    return resultOf(source, Map.of());
  }

  static @Nullable Object resultOf(String source, Map<String, ?> values) {
    try (var session = SCRIPTS.open()) {
      return session.evaluate(Expression.formula(source, values.keySet()), values);
    }
  }

  static @Nullable Object resultOfScript(String source, Map<String, ?> values) {
    try (var session = SCRIPTS.open()) {
      return session.evaluate(Expression.script(source, values.keySet()), values);
    }
  }

  static Problem problemOf(String source) {
    return problemOf(source, Map.of());
  }

  static Problem problemOf(String source, Map<String, ?> values) {
    return catchThrowableOfType(ScriptFailure.class, () -> resultOf(source, values)).problem();
  }

  /** {@code Map.of} that takes a null. */
  static Map<String, @Nullable Object> with(String name, @Nullable Object value) {
    var values = new HashMap<String, @Nullable Object>();
    values.put(name, value);
    return values;
  }
}
