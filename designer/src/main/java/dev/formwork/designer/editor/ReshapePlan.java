package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.editor.Refactoring.Reshape;
import dev.formwork.editing.Change;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.editing.Place;
import dev.formwork.editing.YamlPatch;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.ReleaseImpact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Works out what it comes to when fields become others: what follows, what stays, what is wrong.
 */
final class ReshapePlan {

  private final Refactoring refactoring;
  private final Drafts drafts;
  private final DefinitionTypes types;
  private final ReleaseImpact impact;
  private final Actor asking;

  ReshapePlan(
      Refactoring refactoring,
      Drafts drafts,
      DefinitionTypes types,
      ReleaseImpact impact,
      Actor asking) {
    this.refactoring = refactoring;
    this.drafts = drafts;
    this.types = types;
    this.impact = impact;
    this.asking = asking;
  }

  /**
   * @param places of the old fields, in the order of the form
   */
  Reshape of(DefinitionKey app, DefinitionName form, List<Place> places, Reshaping reshaping) {
    Draft draft = drafts.open(asking, app);
    var pointers = new LinkedHashMap<String, String>();
    for (int i = 0; i < places.size(); i++) {
      pointers.put(reshaping.oldKeys().get(i), places.get(i).pointer());
    }
    var following = new LinkedHashMap<DefinitionName, List<Place>>();
    var left = new ArrayList<Usage>();
    for (Usage usage : refactoring.usages(app, form, pointers)) {
      Place place = Place.of(usage.reference().pointer());
      if (usage.app().equals(app) && Followers.isOne(tree(draft, usage.by()), place)) {
        following.computeIfAbsent(usage.by(), _ -> new ArrayList<>()).add(place);
      } else {
        left.add(usage);
      }
    }
    var naming = new LinkedHashMap<DefinitionName, List<Usage>>();
    if (reshaping.meansTheSame()) {
      left.stream()
          .filter(usage -> usage.app().equals(app) && takes(draft, form, reshaping, usage))
          .forEach(usage -> naming.computeIfAbsent(usage.by(), _ -> new ArrayList<>()).add(usage));
    }
    while (true) {
      var reshaped =
          reshaped(draft, form, new Reshapes(places, reshaping, following, naming), left);
      var misled =
          naming.keySet().stream()
              .filter(name ->
                  reshaped.wrong().stream()
                      .anyMatch(each -> each.file().equals(types.fileOf(name))))
              .toList();
      if (reshaped.isPossible() || naming.isEmpty()) {
        return reshaped;
      }
      if (misled.isEmpty()) {
        naming.clear();
      }
      misled.forEach(naming::remove);
    }
  }

  /** Whether what names the field there can name one of the other type. */
  private boolean takes(Draft draft, DefinitionName form, Reshaping reshaping, Usage usage) {
    if (!usage.reference().written().isScript()) {
      return true;
    }
    Form now = Definitions.mapper().treeToValue(tree(draft, form), Form.class);
    Field other = Definitions.mapper().treeToValue(reshaping.fresh().getFirst(), Field.class);
    String formula = tree(draft, usage.by()).at(usage.reference().pointer()).asString("");
    FieldKey field = FieldKey.of(reshaping.oldKeys().getFirst());
    return impact.takes(asking, now, field, other, formula);
  }

  /**
   * @param following places that show an old field or give a right to it, by definition
   * @param naming places that mean the old field and are to mean the new one
   */
  private record Reshapes(
      List<Place> places,
      Reshaping reshaping,
      Map<DefinitionName, List<Place>> following,
      Map<DefinitionName, List<Usage>> naming) {}

  private Reshape reshaped(Draft draft, DefinitionName form, Reshapes how, List<Usage> named) {
    Reshaping reshaping = how.reshaping();
    List<Usage> left =
        named.stream()
            .filter(usage -> how.naming().values().stream().noneMatch(all -> all.contains(usage)))
            .toList();
    long records =
        reshaping.oldKeys().stream()
            .mapToLong(key -> refactoring.holding(draft.app(), form, key))
            .max()
            .orElse(0);
    boolean isRetiring = records > 0 || !left.isEmpty();
    var edits = new ArrayList<Drafts.Edit>();
    var texts = new LinkedHashSet<DefinitionName>(how.following().keySet());
    texts.addAll(how.naming().keySet());
    texts.add(form);
    for (DefinitionName name : texts) {
      DraftDefinition before = draft.find(name).orElseThrow();
      var changes = new ArrayList<Change>();
      List<Place> there = how.following().getOrDefault(name, List.of());
      changes.addAll(Followers.of(tree(draft, name), there, reshaping, isRetiring));
      if (name.equals(form)) {
        changes.addAll(reshaping.changes(how.places(), isRetiring));
      }
      String text = renamed(before.text(), how.naming().getOrDefault(name, List.of()), reshaping);
      edits.add(new Drafts.Edit(name, YamlPatch.apply(text, changes), before.revision()));
    }
    Optional<DefinitionName> rule = Optional.empty();
    if (records > 0 && !reshaping.values().isEmpty()) {
      DefinitionName free = freeRule(draft, reshaping);
      String text = Yaml.write(reshaping.carrying(free.key().value(), form.key().value()));
      edits.add(new Drafts.Edit(free, text, 0));
      rule = Optional.of(free);
    }
    var places = new LinkedHashMap<DefinitionName, List<Place>>(how.following());
    how.naming()
        .forEach((name, usages) -> {
          var all = new ArrayList<>(places.getOrDefault(name, List.of()));
          usages.forEach(usage -> all.add(Place.of(usage.reference().pointer())));
          places.put(name, all);
        });
    return new Reshape(
        draft.app(),
        edits,
        Refactoring.counts(places),
        left,
        records,
        rule,
        isRetiring,
        refactoring.wrong(asking, draft.app(), edits));
  }

  /** The text where these places name the field that comes. */
  private static String renamed(String text, List<Usage> naming, Reshaping reshaping) {
    List<Reference> places = naming.stream().map(Usage::reference).toList();
    return places.isEmpty()
        ? text
        : KeyRewrite.of(
            text, places, reshaping.oldKeys().getFirst(), reshaping.freshKeys().getFirst());
  }

  private static DefinitionName freeRule(Draft draft, Reshaping reshaping) {
    String key = reshaping.ruleKey();
    DefinitionName name = DefinitionName.of("rule", key);
    for (int i = 2; draft.find(name).isPresent(); i++) {
      name = DefinitionName.of("rule", key + "-" + i);
    }
    return name;
  }

  private static JsonNode tree(Draft draft, DefinitionName name) {
    return draft
        .find(name)
        .map(definition -> Yaml.read(definition.text()).tree())
        .orElse(MissingNode.getInstance());
  }
}
