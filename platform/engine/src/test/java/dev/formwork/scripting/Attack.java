package dev.formwork.scripting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hostile script from a file {@code what-it-tries.expectation.js}. The expectation is the code
 * that it has to be refused with ({@code statements} for {@code script.statements}), {@code
 * refused} for any code, or {@code harmless} where it may have a value, the one of a first line
 * {@code // gives value} if there is one. {@code either} is for what the depth of a stack decides:
 * refused or such a value.
 *
 * <p>A line {@code //# next evaluation} parts the scripts of one session, {@code //# next context}
 * those of different ones; the last one counts. {@code «text×3»} stands for three times that text.
 */
record Attack(String name, String expectation, String source) {

  private static final Pattern REPEATED = Pattern.compile("«([^»]*?)×(\\d+)»");
  private static final Map<String, Object> VALUES =
      Map.of(
          "lines",
          List.of(Map.of("price", 100, "quantity", 2), Map.of("price", 50, "quantity", 1)),
          "text",
          "hello",
          "day",
          LocalDate.of(2026, 1, 31),
          "user",
          "li");

  static Attack read(Path file) throws IOException {
    String[] parts = String.valueOf(file.getFileName()).split("\\.", 3);
    String source =
        REPEATED
            .matcher(Files.readString(file))
            .replaceAll(
                r -> Matcher.quoteReplacement(r.group(1).repeat(Integer.parseInt(r.group(2)))));
    return new Attack(parts[0], parts[1], source);
  }

  static List<Path> filesIn(String folder) {
    try (var files = Files.list(Path.of("src/test/resources/scripting", folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code it was refused with, without {@code script.}, or {@code = value}. */
  String carriedOutOn(Scripts scripts) {
    String outcome = "";
    for (String context : source.split("//# next context\n")) {
      try (var session = scripts.open()) {
        for (String evaluation : context.split("//# next evaluation\n")) {
          outcome = outcomeOf(session, Expression.script(evaluation, VALUES.keySet()));
        }
      }
    }
    return outcome;
  }

  private static String outcomeOf(ScriptSession session, Expression script) {
    try {
      @Nullable Object value = session.evaluate(script, VALUES);
      return "= " + value;
    } catch (ScriptFailure failure) {
      return failure.code().substring("script.".length());
    }
  }

  /** Whether this outcome is as the name of the file says. */
  boolean expects(String outcome) {
    return switch (expectation) {
      case "refused" -> isRefusal(outcome);
      case "harmless" -> isGiven(outcome);
      case "either" -> isRefusal(outcome) || isGiven(outcome);
      default -> outcome.equals(expectation);
    };
  }

  private static boolean isRefusal(String outcome) {
    return !outcome.startsWith("= ") && !outcome.equals("busy");
  }

  private boolean isGiven(String outcome) {
    @Nullable String given = given();
    return given == null ? outcome.startsWith("= ") : outcome.equals("= " + given);
  }

  private @Nullable String given() {
    String first = source.lines().findFirst().orElse("");
    return first.startsWith("// gives ") ? first.substring("// gives ".length()) : null;
  }
}
