package dev.formwork.scripting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.ScriptSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a script that uses too much, with limits small enough for a test. */
class StoppingAScriptTest {

  private static final long MEBIBYTE = 1024 * 1024;

  /** A loop in which no statement is counted often and every step is one long native call. */
  private static final Expression SLOW_TO_STOP =
      Expression.script(
          "const long = '\\ufdfa'.repeat(480000); for (;;) long.normalize('NFKD');", List.of());

  private static final Expression ENDLESS =
      Expression.script(
          "for (let i = 0; ; i++) 'a'.repeat(1000 + (i % 1000)).indexOf('b');", List.of());

  private static final Expression GREEDY =
      Expression.script(
          "const kept = []; for (;;) kept.push('x'.repeat(1000) + kept.length);", List.of());

  /** Harmless, but nothing that is answered without the engine. */
  private static final Expression GOOD = Expression.formula("7 ** 1 * 6", List.of());

  private @Nullable ScriptRuntime used;

  @AfterEach
  void close() {
    runtime().close();
  }

  @Test
  void stopsWhatTakesTooLong() {
    use(limits());

    assertThat(failureOf(ENDLESS)).isEqualTo("script.timeout");
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  @Test
  void stopsWhatAllocatesTooMuch() {
    use(limits().time(Duration.ofSeconds(20)).allocated(20 * MEBIBYTE));

    assertThat(failureOf(GREEDY)).isEqualTo("script.memory");
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  @Test
  void countsStatementsAcrossASession() {
    use(limits().time(Duration.ofSeconds(20)).allocated(1000 * MEBIBYTE));
    var counting = "for (let i = 0; i < 1500000; i++); return ";

    try (var session = runtime().open()) {
      int evaluated = 0;
      String code = "";
      while (code.isEmpty() && evaluated < 20) {
        code = failureOf(session, Expression.script(counting + evaluated, List.of()));
        evaluated++;
      }

      assertThat(code).isEqualTo("script.statements");
      assertThat(evaluated).isBetween(2, 5);
    }
  }

  @Test
  void endsASessionThatUsesUpItsTime() {
    use(limits().sessionTime(Duration.ofMillis(500)));

    try (var session = runtime().open()) {
      for (int i = 0; i < 10; i++) {
        failureOf(session, ENDLESS);
      }

      assertThat(failureOf(session, GOOD)).isEqualTo("script.timeout");
    }
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  @Test
  void endsASessionThatUsesUpItsMemory() {
    use(
        limits()
            .time(Duration.ofSeconds(20))
            .allocated(20 * MEBIBYTE)
            .sessionAllocated(50 * MEBIBYTE));

    try (var session = runtime().open()) {
      for (int i = 0; i < 4; i++) {
        failureOf(session, GREEDY);
      }

      assertThat(failureOf(session, GOOD)).isEqualTo("script.memory");
    }
  }

  @Test
  void letsTheCallerGoAndReplacesTheThreadThatIsNotBack() {
    // where the watchdog comes late, what was allocated is not to be the first reason
    use(
        limits()
            .threads(1)
            .allocated(Long.MAX_VALUE)
            .sessionAllocated(Long.MAX_VALUE)
            .answer(Duration.ofMillis(1))
            .grace(Duration.ofMillis(5)));

    assertThat(failureOf(SLOW_TO_STOP)).isEqualTo("script.timeout");
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  @Test
  void putsAScriptThatHeldItsThreadThreeTimesIntoQuarantine() throws InterruptedException {
    use(limits().answer(Duration.ofMillis(1)).grace(Duration.ofMillis(1)));

    int times = 0;
    while (!failureOf(SLOW_TO_STOP).equals("script.quarantined") && times < 30) {
      times++;
      TimeUnit.MILLISECONDS.sleep(100);
    }

    assertThat(times).isBetween(3, 29);
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  @Test
  void sendsCallersAwayWhenAllThreadsAreTaken() {
    use(limits().threads(1).waiting(1).time(Duration.ofSeconds(2)).patience(Duration.ofMillis(10)));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var codes = Stream.generate(() -> callers.submit(() -> failureOf(ENDLESS))).limit(3).toList();

      assertThat(codes)
          .extracting(Future::get)
          .contains("script.busy")
          .containsAnyOf("script.timeout", "script.memory");
    }
  }

  @Test
  void stopsTheScriptOfACallerThatIsInterrupted() throws InterruptedException {
    use(limits().time(Duration.ofSeconds(20)));
    var surprise = new AtomicReference<Throwable>();
    var caller =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, thrown) -> surprise.set(thrown))
            .start(() -> valueOf(ENDLESS));

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    assertThat(surprise.get()).isInstanceOf(IllegalStateException.class);
    assertThat(valueOf(GOOD)).isEqualTo(42L);
  }

  private void use(LimitsBuilder limits) {
    used = new ScriptRuntime(limits.build());
  }

  private ScriptRuntime runtime() {
    return Objects.requireNonNull(used);
  }

  private static LimitsBuilder limits() {
    return new LimitsBuilder();
  }

  private @Nullable Object valueOf(Expression expression) {
    try (var session = runtime().open()) {
      return session.evaluate(expression, Map.of());
    }
  }

  private String failureOf(Expression expression) {
    try (var session = runtime().open()) {
      return failureOf(session, expression);
    }
  }

  private static String failureOf(ScriptSession session, Expression expression) {
    var failure =
        catchThrowableOfType(ScriptFailure.class, () -> session.evaluate(expression, Map.of()));
    return failure == null ? "" : failure.code();
  }
}
