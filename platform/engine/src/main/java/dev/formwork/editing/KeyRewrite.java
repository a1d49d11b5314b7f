package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.kernel.FieldKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Writes another key where a definition names a part of one: as a value, as a member, on a path, in
 * a formula, in a text; each by what the place is, character by character.
 */
public final class KeyRewrite {

  private final Spelling spelling;

  private KeyRewrite(Spelling spelling) {
    this.spelling = spelling;
  }

  /**
   * The text with the other key at these places; comments and all else stay. A formula in which the
   * new key means something already stays as it is: whoever checks the text finds it.
   *
   * @param places where the one part is named
   */
  public static String of(String text, Collection<Reference> places, String old, String now) {
    return places.isEmpty()
        ? text
        : new KeyRewrite(spelling(places.iterator().next().part(), old, now)).in(text, places);
  }

  private static Spelling spelling(Reference.Part part, String old, String now) {
    return switch (part) {
      case Reference.OfParameter _ -> new ParameterSpelling(FieldKey.of(old), FieldKey.of(now));
      case Reference.OfField _, Reference.OfColumn _ ->
          new FieldSpelling(FieldKey.of(old), FieldKey.of(now));
      case Reference.OfOption _ -> new OptionSpelling(old, now);
      case Reference.Whole _ ->
          throw new IllegalArgumentException("Expected a part of a definition to be named.");
    };
  }

  private String in(String text, Collection<Reference> places) {
    JsonNode tree = Yaml.read(text).tree();
    Map<String, List<Reference>> byPlace =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Place.of(each.pointer()).in(tree).pointer(),
                    TreeMap::new,
                    Collectors.toList()));
    var changes = new ArrayList<Change>();
    byPlace.forEach((pointer, there) -> changes.addAll(within(tree, pointer, there)));
    String written = YamlPatch.apply(text, changes);
    List<String> members =
        byPlace.entrySet().stream()
            .filter(each -> each.getValue().stream().anyMatch(KeyRewrite::isMember))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparingInt((String pointer) -> Place.of(pointer).steps().size()))
            .toList()
            .reversed();
    for (String pointer : members) {
      List<Reference> there = byPlace.getOrDefault(pointer, List.of());
      written =
          YamlPatch.apply(written, member(Yaml.read(written).tree(), Place.of(pointer), there));
    }
    return written;
  }

  private static boolean isMember(Reference reference) {
    return reference.written() == Written.MEMBER;
  }

  /** What changes in the value that stands at a place. */
  private List<Change> within(JsonNode tree, String pointer, List<Reference> there) {
    JsonNode value = tree.at(pointer);
    if (value.isMissingNode()) {
      boolean isSilent = there.stream().anyMatch(each -> each.written() == Written.SILENT);
      return isSilent ? said(tree, Place.of(pointer)) : List.of();
    }
    if (!value.isString()) {
      return List.of();
    }
    String before = value.stringValue();
    String after = spelling.words(before, there);
    return after.equals(before) ? List.of() : List.of(new Put(pointer, StringNode.valueOf(after)));
  }

  /** The member that stands at a place, called anew. */
  private List<Change> member(JsonNode tree, Place place, List<Reference> there) {
    JsonNode value = tree.at(place.pointer());
    String renamed = spelling.member(place.last(), there);
    if (value.isMissingNode() || renamed.equals(place.last())) {
      return List.of();
    }
    List<String> order =
        tree.at(place.parent().pointer()).propertyNames().stream()
            .map(name -> name.equals(place.last()) ? renamed : name)
            .toList();
    return List.of(
        new Remove(place.pointer()),
        new Put(place.parent().member(renamed).pointer(), value, order));
  }

  /** Where a field was taken because of its key, it is named from now on. */
  private List<Change> said(JsonNode tree, Place place) {
    StringNode named = StringNode.valueOf(spelling.said());
    Place around = place.parent();
    return tree.at(around.pointer()).isObject()
        ? List.of(new Put(place.pointer(), named))
        : List.of(
            new Put(
                around.pointer(), JsonNodeFactory.instance.objectNode().set(place.last(), named)));
  }
}
