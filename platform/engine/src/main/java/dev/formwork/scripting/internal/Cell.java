package dev.formwork.scripting.internal;

import dev.formwork.scripting.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One hardened context with the functions evaluated in it so far. */
final class Cell implements AutoCloseable {

  /** What a value is, as seen from inside. */
  enum Shape {
    MAP,
    LIST,
    OTHER
  }

  private static final int MOST_INPUTS = 16;

  private final Context context;
  private final Value read;
  private final Value shape;
  private final Map<Code, Value> functions = new HashMap<>();

  /** Lists and maps that came in, by their text; they are read-only, so the same one serves. */
  private final Map<String, Value> inputs = new HashMap<>();

  /** Hardens a context; to be called on a script thread. */
  Cell(Sandbox sandbox, Context context) {
    this.context = context;
    Value inner = sandbox.harden(context);
    this.read = inner.getArrayElement(0);
    this.shape = inner.getArrayElement(1);
  }

  Context context() {
    return context;
  }

  /** Reads the code without running any of it. */
  void parse(Code code) {
    try {
      context.parse(code.source());
      if (code.expression().kind() == Expression.Kind.FORMULA) {
        context.parse(Code.inBrackets(code.expression()));
      }
    } catch (PolyglotException e) {
      throw Failures.reading(e, code);
    }
  }

  /** The plain value of an expression; a {@link dev.formwork.scripting.ScriptFailure} if none. */
  @Nullable Object evaluate(Code code, List<@Nullable Object> arguments) {
    Value function = function(code);
    try {
      return new Results(this).plain(function.execute(inside(arguments)));
    } catch (PolyglotException e) {
      throw Failures.running(e, code);
    }
  }

  private Value function(Code code) {
    Value known = functions.get(code);
    if (known != null) {
      return known;
    }
    try {
      Value function = context.eval(code.source());
      functions.put(code, function);
      return function;
    } catch (PolyglotException e) {
      throw Failures.reading(e, code);
    }
  }

  private @Nullable Object[] inside(List<@Nullable Object> arguments) {
    return arguments.stream()
        .map(value -> value instanceof Arguments.Json(String text) ? input(text) : value)
        .toArray();
  }

  private Value input(String json) {
    if (inputs.size() >= MOST_INPUTS) {
      inputs.clear();
    }
    return inputs.computeIfAbsent(json, read::execute);
  }

  Shape shapeOf(Value value) {
    if (value.canExecute()) {
      return Shape.OTHER;
    }
    return switch (shape.execute(value).asInt()) {
      case 0 -> Shape.MAP;
      case 1 -> value.hasArrayElements() ? Shape.LIST : Shape.OTHER;
      default -> Shape.OTHER;
    };
  }

  @Override
  public void close() {
    context.close(true);
  }
}
