package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Progress;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Checks the texts of an app in this order: reading, schema, meaning, references, and whether the
 * apps that build on it still stand.
 */
@Component
final class AppCompiler {

  private static final int KEPT = 1_000;

  private final DefinitionTypes types;
  private final Supplier<Stream<Rehearsal>> rehearsals;

  /** Whoever changes one definition has all others of the app checked with it, time and again. */
  private final Map<Text, Entry<?>> known = LastUsed.map(KEPT);

  private record Text(DefinitionName name, String text) {}

  @Autowired
  AppCompiler(DefinitionTypes types, ObjectProvider<Rehearsal> rehearsals) {
    this.types = types;
    this.rehearsals = rehearsals::stream;
  }

  /** One that plays nothing. */
  AppCompiler(DefinitionTypes types) {
    this.types = types;
    this.rehearsals = Stream::of;
  }

  /** Plays the scenarios of an app without errors, and of those that build on it. */
  Rehearsed rehearse(AppSource source, Progress progress) {
    return rehearsals
        .get()
        .findFirst()
        .map(rehearsal -> rehearsal.of(source, progress))
        .orElse(Rehearsed.NOTHING);
  }

  /**
   * @param number the release number that it would get
   * @param others what is live
   */
  CheckedApp check(AppSource source, int number, ReleaseCatalog others) {
    var reading = new Reading(source, number, others);
    var found = new ArrayList<LocatedProblem>();
    if (source.manifest().isEmpty()) {
      found.add(inManifest(source, Problem.error("definitions.pack.missing", "")));
    }
    for (Entry<?> entry : reading.entries.values()) {
      reading.problems(entry).forEach(found::add);
    }
    reading
        .references
        .dependents(reading.release)
        .forEach(problem -> found.add(inManifest(source, problem)));
    return new CheckedApp(reading.release, new LocatedProblems(found));
  }

  /** What the same check finds in one definition, in far less time than in all of them. */
  LocatedProblems check(AppSource source, int number, ReleaseCatalog others, DefinitionName name) {
    if (name.equals(DefinitionName.manifestOf(source.app()))) {
      return check(source, number, others).problems().in(types.fileOf(name));
    }
    var reading = new Reading(source, number, others);
    Entry<?> entry = reading.entries.get(name);
    return entry == null
        ? LocatedProblems.NONE
        : new LocatedProblems(reading.problems(entry).toList());
  }

  private LocatedProblem inManifest(AppSource source, Problem problem) {
    return new LocatedProblem(types.fileOf(DefinitionName.manifestOf(source.app())), 1, problem);
  }

  /** The texts of an app as far as they can be read, beside what is live. */
  private final class Reading {

    private final SortedMap<DefinitionName, Entry<?>> entries = new TreeMap<>();
    private final CompiledRelease release;
    private final ReleaseCatalog catalog;
    private final ReferenceCheck references;
    private final DefinitionKey app;

    Reading(AppSource source, int number, ReleaseCatalog others) {
      app = source.app();
      source.definitions().forEach((name, text) -> entries.put(name, read(name, text)));
      release = compiled(app, number, entries.values());
      catalog = others.with(release);
      references = new ReferenceCheck(types, source, catalog);
    }

    Stream<LocatedProblem> problems(Entry<?> entry) {
      return entry.problems(app, catalog, references, types).stream().map(entry::located);
    }
  }

  private Entry<?> read(DefinitionName name, String text) {
    var key = new Text(name, text);
    Entry<?> before = known.get(key);
    if (before != null) {
      return before;
    }
    Entry<?> entry = entry(name, text, types.find(name.kind()).orElse(null));
    known.put(key, entry);
    return entry;
  }

  private <T> Entry<T> entry(DefinitionName name, String text, @Nullable DefinitionType<T> type) {
    if (type == null) {
      throw new IllegalStateException("Expected a definition type for %s.".formatted(name));
    }
    return new Entry<>(name, types.fileOf(name), type, Definitions.read(type, text));
  }

  /** The tree of a text, as it is stored. */
  JsonNode tree(DefinitionName name, String text) {
    return types.find(name.kind()).isPresent()
        ? read(name, text).read().source().tree()
        : Yaml.read(text).tree();
  }

  private static CompiledRelease compiled(
      DefinitionKey app, int number, Iterable<Entry<?>> entries) {
    Manifest manifest = Manifest.of(app.value(), LocalizedText.of(app.value()));
    for (Entry<?> entry : entries) {
      if (entry.read().value() instanceof Manifest read && read.key().equals(app)) {
        manifest = read;
      }
    }
    var release = CompiledRelease.of(manifest, number);
    entries.forEach(entry -> entry.addTo(release));
    return release.build();
  }

  /** One definition on its way through the check. */
  private record Entry<T>(
      DefinitionName name, String file, DefinitionType<T> type, ReadDefinition<T> read) {

    void addTo(CompiledRelease.Builder release) {
      read.find()
          .filter(value -> type.key(value).equals(name.key()))
          .ifPresent(value -> release.with(type, value));
    }

    Problems problems(
        DefinitionKey app, Catalog catalog, ReferenceCheck references, DefinitionTypes types) {
      T value = read.value();
      if (value == null) {
        return read.problems();
      }
      if (!type.key(value).equals(name.key())) {
        return Problems.of(
            Problem.error("definitions.key.mismatch", "/key")
                .with("expected", name.key().value())
                .with("found", type.key(value).value()));
      }
      Problems meaning = type.check(value, app, catalog);
      for (CrossCheck<T> check : types.crossing(type)) {
        meaning = meaning.and(check.check(value, app, catalog));
      }
      return meaning.and(besides(meaning, references.check(type, value)));
    }

    /** Of a place that the kind itself has refused in its own words, the platform says no more. */
    private static Problems besides(Problems told, Problems more) {
      var places =
          told.stream().filter(Problem::isError).map(Problem::path).collect(Collectors.toSet());
      return new Problems(
          more.stream().filter(problem -> !places.contains(problem.path())).toList());
    }

    LocatedProblem located(Problem problem) {
      return new LocatedProblem(file, read.source().lineOf(problem.path()), problem);
    }
  }
}
