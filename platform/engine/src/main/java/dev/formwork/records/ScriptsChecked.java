package dev.formwork.records;

import dev.formwork.definitions.Brought;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.FormScripts.Standing;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.scripting.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of definition whose scripts are parsed and tried when it is checked; the pure module that
 * owns the kind has no engine to do that with.
 */
record ScriptsChecked<T>(
    DefinitionType<T> kindOf, Scripts scripts, Finder<T> finder, Subject<T> subject)
    implements DefinitionType<T> {

  /** Whose scripts are about no other form's records, or are told of by the kind itself. */
  ScriptsChecked(DefinitionType<T> kindOf, Scripts scripts, Finder<T> finder) {
    this(kindOf, scripts, finder, (_, _) -> Optional.empty());
  }

  /** Says whose records the scripts of a definition are about. */
  @FunctionalInterface
  interface Subject<T> {
    Optional<QualifiedKey> form(T definition, DefinitionKey app);
  }

  /** Finds the scripts of a definition. */
  @FunctionalInterface
  interface Finder<T> {
    List<Standing> scripts(T definition, DefinitionKey app, Catalog catalog);
  }

  @Override
  public Problems check(T definition, DefinitionKey app, Catalog catalog) {
    Problems problems = kindOf.check(definition, app, catalog);
    for (Standing standing : finder.scripts(definition, app, catalog)) {
      for (Problem problem : scripts.check(standing.expression(), standing.examples())) {
        problems =
            problems.and(
                new Problem(
                    problem.code(), problem.severity(), standing.pointer(), problem.args()));
      }
    }
    return problems;
  }

  /** The fields that its scripts read, besides. */
  @Override
  public List<Reference> referencesBehind(T definition, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<>(kindOf.referencesBehind(definition, app, catalog));
    subject
        .form(definition, app)
        .ifPresent(form ->
            finder
                .scripts(definition, app, catalog)
                .forEach(script -> script.named(form).forEach(found::add)));
    return found;
  }

  @Override
  public List<Brought<?>> brings(T definition) {
    return kindOf.brings(definition);
  }

  @Override
  public String kind() {
    return kindOf.kind();
  }

  @Override
  public String folder() {
    return kindOf.folder();
  }

  @Override
  public String schema() {
    return kindOf.schema();
  }

  @Override
  public Class<T> valueType() {
    return kindOf.valueType();
  }

  @Override
  public DefinitionKey key(T definition) {
    return kindOf.key(definition);
  }

  @Override
  public LocalizedText title(T definition) {
    return kindOf.title(definition);
  }

  @Override
  public Set<FieldKey> fields(T definition) {
    return kindOf.fields(definition);
  }

  @Override
  public List<Reference> references(T definition, DefinitionKey app) {
    return kindOf.references(definition, app);
  }
}
