package dev.formwork.scenarios.mutants;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Formulas, of which one operator is exchanged. */
final class Formulas {

  private record Exchange(String operator, String by) {}

  /** Longer ones before those that they hold. */
  private static final List<Exchange> EXCHANGES =
      List.of(
          new Exchange("===", "!=="),
          new Exchange("!==", "==="),
          new Exchange("<=", ">"),
          new Exchange(">=", "<"),
          new Exchange("=>", "=>"),
          new Exchange("==", "!="),
          new Exchange("!=", "=="),
          new Exchange("&&", "||"),
          new Exchange("??", "??"),
          new Exchange("||", "&&"),
          new Exchange("<", ">="),
          new Exchange(">", "<="),
          new Exchange(" + ", " - "),
          new Exchange(" - ", " + "),
          new Exchange(" * ", " / "),
          new Exchange(" / ", " * "));

  private Formulas() {}

  /** With its first operator exchanged; one without any answers nothing. */
  static Optional<JsonNode> broken(String formula) {
    boolean quoted = false;
    char quote = 0;
    for (int i = 0; i < formula.length(); i++) {
      char c = formula.charAt(i);
      if (quoted) {
        quoted = c != quote;
        continue;
      }
      if (c == '\'' || c == '"' || c == '`') {
        quoted = true;
        quote = c;
        continue;
      }
      Exchange exchange = at(formula, i);
      if (exchange != null && exchange.operator().equals(exchange.by())) {
        i += exchange.operator().length() - 1;
      } else if (exchange != null) {
        String rest = formula.substring(i + exchange.operator().length());
        return Optional.of(Values.text(formula.substring(0, i) + exchange.by() + rest));
      }
    }
    return formula.strip().equals("null") ? Optional.empty() : Optional.of(Values.text("null"));
  }

  private static @Nullable Exchange at(String formula, int index) {
    return EXCHANGES.stream()
        .filter(each -> formula.startsWith(each.operator(), index))
        .findFirst()
        .orElse(null);
  }
}
