package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.PackReader;
import dev.formwork.scenarios.mutants.Mutant;
import dev.formwork.scenarios.mutants.MutationRun;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code mutate [APP[/DEFINITION]…] [--kinds KIND,…] [--max N] [--threads N]}: breaks
 * the packs of a folder in one place after another, and says which breaks no scenario notices. What
 * came of a mutant is kept in a file, and tried again only when its definition or its scenarios
 * change. The status is 0, or 2 if the packs have errors or nothing is there to be broken.
 */
public final class MutateProgram {

  private static final String COMMAND = "mutate";
  private static final String EQUIVALENT = "mutants.yaml";
  private static final List<String> KINDS =
      Arrays.stream(Mutant.Kind.values()).map(Mutant.Kind::key).toList();
  private static final int OPENINGS = 4;
  private static final int OK = 0;
  private static final int REFUSED = 2;

  private MutateProgram() {}

  /**
   * What is asked for.
   *
   * @param max at most so many mutants; 0 for the page alone
   */
  record Wish(List<String> names, Set<Mutant.Kind> kinds, int max, int threads) {

    static Wish of(List<String> arguments) {
      var names = new ArrayList<String>();
      Set<Mutant.Kind> kinds = EnumSet.allOf(Mutant.Kind.class);
      int max = Integer.MAX_VALUE;
      int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
      for (int i = 0; i < arguments.size(); i++) {
        boolean valued = i + 1 < arguments.size();
        if (arguments.get(i).equals("--max") && valued) {
          max = number(arguments.get(++i));
        } else if (arguments.get(i).equals("--kinds") && valued) {
          kinds = kinds(arguments.get(++i));
        } else if (arguments.get(i).equals("--threads") && valued) {
          threads = Math.max(1, number(arguments.get(++i)));
        } else {
          names.add(arguments.get(i));
        }
      }
      return new Wish(names, kinds, max, threads);
    }

    private static Set<Mutant.Kind> kinds(String keys) {
      var kinds = EnumSet.noneOf(Mutant.Kind.class);
      for (String key : keys.split(",")) {
        kinds.add(
            Mutant.Kind.find(key)
                .orElseThrow(() ->
                    new Refusal.Invalid(
                        Problem.error("mutants.kind", "")
                            .with("kind", key)
                            .with("kinds", String.join(", ", KINDS)))));
      }
      return kinds;
    }

    private static int number(String text) {
      if (!text.matches("[0-9]{1,9}")) {
        throw new Refusal.Invalid(Problem.error("mutants.number", "").with("text", text));
      }
      return Integer.parseInt(text);
    }
  }

  /** Whether these arguments of a program are the command. */
  public static boolean takes(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(COMMAND);
  }

  /** Does what the arguments ask for and gives the status. */
  public static int run(String[] arguments) {
    PlayProgram.quieten();
    String page = System.getProperty("formwork.mutants.page");
    try {
      return run(
          Path.of(System.getProperty("formwork.packs", "apps")),
          Path.of(System.getProperty("formwork.mutants", "target/mutants.tsv")),
          page == null ? null : Path.of(page),
          Wish.of(List.of(arguments).subList(1, arguments.length)),
          System.out);
    } catch (Refusal refusal) {
      for (Problem problem : refusal.problems().list()) {
        System.out.println(PlayProgram.line(problem, Locale.getDefault()));
      }
      return REFUSED;
    }
  }

  /**
   * The same for a folder of packs; refuses packs with errors, and with {@code mutants.none-wanted}
   * where nothing is there to be broken.
   *
   * @param ledger file of what came of mutants
   * @param page file of the page about all that is known; none where absent
   */
  static int run(Path packs, Path ledger, @Nullable Path page, Wish wish, PrintStream out) {
    var read = new AtomicReference<Collection<AppSource>>(List.of());
    try (var scripts = new Scripts()) {
      ScenarioPlayer first =
          opened(
              scripts,
              reader -> {
                read.set(PlayProgram.read(reader, packs));
                return read.get();
              });
      var idle = new AtomicReference<@Nullable ScenarioPlayer>(first);
      try (first) {
        var run =
            new MutationRun(
                read.get(),
                () -> {
                  ScenarioPlayer free = idle.getAndSet(null);
                  return free == null ? opened(scripts, _ -> read.get()) : free;
                },
                first::file,
                ledger);
        List<Mutant> wanted = run.wanted(wish.names(), wish.kinds(), wish.max());
        if (run.wanted(wish.names(), wish.kinds(), Integer.MAX_VALUE).isEmpty()) {
          throw new Refusal.NotFound(
              Problem.error("mutants.none-wanted", "")
                  .with("wanted", String.join(" ", wish.names())));
        }
        run.run(wanted, wish.threads(), out);
        if (page != null) {
          Files.writeString(page, run.page(reasons(packs.resolve(EQUIVALENT))));
        }
        return OK;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Formulas are tried out by the clock; on a machine with much to do not the first time. */
  private static ScenarioPlayer opened(
      Scripts scripts, Function<PackReader, Collection<AppSource>> apps) {
    for (int i = 1; i < OPENINGS; i++) {
      try {
        return ScenarioPlayer.open(scripts, PlayProgram.zone(), apps);
      } catch (Refusal refused) {
        if (refused.problems().stream()
            .noneMatch(each -> each.code().equals(ScriptFailure.TIMEOUT))) {
          throw refused;
        }
      }
    }
    return ScenarioPlayer.open(scripts, PlayProgram.zone(), apps);
  }

  /** Why mutants can't be noticed, by place. */
  private static Map<String, String> reasons(Path file) throws IOException {
    var reasons = new TreeMap<String, String>();
    if (Files.exists(file)) {
      Yaml.read(Files.readString(file))
          .tree()
          .properties()
          .forEach(each -> reasons.put(each.getKey(), each.getValue().asString()));
    }
    return reasons;
  }
}
