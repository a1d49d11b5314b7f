package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All definitions of one app at one moment, read into their values. Immutable. */
public final class CompiledRelease {

  private final Manifest manifest;
  private final int number;
  private final Map<String, Map<DefinitionKey, Object>> byKind;
  private final Set<DefinitionName> brought;

  private CompiledRelease(
      Manifest manifest,
      int number,
      Map<String, Map<DefinitionKey, Object>> byKind,
      Set<DefinitionName> brought) {
    this.manifest = manifest;
    this.number = number;
    this.byKind = byKind;
    this.brought = Set.copyOf(brought);
  }

  public static Builder of(Manifest manifest, int number) {
    return new Builder(manifest, number);
  }

  public Manifest manifest() {
    return manifest;
  }

  public DefinitionKey app() {
    return manifest.key();
  }

  /** Counts the releases of the app from 1; 0 is a draft that was never published. */
  public int number() {
    return number;
  }

  /** Refuses with {@code definitions.<kind>.not-found} where there is none. */
  public <T> T get(DefinitionType<T> type, DefinitionKey key) {
    return find(type, key)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("definitions." + type.kind() + ".not-found", "")
                    .with("app", app().value())
                    .with("key", key.value())));
  }

  public <T> Optional<T> find(DefinitionType<T> type, DefinitionKey key) {
    return Optional.ofNullable(byKind.getOrDefault(type.kind(), Map.of()).get(key))
        .map(type.valueType()::cast);
  }

  /** All of a kind, by key. */
  public <T> Collection<T> all(DefinitionType<T> type) {
    return byKind.getOrDefault(type.kind(), Map.of()).values().stream()
        .map(type.valueType()::cast)
        .toList();
  }

  /** Whether another definition brings this one along: it has no file of its own. */
  boolean isBrought(DefinitionName name) {
    return brought.contains(name);
  }

  /** The name by which other apps know a definition of this one. */
  public QualifiedKey qualified(DefinitionKey key) {
    return new QualifiedKey(app(), key);
  }

  /** Collects the definitions of one release. */
  public static final class Builder {

    private final Manifest manifest;
    private final int number;
    private final Map<String, Map<DefinitionKey, Object>> byKind = new HashMap<>();
    private final List<Brought<?>> brought = new ArrayList<>();

    private Builder(Manifest manifest, int number) {
      this.manifest = manifest;
      this.number = number;
    }

    public <T> Builder with(DefinitionType<T> type, T definition) {
      byKind
          .computeIfAbsent(type.kind(), _ -> new TreeMap<>())
          .put(type.key(definition), definition);
      brought.addAll(type.brings(definition));
      return this;
    }

    public CompiledRelease build() {
      var names = new HashSet<DefinitionName>();
      brought.forEach(each -> addUnlessThere(each, names));
      var copy = new HashMap<String, Map<DefinitionKey, Object>>();
      byKind.forEach((kind, values) ->
          copy.put(kind, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
      return new CompiledRelease(manifest, number, Map.copyOf(copy), names);
    }

    private <T> void addUnlessThere(Brought<T> each, Set<DefinitionName> names) {
      DefinitionKey key = each.type().key(each.definition());
      Map<DefinitionKey, Object> known =
          byKind.computeIfAbsent(each.type().kind(), _ -> new TreeMap<>());
      if (known.putIfAbsent(key, each.definition()) == null) {
        names.add(new DefinitionName(each.type().kind(), key));
      }
    }
  }
}
