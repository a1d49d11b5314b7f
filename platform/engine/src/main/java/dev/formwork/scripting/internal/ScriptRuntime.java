package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.ScriptSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/** Everything of this node that evaluates: the engine, its threads, what is parsed or banned. */
public final class ScriptRuntime implements AutoCloseable {

  private static final int MOST_SOURCE = 64 * 1024;
  private static final int MOST_KEPT = 2_000;

  private static final int WARM_UP_ROUNDS = 5;
  private static final Expression WARM_UP =
      Expression.formula(
          "[round(sum(lines, 'price'), 2), addDays(day, 1), age(day, day), {text: text(day)}]",
          List.of("lines", "day"));
  private static final Map<String, Object> WARM_UP_VALUES =
      Map.of("lines", List.of(Map.of("price", 1)), "day", "2026-01-31");

  private final Limits limits;
  private final Quarantine quarantine = new Quarantine();
  private final Kept<Expression, Code> parsed = new Kept<>(MOST_KEPT);
  private final ScriptThreads threads;
  private final CompletableFuture<Sandbox> sandbox;

  public ScriptRuntime(Limits limits) {
    this.limits = limits;
    this.threads = new ScriptThreads(limits, run -> quarantine.strike(run.expression));
    this.sandbox = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("script-warm-up").start(this::warmUp);
  }

  /** The first context of an engine costs half a second; nobody's first form should pay it. */
  private void warmUp() {
    try {
      var made = new Sandbox();
      Code code = Code.of(WARM_UP);
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        try (var cell = new Cell(made, made.context())) {
          cell.parse(code);
          cell.evaluate(code, Arguments.of(WARM_UP, WARM_UP_VALUES));
        }
      }
      sandbox.complete(made);
    } catch (Throwable e) {
      sandbox.completeExceptionally(e);
    }
  }

  public ScriptSession open() {
    return new Session(this, Budget.ofSession(limits));
  }

  public Problems check(Expression expression, Map<String, ?> examples) {
    try {
      Code code = code(expression);
      parse(code);
    } catch (ScriptFailure failure) {
      return Problems.of(failure.problem());
    }
    try (var trial = open()) {
      trial.evaluate(expression, examples);
      return Problems.NONE;
    } catch (ScriptFailure failure) {
      boolean unknownName = failure.code().equals("script.unknown-name");
      return unknownName ? Problems.of(failure.problem()) : Problems.NONE;
    }
  }

  private void parse(Code code) {
    Budget budget = evaluation();
    answerOf(
        new Run<@Nullable Object>(
            code.expression(),
            budget,
            watch -> {
              try (var cell = openCell(watch)) {
                cell.parse(code);
              }
              return null;
            }),
        budget);
  }

  Code code(Expression expression) {
    if (expression.source().length() > MOST_SOURCE) {
      throw new ScriptFailure(
          Problem.error("script.source-too-large", "").with("most", MOST_SOURCE));
    }
    quarantine.refuse(expression);
    return parsed.get(expression, Code::of);
  }

  Budget evaluation() {
    return Budget.ofEvaluation(limits);
  }

  <T extends @Nullable Object> T answerOf(Run<T> run, Budget budget) {
    sandbox.join();
    return threads.answerOf(run, budget);
  }

  /** A fresh cell; the run guards its context from the start. */
  Cell openCell(Run<?> run) {
    Sandbox ready = sandbox.join();
    Context context = ready.context();
    run.enters(context);
    return new Cell(ready, context);
  }

  @Override
  public void close() {
    threads.close();
    Thread.ofPlatform().daemon().name("script-close").start(() -> sandbox.join().close());
  }
}
