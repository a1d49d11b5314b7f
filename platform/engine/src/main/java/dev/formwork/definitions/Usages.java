package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who references whom in some releases. */
final class Usages {

  private final List<Usage> all = new ArrayList<>();

  private final Catalog catalog;

  private Usages(Catalog catalog) {
    this.catalog = catalog;
  }

  static Usages in(Iterable<CompiledRelease> releases, DefinitionTypes types, Catalog catalog) {
    var usages = new Usages(catalog);
    for (CompiledRelease release : releases) {
      types.all().forEach(type -> usages.collect(type, types, release));
    }
    return usages;
  }

  private <T> void collect(DefinitionType<T> type, DefinitionTypes types, CompiledRelease release) {
    for (T definition : release.all(type)) {
      var by = new DefinitionName(type.kind(), type.key(definition));
      LocalizedText title = type.title(definition);
      if (release.isBrought(by)) {
        continue; // what brings it along says the same
      }
      for (Reference reference : type.references(definition, release.app())) {
        all.add(new Usage(release.app(), by, title, reference));
      }
      for (Reference reference : type.referencesBehind(definition, release.app(), catalog)) {
        all.add(new Usage(release.app(), by, title, reference));
      }
      for (CrossCheck<T> check : types.crossing(type)) {
        check.references(definition, release.app(), catalog).stream()
            .map(reference -> new Usage(release.app(), by, title, reference))
            .forEach(all::add);
      }
    }
  }

  List<Usage> all() {
    return List.copyOf(all);
  }

  /** Where a definition is used, or one field of it. */
  List<Usage> of(String kind, QualifiedKey target, @Nullable FieldKey field) {
    return all.stream()
        .filter(usage -> usage.reference().kind().equals(kind))
        .filter(usage -> usage.reference().target().equals(target))
        .filter(usage -> field == null || field.equals(usage.reference().field()))
        .toList();
  }
}
