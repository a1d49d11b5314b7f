package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All kinds of definitions that this platform knows; the front page of an app is one of them. */
@Component
public final class DefinitionTypes {

  private static final String SUFFIX = ".yaml";

  private final Map<String, DefinitionType<?>> byKind = new LinkedHashMap<>();
  private final List<CrossCheck<?>> crossing;

  /** Those that nobody checks across. */
  public DefinitionTypes(List<DefinitionType<?>> types) {
    this(types, Stream.of());
  }

  @Autowired
  DefinitionTypes(List<DefinitionType<?>> types, ObjectProvider<CrossCheck<?>> crossing) {
    this(types, crossing.orderedStream());
  }

  private DefinitionTypes(List<DefinitionType<?>> types, Stream<CrossCheck<?>> crossing) {
    this.crossing = crossing.toList();
    byKind.put(Manifest.TYPE.kind(), Manifest.TYPE);
    for (DefinitionType<?> type : types) {
      if (byKind.put(type.kind(), type) != null) {
        throw new IllegalStateException(
            "Expected one definition type for each kind, but got two for %s."
                .formatted(type.kind()));
      }
    }
  }

  public Collection<DefinitionType<?>> all() {
    return List.copyOf(byKind.values());
  }

  public Optional<DefinitionType<?>> find(String kind) {
    return Optional.ofNullable(byKind.get(kind));
  }

  /** What other modules check of definitions of a kind. */
  @SuppressWarnings("unchecked") // a check of this very type
  <T> List<CrossCheck<T>> crossing(DefinitionType<T> type) {
    return crossing.stream()
        .filter(check -> check.type().kind().equals(type.kind())) // it may be wrapped
        .map(check -> (CrossCheck<T>) check)
        .toList();
  }

  /** The file of a definition in a pack, as in {@code forms/vehicle-order.yaml}. */
  public String fileOf(DefinitionName name) {
    if (name.kind().equals(Manifest.TYPE.kind())) {
      return Manifest.TYPE.kind() + SUFFIX;
    }
    String folder = find(name.kind()).map(DefinitionType::folder).orElse(name.kind());
    return folder + "/" + name.key() + SUFFIX;
  }

  /** The definition that a file of a pack holds; empty where the file is something else. */
  public Optional<DefinitionName> nameOf(String file) {
    int slash = file.indexOf('/');
    if (slash < 0 || !file.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String folder = file.substring(0, slash);
    String key = file.substring(slash + 1, file.length() - SUFFIX.length());
    return byKind.values().stream()
        .filter(type -> type.folder().equals(folder))
        .filter(_ -> DefinitionKey.isKey(key))
        .map(type -> DefinitionName.of(type.kind(), key))
        .findFirst();
  }
}
