package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.scenarios.ScenarioPlayer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** All mutants of some apps, and what comes of those that are asked for. */
public final class MutationRun {

  private final List<Mutant> mutants = new ArrayList<>();
  private final Ledger ledger;
  private final Trials trials;

  /**
   * @param opening a player of these apps
   * @param file where a definition stands in its pack
   * @param ledger the file that keeps what came of mutants
   */
  public MutationRun(
      Collection<AppSource> apps,
      Supplier<ScenarioPlayer> opening,
      Function<DefinitionName, String> file,
      Path ledger) {
    apps.forEach(app -> mutants.addAll(Breaking.of(app, file)));
    this.ledger = Ledger.open(ledger);
    this.trials = new Trials(apps, opening, this.ledger);
  }

  /**
   * Those of apps, as {@code order}, or of files, as {@code order/flows/approval}; all where none
   * is named. They come in the order of their hashes, which has nothing to do with what they are:
   * so the first of them are a fair sample of all, and always the same.
   *
   * @param kinds only these
   * @param max at most so many
   */
  public List<Mutant> wanted(List<String> names, Set<Mutant.Kind> kinds, int max) {
    return mutants.stream()
        .filter(mutant -> kinds.contains(mutant.change().kind()))
        .filter(mutant -> names.isEmpty() || names.stream().anyMatch(name -> is(mutant, name)))
        .sorted(Comparator.comparing(mutant -> Ledger.hash(mutant.place())))
        .limit(max)
        .toList();
  }

  private static boolean is(Mutant mutant, String name) {
    return mutant.app().value().equals(name)
        || (mutant.app() + "/" + mutant.name().key()).equals(name)
        || (mutant.app() + "/" + mutant.file()).startsWith(name + ".")
        || (mutant.app() + "/" + mutant.file()).startsWith(name + "/");
  }

  /** Tries them and says of each what came of it. */
  public void run(List<Mutant> wanted, int threads, PrintStream out) {
    trials.run(wanted, threads, (mutant, outcome) -> out.println(line(mutant, outcome)));
    long survived =
        wanted.stream()
            .filter(each -> ledger.find(each).orElse(null) instanceof Outcome.Survived)
            .count();
    long caught =
        wanted.stream()
            .filter(each -> ledger.find(each).orElse(null) instanceof Outcome.Caught)
            .count();
    out.printf(
        "Formwork: %d mutants, %d caught, %d survived, %d refused by the checks%n",
        wanted.size(), caught, survived, wanted.size() - caught - survived);
  }

  /**
   * All that is known, as a page.
   *
   * @param reasons why a mutant can't be noticed, by place
   */
  public String page(Map<String, String> reasons) {
    return MutantPage.of(mutants, ledger, reasons);
  }

  private static String line(Mutant mutant, Outcome outcome) {
    String what = "%s %s".formatted(mutant.place(), mutant.change().words());
    return switch (outcome) {
      case Outcome.Refused(var code) -> "refused  " + what + " by " + code;
      case Outcome.Caught(var scenario, _, var code) ->
          "caught   " + what + " by " + scenario + " (" + code + ")";
      case Outcome.Survived(var played) -> "SURVIVED " + what + " (" + played.size() + " played)";
    };
  }
}
