package dev.formwork.editing;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Writes another key where a definition names another one, alone or behind its app. */
public final class NameRewrite {

  private NameRewrite() {}

  /**
   * The text with the other key at these places; comments and all else stay. What stands at a place
   * and is not just the name is left as it is.
   *
   * @param places JSON pointers where the definition is named
   * @param app the app of the definition that is named
   */
  public static String of(
      String text,
      Collection<String> places,
      DefinitionKey app,
      DefinitionKey old,
      DefinitionKey now) {
    JsonNode tree = Yaml.read(text).tree();
    var changes = new ArrayList<Change>();
    places.stream()
        .distinct()
        .sorted()
        .map(pointer -> Place.of(pointer).in(tree))
        .filter(place -> !place.isRoot() && !tree.at(place.pointer()).isMissingNode())
        .forEach(place -> changes.addAll(at(place, tree, app, old, now)));
    return YamlPatch.apply(text, changes);
  }

  private static List<Change> at(
      Place place, JsonNode tree, DefinitionKey app, DefinitionKey old, DefinitionKey now) {
    JsonNode value = tree.at(place.pointer());
    String said = value.asString("");
    String whole = app + "/" + old;
    if (value.isString() && (said.equals(old.value()) || said.equals(whole))) {
      String other = said.substring(0, said.length() - old.value().length()) + now;
      return List.of(new Put(place.pointer(), StringNode.valueOf(other)));
    }
    boolean isMember = tree.at(place.parent().pointer()).isObject();
    return isMember && place.last().equals(old.value())
        ? List.of(
            new Put(place.parent().member(now.value()).pointer(), value),
            new Remove(place.pointer()))
        : List.of();
  }
}
