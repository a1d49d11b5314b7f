package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what an app references is there, and whether those who reference the app still stand. */
final class ReferenceCheck {

  private final DefinitionTypes types;
  private final AppSource source;
  private final ReleaseCatalog catalog;
  private final DefinitionKey app;

  /**
   * @param catalog with the app as it is to be
   */
  ReferenceCheck(DefinitionTypes types, AppSource source, ReleaseCatalog catalog) {
    this.types = types;
    this.source = source;
    this.catalog = catalog;
    this.app = source.app();
  }

  <T> Problems check(DefinitionType<T> type, T definition) {
    var problems = new ArrayList<Problem>();
    for (Reference reference : type.references(definition, app)) {
      problem(reference).ifPresent(problems::add);
    }
    if (definition instanceof Manifest manifest) {
      problems.addAll(dependencies(manifest));
    }
    return new Problems(problems);
  }

  private Optional<Problem> problem(Reference reference) {
    DefinitionKey target = reference.target().app();
    if (!target.equals(app) && !dependencies().containsKey(target)) {
      return Optional.of(
          Problem.error("definitions.reference.not-a-dependency", reference.pointer())
              .with("app", target.value()));
    }
    boolean installed = catalog.release(target).isPresent(); // else that is the one problem
    return installed ? unresolved(reference) : Optional.empty();
  }

  private Map<DefinitionKey, String> dependencies() {
    return catalog.release(app).map(it -> it.manifest().dependencies()).orElse(Map.of());
  }

  private Optional<Problem> unresolved(Reference reference) {
    DefinitionType<?> type = types.find(reference.kind()).orElse(null);
    return type == null ? missing(reference) : unresolved(reference, type);
  }

  private <T> Optional<Problem> unresolved(Reference reference, DefinitionType<T> type) {
    Optional<T> target = catalog.find(type, reference.target());
    if (target.isEmpty()) {
      return isOnlyUnreadable(reference) ? Optional.empty() : missing(reference);
    }
    FieldKey field = reference.field();
    if (field == null || type.fields(target.get()).contains(field)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error("definitions.reference.unknown-field", reference.pointer())
            .with("kind", reference.kind())
            .with("key", shown(reference))
            .with("field", field.value()));
  }

  /** The target is there, with problems of its own that somebody is told about already. */
  private boolean isOnlyUnreadable(Reference reference) {
    return reference.target().app().equals(app)
        && source.find(new DefinitionName(reference.kind(), reference.target().key())).isPresent();
  }

  private Optional<Problem> missing(Reference reference) {
    return Optional.of(
        Problem.error("definitions.reference.unknown", reference.pointer())
            .with("kind", reference.kind())
            .with("key", shown(reference)));
  }

  private String shown(Reference reference) {
    return reference.target().app().equals(app)
        ? reference.target().key().value()
        : reference.target().toString();
  }

  private List<Problem> dependencies(Manifest manifest) {
    var problems = new ArrayList<Problem>();
    manifest
        .dependencies()
        .forEach((key, range) -> {
          String pointer = Pointers.member("/dependencies", key.value());
          String version = catalog.release(key).map(it -> it.manifest().version()).orElse(null);
          if (version == null) {
            problems.add(
                Problem.error("definitions.dependency.missing", pointer).with("app", key.value()));
          } else if (!new VersionRange(range).includes(version)) {
            problems.add(
                versionProblem("definitions.dependency.version", pointer, key, range, version));
          }
        });
    String range = manifest.platform();
    String running = platformVersion();
    if (range != null && running != null && !new VersionRange(range).includes(running)) {
      problems.add(
          Problem.error("definitions.platform.version", "/platform")
              .with("range", range)
              .with("version", running));
    }
    return problems;
  }

  /** Absent where this doesn't run from a built archive. */
  private static @Nullable String platformVersion() {
    return ReferenceCheck.class.getPackage().getImplementationVersion();
  }

  /** What the new release would break in the other apps that are live. */
  List<Problem> dependents(CompiledRelease release) {
    var problems = new ArrayList<Problem>();
    for (CompiledRelease other : catalog.releases()) {
      String range = other.manifest().dependencies().get(app);
      String version = release.manifest().version();
      if (range != null && !new VersionRange(range).includes(version)) {
        problems.add(
            versionProblem(
                "definitions.dependent.version", "/version", other.app(), range, version));
      }
    }
    List<CompiledRelease> others =
        catalog.releases().stream().filter(each -> !each.app().equals(app)).toList();
    for (Usage usage : Usages.in(others, types, catalog).all()) {
      if (usage.reference().target().app().equals(app)
          && unresolved(usage.reference()).isPresent()) {
        problems.add(broken(usage));
      }
    }
    return problems;
  }

  private Problem broken(Usage usage) {
    FieldKey field = usage.reference().field();
    String target = usage.reference().target().key().value();
    return Problem.error("definitions.dependent.broken", "")
        .with("app", usage.app().value())
        .with("file", types.fileOf(usage.by()))
        .with("kind", usage.reference().kind())
        .with("key", field == null ? target : target + "." + field);
  }

  private static Problem versionProblem(
      String code, String pointer, DefinitionKey app, String range, String version) {
    return Problem.error(code, pointer)
        .with("app", app.value())
        .with("range", range)
        .with("version", version);
  }
}
