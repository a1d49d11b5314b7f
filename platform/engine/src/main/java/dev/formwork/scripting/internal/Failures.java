package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.ScriptFailure;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine throws, as problems; texts of Java exceptions stay inside. */
final class Failures {

  private static final Logger log = LoggerFactory.getLogger(Failures.class);
  private static final int MESSAGE_LENGTH = 200;
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("ReferenceError: ([\\p{L}\\p{N}$_]{1,64}) is not defined");
  private static final Pattern SYNTAX =
      Pattern.compile("SyntaxError: (?:expression:\\d+:\\d+ )?([^\\r\\n]*)(?s:.*)");

  private Failures() {}

  /** A failure while the code was read. */
  static ScriptFailure reading(PolyglotException e, Code code) {
    if (!e.isSyntaxError()) {
      return running(e, code);
    }
    var message = SYNTAX.matcher(String.valueOf(e.getMessage()));
    String text = message.matches() ? message.group(1) : "";
    return new ScriptFailure(located(problem("script.syntax", text), e.getSourceLocation(), code));
  }

  /** A failure while the code ran, or while its result was read. */
  static ScriptFailure running(PolyglotException e, Code code) {
    return new ScriptFailure(located(problemOf(e), placeIn(code, e), code));
  }

  private static Problem problemOf(PolyglotException e) {
    String message = String.valueOf(e.getMessage());
    if (e.isResourceExhausted()) {
      return Problem.error(exhausted(message), "");
    }
    if (e.isHostException() || e.isInternalError()) {
      log.warn("The script engine failed: {}", e.getClass().getName());
      log.debug("The script engine failed", e);
      return problem("script.failed", "");
    }
    if (message.equals("RangeError: Maximum call stack size exceeded")) {
      return Problem.error("script.stack", "");
    }
    var unknown = UNKNOWN_NAME.matcher(message);
    return unknown.matches()
        ? problem("script.unknown-name", message).with("name", unknown.group(1))
        : problem("script.failed", message);
  }

  /** The engine names the limit only in its text. */
  private static String exhausted(String message) {
    if (message.startsWith("Statement count limit")) {
      return "script.statements";
    }
    if (message.startsWith("Maximum frame limit") || message.contains("Stack overflow")) {
      return "script.stack";
    }
    return message.startsWith("Maximum AST depth") ? "script.syntax" : "script.memory";
  }

  private static Problem problem(String code, String message) {
    String oneLine = message.replaceAll("\\p{Cntrl}+", " ").strip();
    return Problem.error(code, "")
        .with(
            "message",
            oneLine.length() <= MESSAGE_LENGTH
                ? oneLine
                : oneLine.substring(0, MESSAGE_LENGTH) + "…");
  }

  /** The innermost place in the expression itself; places in the library help nobody. */
  private static @Nullable SourceSection placeIn(Code code, PolyglotException e) {
    var frames =
        StreamSupport.stream(e.getPolyglotStackTrace().spliterator(), false)
            .filter(PolyglotException.StackFrame::isGuestFrame)
            .map(PolyglotException.StackFrame::getSourceLocation);
    return Stream.concat(Stream.ofNullable(e.getSourceLocation()), frames)
        .filter(place -> place != null && place.getSource().equals(code.source()))
        .filter(place -> place.getStartLine() > Code.LINES_BEFORE)
        .findFirst()
        .orElse(null);
  }

  private static Problem located(Problem problem, @Nullable SourceSection place, Code code) {
    int line = place == null ? 1 : place.getStartLine() - Code.LINES_BEFORE;
    int last = (int) code.expression().source().lines().count();
    return problem
        .with("line", Math.clamp(line, 1, Math.max(1, last)))
        .with("column", place == null ? 1 : place.getStartColumn());
  }

  /** The problem where the known one is. */
  static Problem at(Problem problem, Problem known) {
    Problem placed = problem;
    for (String name : new String[] {"line", "column"}) {
      Object value = known.args().get(name);
      placed = value == null ? placed : placed.with(name, value);
    }
    return placed;
  }
}
