package dev.formwork.scripting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main of a JVM that is there to be attacked. Says {@code ready}, carries out the attack, then
 * says how it ended and whether the JVM is as good as before.
 */
final class AttackedJvm {

  private static final Duration COMING_BACK = Duration.ofSeconds(8);

  private AttackedJvm() {}

  public static void main(String[] args) throws Exception {
    var attack = Attack.read(Path.of(args[0]));
    try (var scripts = new Scripts()) {
      evaluateAGoodFormula(scripts);
      var longestPause = watchPauses();
      System.out.println("ready");

      long begin = System.nanoTime();
      say("outcome", attack.carriedOutOn(scripts));
      say("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      say("back", isBackInTime());
      say("pause", longestPause.get());
      say("good", evaluateAGoodFormula(scripts));
    }
    System.exit(0);
  }

  private static boolean evaluateAGoodFormula(Scripts scripts) {
    var lines = List.of(Map.of("price", 2), Map.of("price", 40));
    try (var session = scripts.open()) {
      var formula = Expression.formula("sum(lines, 'price')", List.of("lines"));
      return Long.valueOf(42).equals(session.evaluate(formula, Map.of("lines", lines)));
    }
  }

  /** The longest time in ms that a thread which wants to run each 10 ms had to wait. */
  private static AtomicLong watchPauses() {
    var longest = new AtomicLong();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (true) {
            long begin = System.nanoTime();
            sleep();
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            longest.accumulateAndGet(waited, Math::max);
          }
        });
    return longest;
  }

  /** Whether no thread is inside the engine any more, soon after the attack. */
  private static boolean isBackInTime() {
    long end = System.nanoTime() + COMING_BACK.toNanos();
    while (System.nanoTime() < end) {
      boolean inside =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(thread -> thread.getKey().getName().equals("script"))
              .flatMap(thread -> List.of(thread.getValue()).stream())
              .anyMatch(frame -> frame.getClassName().startsWith("com.oracle.truffle"));
      if (!inside) {
        return true;
      }
      sleep();
    }
    return false;
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String name, Object value) {
    String text = String.valueOf(value).replace('\n', ' ');
    System.out.println(name + " " + (text.length() > 200 ? text.substring(0, 200) : text));
  }
}
