package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.packs.PackReader;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The command {@code play [APP[/SCENARIO]…]} for who writes packs: plays the scenarios of the packs
 * in a folder on a platform of their own, without a server and without a store, and says of each
 * whether it holds. The status is 0, 1 if one does not hold, or 2 if the packs have errors or there
 * is no such scenario.
 */
public final class PlayProgram {

  private static final String COMMAND = "play";
  private static final String LOGGING = "logback.configurationFile";
  private static final int OK = 0;
  private static final int SOME_FAIL = 1;
  private static final int REFUSED = 2;

  private final PrintStream out;
  private final Locale locale;

  private PlayProgram(PrintStream out, Locale locale) {
    this.out = out;
    this.locale = locale;
  }

  /** Whether these arguments of a program are the command. */
  public static boolean takes(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(COMMAND);
  }

  /** Plays what the arguments name, all if nothing, and gives the status. */
  public static int run(String[] arguments) {
    quieten();
    var packs = Path.of(System.getProperty("formwork.packs", "apps"));
    var wanted = List.of(arguments).subList(1, arguments.length);
    return run(packs, wanted, System.out, Locale.getDefault());
  }

  /** Lets the process say only what the command says. */
  static void quieten() {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "dev/formwork/embedded/logback-program.xml");
    }
  }

  /**
   * The same for a folder of packs.
   *
   * @param packs folder whose folders with a {@code pack.yaml} are the packs
   * @param wanted apps such as {@code order} or scenarios such as {@code order/prices}; all if
   *     empty
   */
  static int run(Path packs, List<String> wanted, PrintStream out, Locale locale) {
    return new PlayProgram(out, locale).run(packs, wanted);
  }

  private int run(Path packs, List<String> wanted) {
    try (var scripts = new Scripts();
        var ensemble = new Ensemble(Ensemble.usual(), () -> opened(scripts, packs))) {
      return play(ensemble, wanted);
    } catch (Refusal refusal) {
      refusal.problems().list().forEach(problem -> out.println(line(problem)));
      return REFUSED;
    }
  }

  /** That of a node. */
  static ZoneId zone() {
    return ZoneId.of(System.getProperty("formwork.zone", "Asia/Shanghai"));
  }

  private static ScenarioPlayer opened(Scripts scripts, Path packs) {
    return ScenarioPlayer.open(scripts, zone(), reader -> read(reader, packs));
  }

  /** The packs of a folder. */
  static List<AppSource> read(PackReader reader, Path packs) {
    try (Stream<Path> folders = Files.list(packs)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pack.yaml")))
          .sorted()
          .map(folder -> reader.folder(folder).source())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int play(Ensemble ensemble, List<String> wanted) {
    List<Ensemble.Part> parts =
        ensemble.parts().stream()
            .filter(part -> isWanted(part.app(), part.scenario(), wanted))
            .toList();
    if (parts.isEmpty()) {
      out.println(
          line(
              Problem.error("scenarios.none-wanted", "").with("wanted", String.join(" ", wanted))));
      return REFUSED;
    }
    long begun = System.nanoTime();
    var failed = new AtomicInteger();
    ensemble.play(
        parts,
        played -> {
          say(played);
          failed.addAndGet(played.holds() ? 0 : 1);
        });
    out.printf(
        "Formwork: %d hold, %d fail, in %d ms%n",
        parts.size() - failed.get(),
        failed.get(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
    return failed.get() == 0 ? OK : SOME_FAIL;
  }

  private static boolean isWanted(DefinitionKey app, Scenario scenario, List<String> wanted) {
    return wanted.isEmpty()
        || wanted.contains(app.value())
        || wanted.contains(app.value() + "/" + scenario.key().value());
  }

  private void say(Played played) {
    out.printf(
        "%s %s/%s (%d ms) %s%n",
        played.holds() ? "ok  " : "FAIL",
        played.app(),
        played.scenario(),
        played.took().toMillis(),
        played.title().in(locale));
    Played.Failure failure = played.failure();
    if (failure != null) {
      played.steps().forEach(step -> out.println(line(step)));
      out.printf(
          "     step %d (%s): %s%n",
          failure.step(), failure.pointer(), Texts.of(failure.problem(), locale));
      failure.decidedBy().forEach(place -> out.println("     decided by " + place));
    }
  }

  private String line(Played.PlayedStep step) {
    return "     %2d %s %s".formatted(step.number(), step.at(), Texts.of(step.what(), locale));
  }

  private String line(Problem problem) {
    return line(problem, locale);
  }

  /** A problem as programs tell of it. */
  static String line(Problem problem, Locale locale) {
    return "Formwork: %s%s%s"
        .formatted(problem.path(), problem.path().isEmpty() ? "" : ": ", Texts.of(problem, locale));
  }
}
