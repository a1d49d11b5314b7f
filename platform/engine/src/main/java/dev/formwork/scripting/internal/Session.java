package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.ScriptSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A session; its cell is opened by the first evaluation and left behind by a failed one. Nothing is
 * random and {@code now} is an argument, so an expression asked again with the same arguments has
 * the answer it had: a form that is evaluated several times in an act runs each formula once.
 */
final class Session implements ScriptSession {

  /** An expression with what it was asked about; a list or map counts by its text. */
  private record Question(Expression expression, List<@Nullable Object> arguments) {}

  private static final int MOST_ANSWERS = 500;

  private final ScriptRuntime runtime;
  private final Map<Question, Optional<Object>> answers = new HashMap<>();
  private Budget left;
  private @Nullable Cell cell;
  private boolean closed;

  Session(ScriptRuntime runtime, Budget left) {
    this.runtime = runtime;
    this.left = left;
  }

  @Override
  public @Nullable Object evaluate(Expression expression, Map<String, ?> values) {
    if (closed) {
      throw new IllegalStateException("Expected an open script session, but it is closed.");
    }
    Code code = runtime.code(expression);
    List<@Nullable Object> arguments = Arguments.of(expression, values);
    var plain = code.plain().flatMap(formula -> formula.evaluate(values));
    if (plain.isPresent()) {
      return plain.get().value();
    }
    var question = new Question(expression, arguments);
    Optional<Object> known = answers.get(question);
    if (known == null) {
      known = Optional.ofNullable(evaluateWithinBudget(code, arguments));
      if (answers.size() < MOST_ANSWERS) {
        answers.put(question, known);
      }
    }
    return known.orElse(null);
  }

  private @Nullable Object evaluateWithinBudget(Code code, List<@Nullable Object> arguments) {
    if (left.nanos() <= 0 || left.bytes() <= 0) {
      closeCell();
      throw new ScriptFailure(
          Problem.error(left.nanos() <= 0 ? Stop.TIMEOUT.code : Stop.MEMORY.code, ""));
    }
    return evaluate(code, arguments);
  }

  private @Nullable Object evaluate(Code code, List<@Nullable Object> arguments) {
    var inside = new AtomicReference<@Nullable Cell>(cell);
    cell = null;
    Budget budget = runtime.evaluation().atMost(left);
    var run =
        new Run<@Nullable Object>(
            code.expression(), budget, watch -> enter(inside, watch).evaluate(code, arguments));
    try {
      Object value = runtime.answerOf(run, budget);
      cell = inside.get();
      return value;
    } finally {
      left = left.without(run);
      if (cell == null) {
        leaveBehind(inside.get(), run);
      }
    }
  }

  private Cell enter(AtomicReference<@Nullable Cell> inside, Run<?> watch) {
    Cell current = inside.get();
    if (current == null) {
      current = runtime.openCell(watch);
      inside.set(current);
    } else {
      watch.enters(current.context());
    }
    return current;
  }

  /** A stopped run's context is closed by the watchdog: its thread may still be inside. */
  private static void leaveBehind(@Nullable Cell failed, Run<?> run) {
    if (failed != null && !run.isStopped()) {
      failed.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    closeCell();
  }

  private void closeCell() {
    if (cell != null) {
      cell.close();
      cell = null;
    }
  }
}
