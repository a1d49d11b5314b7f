package dev.formwork.rules;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the scripts of conditions and value sources with the names that they may read. */
final class ScriptValues {

  /** Besides the fields of the form; a field of the same key stands back. */
  private static final Set<String> OF_THE_PLATFORM = Set.of("params", "user", "today", "now");

  private ScriptValues() {}

  static boolean truth(String script, EvaluationContext context) {
    if (value(script, context) instanceof Boolean answer) {
      return answer;
    }
    throw new ScriptFailure(Problem.error("rules.script.not-a-condition", ""));
  }

  static @Nullable Object value(String script, EvaluationContext context) {
    var known = new HashSet<>(context.fields());
    known.addAll(context.data().keySet());
    known.addAll(OF_THE_PLATFORM);
    var expression = Expression.formula(script, known);
    Map<String, Object> values = new HashMap<>();
    for (String name : expression.names()) {
      Object value =
          OF_THE_PLATFORM.contains(name) ? platform(name, context) : context.data().get(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return context.evaluator().evaluate(expression, values);
  }

  private static @Nullable Object platform(String name, EvaluationContext context) {
    return switch (name) {
      case "params" -> context.params();
      case "user" -> context.user();
      case "today" -> context.today();
      case "now" -> context.now();
      default -> throw new IllegalArgumentException("Expected a known name, but got " + name);
    };
  }
}
