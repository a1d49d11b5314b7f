package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** All definitions that can be seen from somewhere, over all apps. */
public interface Catalog {

  Catalog EMPTY = of();

  <T> Optional<T> find(DefinitionType<T> type, QualifiedKey key);

  <T> Collection<Named<T>> all(DefinitionType<T> type);

  /** The parameters of an app by key today: what the administrator set, else the default. */
  Map<String, Object> parameters(DefinitionKey app);

  /** The parameters of an app by key, as they were or will be on a day. */
  Map<String, Object> parameters(DefinitionKey app, LocalDate day);

  /** These releases, each parameter at its default. */
  static Catalog of(CompiledRelease... releases) {
    return new ReleaseCatalog(Arrays.asList(releases), Map.of(), () -> LocalDate.EPOCH);
  }
}
