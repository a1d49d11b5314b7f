package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** One release of each app, and the parameters that were set. */
final class ReleaseCatalog implements Catalog {

  private final Map<DefinitionKey, CompiledRelease> releases = new TreeMap<>();
  private final Map<DefinitionKey, ParameterHistory> parameters;
  private final Supplier<LocalDate> today;

  /**
   * Worked out once for each day that is asked for; the catalog itself lives no longer than one.
   */
  private final Map<OnDay, Map<String, Object>> onDays = new ConcurrentHashMap<>();

  private record OnDay(DefinitionKey app, LocalDate day) {}

  ReleaseCatalog(
      Collection<CompiledRelease> releases,
      Map<DefinitionKey, ParameterHistory> parameters,
      Supplier<LocalDate> today) {
    releases.forEach(release -> this.releases.put(release.app(), release));
    this.parameters = Map.copyOf(parameters);
    this.today = today;
  }

  /** The same with another release of one app. */
  ReleaseCatalog with(CompiledRelease release) {
    var changed = new TreeMap<>(releases);
    changed.put(release.app(), release);
    return new ReleaseCatalog(changed.values(), parameters, today);
  }

  Collection<CompiledRelease> releases() {
    return releases.values();
  }

  Optional<CompiledRelease> release(DefinitionKey app) {
    return Optional.ofNullable(releases.get(app));
  }

  @Override
  public <T> Optional<T> find(DefinitionType<T> type, QualifiedKey key) {
    return release(key.app()).flatMap(release -> release.find(type, key.key()));
  }

  @Override
  public <T> Collection<Named<T>> all(DefinitionType<T> type) {
    return releases.values().stream()
        .flatMap(release ->
            release.all(type).stream()
                .map(each -> new Named<>(release.qualified(type.key(each)), each)))
        .toList();
  }

  @Override
  public Map<String, Object> parameters(DefinitionKey app) {
    return parameters(app, today.get());
  }

  @Override
  public Map<String, Object> parameters(DefinitionKey app, LocalDate day) {
    return onDays.computeIfAbsent(
        new OnDay(app, day),
        _ -> {
          ParameterHistory history = parameters.getOrDefault(app, ParameterHistory.NONE);
          return release(app)
              .map(release -> Map.copyOf(history.on(day, release.manifest())))
              .orElse(Map.of());
        });
  }
}
