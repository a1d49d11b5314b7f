package dev.formwork.designer.shell;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.ParameterPlaces;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.ArrayList;
import java.util.List;

/** Where a parameter of an app is named, in the drafts of all apps. */
public final class ParameterUses {

  private ParameterUses() {}

  public static List<Usage> of(
      Drafts drafts, DefinitionTypes types, Actor actor, DefinitionKey app, FieldKey parameter) {
    var found = new ArrayList<Usage>();
    for (DefinitionKey home : drafts.apps(actor)) {
      for (DraftDefinition each : drafts.open(actor, home).definitions()) {
        for (Reference reference : named(types, home, each, app, parameter)) {
          found.add(new Usage(home, each.name(), each.title(), reference));
        }
      }
    }
    return found;
  }

  private static List<Reference> named(
      DefinitionTypes types,
      DefinitionKey home,
      DraftDefinition definition,
      DefinitionKey app,
      FieldKey parameter) {
    boolean mayNameIt =
        home.equals(app)
            ? definition.text().contains(parameter.value()) || definition.text().contains("params")
            : definition.text().contains(app + "/" + parameter);
    return mayNameIt
        ? types
            .find(definition.name().kind())
            .map(DefinitionType::schema)
            .map(schema ->
                ParameterPlaces.in(
                    Yaml.read(definition.text()).tree(), schema, home, app, parameter))
            .orElse(List.of())
        : List.of();
  }
}
