package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All texts of one app, unread: its definitions, its front page among them, and the other files
 * that its pack carries.
 *
 * @param definitions YAML by name
 * @param files what is no definition, by path in the pack: samples
 */
public record AppSource(
    DefinitionKey app,
    SortedMap<DefinitionName, String> definitions,
    SortedMap<String, String> files) {

  public AppSource {
    definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public static AppSource empty(DefinitionKey app) {
    return new AppSource(app, new TreeMap<>(), new TreeMap<>());
  }

  /** The text of the front page. */
  public Optional<String> manifest() {
    return find(DefinitionName.manifestOf(app));
  }

  public Optional<String> find(DefinitionName name) {
    return Optional.ofNullable(definitions.get(name));
  }

  public AppSource with(DefinitionName name, String text) {
    var changed = new TreeMap<>(definitions);
    changed.put(name, Yaml.tidy(text));
    return new AppSource(app, changed, files);
  }

  public AppSource without(DefinitionName name) {
    var changed = new TreeMap<>(definitions);
    changed.remove(name);
    return new AppSource(app, changed, files);
  }

  public AppSource withFiles(Map<String, String> more) {
    var changed = new TreeMap<>(files);
    changed.putAll(more);
    return new AppSource(app, definitions, changed);
  }
}
