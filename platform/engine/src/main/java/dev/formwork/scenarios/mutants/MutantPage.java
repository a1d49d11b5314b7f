package dev.formwork.scenarios.mutants;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of all mutants, as a page in Markdown. */
final class MutantPage {

  private static final String METHOD =
      """
      # Mutation run over the packs

      Written by `./formwork mutate`; not to be edited. Each place of the packs' definitions that decides something is broken once, in one way, and the scenarios are played with it: a broken place that no scenario notices is one that nobody would notice if it were lost.

      - **deadlines**: a budget twice as long (in another unit where a parameter holds it), a moment an hour later, a deadline that follows a field or a rung of the ladder left out.
      - **conditions**: of several clauses each one left out, a lone one turned round.
      - **assignees**: somebody else: the next role of the pack.
      - **parameters**: the default doubled, turned round or with a character more.
      - **targets** of metrics left out.
      - **decision tables**: a cell left out, a result exchanged for another of the table.
      - **formulas**: the first operator exchanged, one without any answers nothing.
      - **duties and bounds** of fields: `required`, `min`, `max` left out.
      - **grants**: left out, their scope widened (narrowed where it is everything), a hidden or masked field shown.

      A mutant that the checks refuse could never be published; it counts neither as caught nor as survived. One is caught when a scenario that holds otherwise does not hold with it. At most the 16 scenarios that name most of what stands around the place are played. Nothing is decided by the clock: what never ends is stopped after a number of steps.

      Mutants are tried in the order of the hashes of their places, so those of a pack that were tried so far are a fair sample of it, and the same each time; a sum over packs weighs each by how much of it was tried. A survivor stays one until it is tried again, also where stories have learned since. Grants come last: `WalkingAsEachPersonTest` asks as each person for everything there is and holds each answer against the roles as they are written.
      """;

  private final Map<String, Map<Mutant.Kind, Count>> counts = new TreeMap<>();
  private final Map<String, List<String>> survivors = new TreeMap<>();

  private static final class Count {
    private int all;
    private int refused;
    private int caught;
    private int survived;
    private int equivalent;

    private void add(Count other) {
      all += other.all;
      refused += other.refused;
      caught += other.caught;
      survived += other.survived;
      equivalent += other.equivalent;
    }

    private String row() {
      int decided = caught + survived;
      int open = all - refused - decided - equivalent;
      return "%d | %d | %d | %d | %d | %d | %s"
          .formatted(
              all,
              refused,
              equivalent,
              open,
              caught,
              survived,
              decided == 0
                  ? "–"
                  : "%.1f %%%s".formatted(100.0 * caught / decided, open > 0 ? " so far" : ""));
    }
  }

  /**
   * @param mutants in order
   * @param reasons why a mutant can't be noticed, by place
   */
  static String of(List<Mutant> mutants, Ledger ledger, Map<String, String> reasons) {
    var page = new MutantPage();
    mutants.forEach(mutant -> page.add(mutant, ledger, reasons));
    return page.text();
  }

  private void add(Mutant mutant, Ledger ledger, Map<String, String> reasons) {
    String app = mutant.app().value();
    Count count =
        counts
            .computeIfAbsent(app, _ -> new EnumMap<>(Mutant.Kind.class))
            .computeIfAbsent(mutant.change().kind(), _ -> new Count());
    count.all++;
    Outcome outcome = ledger.find(mutant).orElse(null);
    switch (outcome) {
      case Outcome.Refused _ -> count.refused++;
      case Outcome.Caught _ -> count.caught++;
      case Outcome.Survived _ -> {
        String reason = reasons.get(mutant.place());
        if (reason == null) {
          count.survived++;
        } else {
          count.equivalent++;
        }
        survivors
            .computeIfAbsent(app, _ -> new ArrayList<>())
            .add(line(mutant, reason == null ? "open" : "equivalent: " + reason));
      }
      case null -> {}
    }
  }

  private static String line(Mutant mutant, String reason) {
    return "| `%s:%d` `%s` | `%s` | %s |"
        .formatted(
            mutant.file(),
            mutant.line(),
            mutant.change().pointer(),
            shortened(mutant.change().words()),
            reason);
  }

  private static String shortened(String words) {
    String safe = words.replace("|", "\\|").replace("`", "'");
    return safe.length() <= 160 ? safe : safe.substring(0, 157) + "…";
  }

  private String text() {
    var text = new StringBuilder(METHOD);
    text.append("\n## Score\n");
    head(text, "pack");
    var total = new Count();
    counts.forEach((app, kinds) -> {
      Count sum = sum(kinds);
      total.add(sum);
      text.append("| ").append(app).append(" | ").append(sum.row()).append(" |\n");
    });
    text.append("| **all** | ").append(total.row()).append(" |\n");
    byKind(text);
    counts.forEach((app, kinds) -> {
      text.append("\n## ").append(app).append('\n');
      head(text, "kind");
      kinds.forEach((kind, count) ->
          text.append("| ").append(kind.words()).append(" | ").append(count.row()).append(" |\n"));
      List<String> lines = survivors.getOrDefault(app, List.of());
      if (!lines.isEmpty()) {
        text.append("\nSurvivors\n\n| place | change | reason |\n|---|---|---|\n");
        lines.forEach(line -> text.append(line).append('\n'));
      }
    });
    return text.toString();
  }

  private void byKind(StringBuilder text) {
    var kinds = new EnumMap<Mutant.Kind, Count>(Mutant.Kind.class);
    counts
        .values()
        .forEach(each ->
            each.forEach(
                (kind, count) -> kinds.computeIfAbsent(kind, _ -> new Count()).add(count)));
    var first = new Count();
    head(text, "kind");
    kinds.forEach((kind, count) -> {
      text.append("| ").append(kind.words()).append(" | ").append(count.row()).append(" |\n");
      if (kind.compareTo(Mutant.Kind.TARGET) <= 0) {
        first.add(count);
      }
    });
    text.append("| **the first five kinds** | ").append(first.row()).append(" |\n");
  }

  private static void head(StringBuilder text, String first) {
    text.append("\n| ")
        .append(first)
        .append(
            " | mutants | refused by checks | equivalent | not tried | caught | survived | score |\n")
        .append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
  }

  private static Count sum(Map<Mutant.Kind, Count> kinds) {
    var sum = new Count();
    kinds.values().forEach(sum::add);
    return sum;
  }
}
