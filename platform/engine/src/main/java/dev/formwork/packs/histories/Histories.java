package dev.formwork.packs.histories;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the histories of a pack, and tells what is wrong with them. */
public final class Histories {

  private static final String FOLDER = "samples/histories/";
  private static final String SCHEMA = "history.schema.json";

  private Histories() {}

  /** Those of an app, in the order of their files; what can't be read is left out. */
  public static List<History> of(AppSource source) {
    var histories = new ArrayList<History>();
    source
        .files()
        .forEach((path, text) -> {
          if (path.startsWith(FOLDER)) {
            read(text).find().ifPresent(histories::add);
          }
        });
    return histories;
  }

  static ReadDefinition<History> read(String text) {
    return Definitions.read(SCHEMA, History.class, text);
  }

  /** What is wrong with those of an app. */
  public static List<LocatedProblem> problems(AppSource source) {
    var forms =
        source.definitions().keySet().stream()
            .filter(name -> name.kind().equals("form"))
            .map(name -> name.key().value())
            .collect(Collectors.toSet());
    var located = new ArrayList<LocatedProblem>();
    var keys = new HashSet<String>();
    source
        .files()
        .forEach((path, text) -> {
          if (path.startsWith(FOLDER)) {
            ReadDefinition<History> read = read(text);
            var problems = new ArrayList<Problem>();
            read.problems().forEach(problems::add);
            read.find().ifPresent(history -> check(history, forms, keys, problems));
            located.addAll(read.source().located(path, problems));
          }
        });
    return located;
  }

  private static void check(
      History history, Set<String> forms, Set<String> keys, List<Problem> problems) {
    if (!keys.add(history.key().value())) {
      problems.add(problem("twice", "/key").with("key", history.key().value()));
    }
    if (!forms.contains(history.form().value())) {
      problems.add(problem("form", "/form").with("form", history.form().value()));
    }
    boolean counted = history.count() != null && history.period() != null;
    if (counted == (history.each() != null)) {
      problems.add(problem("source", "/key"));
    }
    History.Period period = history.period();
    if (period != null && (period.from() > period.to() || period.to() >= 0)) {
      problems.add(problem("period", "/period"));
    }
    history.phases().stream()
        .filter(it -> ways(it) != 1)
        .forEach(it -> problems.add(problem("phase", "/phases").with("phase", it.key().value())));
    checkDraws(history, problems);
  }

  /** In how many ways it says when it was. */
  private static int ways(History.Phase phase) {
    int ways = phase.quarter() == null ? 0 : 1;
    ways += phase.days().isEmpty() ? 0 : 1;
    return ways + (phase.weeks().isEmpty() ? 0 : 1);
  }

  private static void checkDraws(History history, List<Problem> problems) {
    var phases = history.phases().stream().map(it -> it.key().value()).collect(Collectors.toSet());
    draw(history.as(), "/as", phases, problems);
    draw(history.data(), "/data", phases, problems);
    steps(history.then(), "/then", phases, problems);
    for (int i = 0; i < history.cases().size(); i++) {
      History.Case each = history.cases().get(i);
      String path = "/cases/" + i;
      during(each.during().keySet(), path + "/during", phases, problems);
      draw(each.as(), path + "/as", phases, problems);
      draw(each.data(), path + "/data", phases, problems);
      steps(each.then(), path + "/then", phases, problems);
    }
  }

  private static void steps(
      List<History.Step> steps, String path, Set<String> phases, List<Problem> problems) {
    for (int i = 0; i < steps.size(); i++) {
      draw(steps.get(i).opinion(), path + "/" + i + "/opinion", phases, problems);
      draw(steps.get(i).data(), path + "/" + i + "/data", phases, problems);
      draw(steps.get(i).set(), path + "/" + i + "/set", phases, problems);
    }
  }

  private static void draw(
      @Nullable Object written, String path, Set<String> phases, List<Problem> problems) {
    try {
      if (written instanceof Map<?, ?> map && !path.endsWith("/as")) {
        map.forEach((key, value) -> inside(Draw.of(value), path + "/" + key, phases, problems));
      } else {
        inside(Draw.of(written), path, phases, problems);
      }
    } catch (IllegalArgumentException unknown) {
      problems.add(problem("draw", path).with("word", String.valueOf(unknown.getMessage())));
    }
  }

  private static void inside(Draw draw, String path, Set<String> phases, List<Problem> problems) {
    switch (draw) {
      case Draw.Pick(var choices) ->
          choices.forEach(choice -> {
            during(choice.during().keySet(), path, phases, problems);
            inside(choice.value(), path, phases, problems);
          });
      case Draw.Between(var from, var to, _) when from > to -> problems.add(problem("span", path));
      case Draw.Away(_, var from, var to) when from > to -> problems.add(problem("span", path));
      case Draw.Fields(var fields) ->
          fields.values().forEach(each -> inside(each, path, phases, problems));
      case Draw.Several(var values) -> values.forEach(each -> inside(each, path, phases, problems));
      case Draw.For(_, var values) ->
          values.values().forEach(each -> inside(each, path, phases, problems));
      case Draw.By(var values) ->
          values.values().forEach(each -> inside(each, path, phases, problems));
      case Draw.Between _,
          Draw.Away _,
          Draw.Fixed _,
          Draw.Invent _,
          Draw.Earlier _,
          Draw.Of _,
          Draw.Now _,
          Draw.Who _ -> {}
    }
  }

  private static void during(
      Set<String> named, String path, Set<String> phases, List<Problem> problems) {
    named.stream()
        .filter(phase -> !phases.contains(phase))
        .forEach(phase -> problems.add(problem("phase-unknown", path).with("phase", phase)));
  }

  private static Problem problem(String what, String path) {
    return Problem.error("packs.history." + what, path);
  }
}
