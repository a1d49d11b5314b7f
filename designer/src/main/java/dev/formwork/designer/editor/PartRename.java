package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Another key for a part of a definition: a field, a parameter, an option.
 *
 * @param ticks which guesses are followed
 */
record PartRename(String old, String now, Guess.Ticks ticks) {

  /**
   * @param named what changes in each definition
   * @param guesses scripts where it is probably or perhaps named, followed or not
   * @param left places that may name it; nobody can write them anew but a person
   */
  record Found(
      List<Drafts.Edit> edits,
      Map<DefinitionName, List<Reference>> named,
      List<Guess> guesses,
      List<Usage> left) {}

  /**
   * @param by the definition that has the part
   * @param own where it has it
   * @param usages where it is named; those of other apps stay as they are
   */
  Found of(Draft draft, DefinitionName by, Reference own, List<Usage> usages) {
    var named = new LinkedHashMap<DefinitionName, List<Reference>>();
    named.computeIfAbsent(by, _ -> new ArrayList<>()).add(own);
    var guesses = new LinkedHashMap<String, Guess>();
    var left = new ArrayList<Usage>();
    for (Usage usage : likelyFirst(usages)) {
      if (usage.app().equals(draft.app())) {
        Guess guess = usage.reference().written().isGuess() ? guess(draft, usage) : null;
        Guess known = guess == null ? null : guesses.get(guess.id());
        if (guess != null && known != null) {
          if (!known.after().equals(guess.after())) {
            left.add(usage); // more of it may be meant
          }
          continue;
        }
        boolean isOpen = guess != null && guess.before().equals(guess.after());
        if (guess != null && !isOpen) {
          guesses.put(guess.id(), guess);
        }
        if (isOpen || (guess != null && !ticks.isTicked(guess))) {
          left.add(usage);
        } else {
          named.computeIfAbsent(usage.by(), _ -> new ArrayList<>()).add(usage.reference());
        }
      }
    }
    var edits = new ArrayList<Drafts.Edit>();
    named.forEach((name, places) -> {
      DraftDefinition before = draft.find(name).orElseThrow();
      String text = KeyRewrite.of(before.text(), places, old, now);
      edits.add(new Drafts.Edit(name, text, before.revision()));
    });
    return new Found(edits, named, List.copyOf(guesses.values()), left);
  }

  private static List<Usage> likelyFirst(List<Usage> usages) {
    return usages.stream()
        .sorted(Comparator.comparing(each -> each.reference().written() == Written.PERHAPS))
        .toList();
  }

  private Guess guess(Draft draft, Usage usage) {
    String text = draft.find(usage.by()).orElseThrow().text();
    String changed = KeyRewrite.of(text, List.of(usage.reference()), old, now);
    boolean isLikely = usage.reference().written() == Written.LIKELY;
    return new Guess(usage, within(text, usage), at(text, usage), at(changed, usage), isLikely);
  }

  /** The title of the nearest thing around a script that has one. */
  private static String within(String text, Usage usage) {
    JsonNode tree = Yaml.read(text).tree();
    Place place = Place.of(usage.reference().pointer()).in(tree);
    while (!place.isRoot() && !tree.at(place.pointer()).has("title")) {
      place = place.parent();
    }
    return place.isRoot() ? "" : Labels.text(tree.at(place.pointer()).path("title"));
  }

  private static String at(String text, Usage usage) {
    JsonNode tree = Yaml.read(text).tree();
    return tree.at(Place.of(usage.reference().pointer()).in(tree).pointer()).asString("");
  }
}
