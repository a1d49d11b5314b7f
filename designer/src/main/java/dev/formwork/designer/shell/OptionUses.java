package dev.formwork.designer.shell;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KnownDefinition;
import dev.formwork.editing.OptionFields;
import dev.formwork.editing.OptionHome;
import dev.formwork.editing.OptionPlaces;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where an option is named, in the drafts of all apps. */
public final class OptionUses {

  private OptionUses() {}

  /**
   * What is found of an option.
   *
   * @param usages the places that name it, or may name it in its own app
   * @param fields by form, the keys that lead to each field that may hold it
   */
  public record Found(List<Usage> usages, Map<QualifiedKey, List<List<FieldKey>>> fields) {}

  /**
   * @param app the app that has the option
   */
  public static Found of(
      Drafts drafts,
      DefinitionTypes types,
      Actor actor,
      DefinitionKey app,
      OptionHome home,
      String option) {
    var known = new ArrayList<KnownDefinition>();
    var drawn = new ArrayList<DraftDefinition>();
    for (DefinitionKey each : drafts.apps(actor)) {
      List<DraftDefinition> definitions = drafts.open(actor, each).definitions();
      boolean mayNameIt =
          each.equals(app) || definitions.stream().anyMatch(one -> one.text().contains(app + "/"));
      if (mayNameIt) {
        Map<DefinitionName, List<Reference>> named =
            drafts.usages(actor, each).stream()
                .collect(
                    Collectors.groupingBy(
                        Usage::by, Collectors.mapping(Usage::reference, Collectors.toList())));
        for (DraftDefinition definition : definitions) {
          List<Reference> references = named.getOrDefault(definition.name(), List.of());
          types
              .find(definition.name().kind())
              .filter(_ -> definition.state() != DraftDefinition.State.DELETED)
              .map(DefinitionType::schema)
              .ifPresent(schema -> {
                known.add(
                    new KnownDefinition(
                        each,
                        definition.name(),
                        schema,
                        Yaml.read(definition.text()).tree(),
                        references));
                drawn.add(definition);
              });
        }
      }
    }
    var places = OptionPlaces.of(home, option, known);
    var usages = new ArrayList<Usage>();
    for (int i = 0; i < known.size(); i++) {
      DraftDefinition by = drawn.get(i);
      if (by.text().contains(option)) {
        DefinitionKey in = known.get(i).app();
        places.in(known.get(i)).stream()
            .filter(each -> in.equals(app) || each.written() != Written.PERHAPS)
            .forEach(each -> usages.add(new Usage(in, by.name(), by.title(), each)));
      }
    }
    return new Found(usages, byForm(places.fields()));
  }

  private static Map<QualifiedKey, List<List<FieldKey>>> byForm(OptionFields fields) {
    return fields.fields().stream()
        .collect(
            Collectors.groupingBy(
                OptionFields.Spot::of,
                TreeMap::new,
                Collectors.mapping(OptionFields.Spot::way, Collectors.toList())));
  }
}
