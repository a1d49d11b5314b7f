package dev.formwork.scenarios;

import dev.formwork.definitions.App;
import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which apps take part when scenarios are played. */
final class Cast {

  private final Map<DefinitionKey, AppSource> sources = new LinkedHashMap<>();

  /** The apps whose scenarios are played. */
  private final Set<DefinitionKey> played = new LinkedHashSet<>();

  private Cast() {}

  /** The live app and all that it builds on. */
  static Cast of(Apps apps, DefinitionKey app) {
    var cast = new Cast();
    cast.add(apps, apps.source(app, apps.current(app).number()));
    cast.played.add(app);
    return cast;
  }

  /** An app that is to be live and all that it builds on; nothing is played. */
  static Cast under(Apps apps, AppSource coming) {
    var cast = new Cast();
    cast.add(apps, coming);
    return cast;
  }

  /** An app that is to be live, those that then build on it, and all that these build on. */
  static Cast around(Apps apps, AppSource coming) {
    var cast = new Cast();
    cast.add(apps, coming);
    cast.played.add(coming.app());
    boolean grows = true;
    while (grows) {
      grows = false;
      for (App app : apps.installed()) {
        boolean builds =
            apps.current(app.key()).manifest().dependencies().keySet().stream()
                .anyMatch(cast.played::contains);
        if (builds && cast.played.add(app.key())) {
          cast.add(apps, apps.source(app.key(), app.release()));
          grows = true;
        }
      }
    }
    return cast;
  }

  private void add(Apps apps, AppSource source) {
    if (sources.putIfAbsent(source.app(), source) != null) {
      return;
    }
    for (DefinitionKey dependency : dependencies(source)) {
      apps.findCurrent(dependency)
          .filter(_ -> !sources.containsKey(dependency))
          .ifPresent(release -> add(apps, apps.source(dependency, release.number())));
    }
  }

  /** The apps whose scenarios are played, as far as they have some. */
  List<DefinitionKey> played() {
    return played.stream()
        .filter(app -> Optional.ofNullable(sources.get(app)).filter(Cast::hasScenarios).isPresent())
        .toList();
  }

  Collection<AppSource> sources() {
    return sources.values();
  }

  Optional<AppSource> source(DefinitionKey app) {
    return Optional.ofNullable(sources.get(app));
  }

  private static boolean hasScenarios(AppSource source) {
    return source.definitions().keySet().stream()
        .anyMatch(name -> name.kind().equals(Scenario.TYPE.kind()));
  }

  /** The same apps, each after those that it builds on. */
  static List<AppSource> ordered(Collection<AppSource> apps) {
    var byKey = new LinkedHashMap<DefinitionKey, AppSource>();
    apps.forEach(app -> byKey.put(app.app(), app));
    var ordered = new LinkedHashSet<AppSource>();
    var open = new LinkedHashSet<DefinitionKey>();
    byKey.values().forEach(app -> visit(app, byKey, open, ordered));
    return new ArrayList<>(ordered);
  }

  private static void visit(
      AppSource app,
      Map<DefinitionKey, AppSource> byKey,
      Set<DefinitionKey> open,
      Set<AppSource> ordered) {
    if (!open.add(app.app())) {
      return;
    }
    for (DefinitionKey dependency : dependencies(app)) {
      AppSource needed = byKey.get(dependency);
      if (needed != null) {
        visit(needed, byKey, open, ordered);
      }
    }
    ordered.add(app);
  }

  private static Set<DefinitionKey> dependencies(AppSource source) {
    return source
        .manifest()
        .flatMap(text -> Definitions.read(Manifest.TYPE, text).find())
        .map(manifest -> manifest.dependencies().keySet())
        .orElse(Set.of());
  }
}
