package dev.formwork.definitions;

import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.ReleaseDocument;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Turns stored releases into compiled ones, and keeps those that were asked for last. */
@Component
final class ReleaseReader {

  private static final Logger log = LoggerFactory.getLogger(ReleaseReader.class);
  private static final int KEPT = 200;
  private static final int TEXTS_KEPT = 20;

  private record Key(DefinitionKey app, int number) {}

  private final DefinitionStore store;
  private final DefinitionTypes types;
  private final Map<Key, CompiledRelease> kept = LastUsed.map(KEPT);
  private final Map<Key, AppSource> texts = LastUsed.map(TEXTS_KEPT);

  ReleaseReader(DefinitionStore store, DefinitionTypes types) {
    this.store = store;
    this.types = types;
  }

  CompiledRelease compiled(DefinitionKey app, int number) {
    var key = new Key(app, number);
    CompiledRelease known = kept.get(key);
    if (known != null) {
      return known;
    }
    CompiledRelease compiled = compile(stored(app, number));
    kept.put(key, compiled);
    return compiled;
  }

  /** The texts of a release. */
  AppSource source(DefinitionKey app, int number) {
    var key = new Key(app, number);
    AppSource known = texts.get(key);
    if (known != null) {
      return known;
    }
    AppSource read = read(app, number);
    texts.put(key, read);
    return read;
  }

  private AppSource read(DefinitionKey app, int number) {
    ReleaseDocument release = stored(app, number);
    var hashes = new ArrayList<String>();
    release.definitionEntries().forEach(entry -> hashes.add(entry.content()));
    release.fileEntries().forEach(entry -> hashes.add(entry.content()));
    Map<String, String> contents = store.texts(hashes);

    var definitions = new TreeMap<DefinitionName, String>();
    for (var entry : release.definitionEntries()) {
      definitions.put(
          DefinitionName.of(entry.kind(), entry.key()), text(contents, entry.content()));
    }
    var files = new TreeMap<String, String>();
    for (var entry : release.fileEntries()) {
      files.put(entry.path(), text(contents, entry.content()));
    }
    return new AppSource(app, definitions, files);
  }

  private ReleaseDocument stored(DefinitionKey app, int number) {
    return store
        .release(app.value(), number)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("definitions.release.not-found", "")
                    .with("app", app.value())
                    .with("number", number)));
  }

  private CompiledRelease compile(ReleaseDocument release) {
    List<ReleaseDocument.DefinitionEntry> entries = release.definitionEntries();
    Map<String, String> json =
        store.json(entries.stream().map(ReleaseDocument.DefinitionEntry::content).toList());
    var values = new LinkedHashMap<DefinitionType<?>, List<Object>>();
    Manifest manifest = Manifest.of(release.app(), LocalizedText.of(release.app()));
    for (var entry : entries) {
      DefinitionType<?> type = types.find(entry.kind()).orElse(null);
      Object value = type == null ? null : read(release, entry, type, text(json, entry.content()));
      if (type == null || value == null) {
        log.warn(
            "Release {} holds the {} {}, which this platform can't read",
            release.id(),
            entry.kind(),
            entry.key());
        continue;
      }
      values.computeIfAbsent(type, _ -> new ArrayList<>()).add(value);
      manifest = value instanceof Manifest read ? read : manifest;
    }
    var compiled = CompiledRelease.of(manifest, release.number());
    values.forEach((type, list) -> list.forEach(value -> add(compiled, type, value)));
    return compiled.build();
  }

  private static <T> void add(
      CompiledRelease.Builder release, DefinitionType<T> type, Object value) {
    release.with(type, type.valueType().cast(value));
  }

  private static @Nullable Object read(
      ReleaseDocument release,
      ReleaseDocument.DefinitionEntry entry,
      DefinitionType<?> type,
      String json) {
    try {
      return Definitions.mapper().readValue(json, type.valueType());
    } catch (JacksonException e) {
      log.debug("Reading {} {} of {}", entry.kind(), entry.key(), release.id(), e);
      return null;
    }
  }

  private static String text(Map<String, String> byHash, String hash) {
    String text = byHash.get(hash);
    if (text == null) {
      throw new IllegalStateException("Expected the stored content %s.".formatted(hash));
    }
    return text;
  }
}
