package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.kernel.FieldKey;
import dev.formwork.messages.MergeText;
import dev.formwork.records.RecordPath;
import dev.formwork.scripting.SourceNames;
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
 * Writes another key where a definition names a field: as a value, as a member, on a path, in a
 * formula, in a text; each by what the place is, character by character.
 */
public final class KeyRewrite {

  private static final String OWN = "$field.";

  private final FieldKey old;
  private final FieldKey now;

  private KeyRewrite(FieldKey old, FieldKey now) {
    this.old = old;
    this.now = now;
  }

  /**
   * The text with the other key at these places; comments and all else stay. A formula in which the
   * new key means something already stays as it is: whoever checks the text finds it.
   *
   * @param places where the field is named
   */
  public static String of(String text, Collection<Reference> places, String old, String now) {
    return new KeyRewrite(FieldKey.of(old), FieldKey.of(now)).in(text, places);
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
      written = YamlPatch.apply(written, member(Yaml.read(written).tree(), Place.of(pointer)));
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
    String after = before;
    for (Reference reference : there) {
      after =
          switch (reference.written()) {
            case FORMULA, ANSWER -> {
              boolean answers = reference.written() == Written.ANSWER;
              yield SourceNames.renamed(after, old.value(), now.value(), answers).orElse(after);
            }
            case TEXT, VALUE, MEMBER, SILENT -> after;
          };
    }
    List<List<FieldKey>> ways = ways(there, Written.VALUE);
    List<List<FieldKey>> inText = ways(there, Written.TEXT);
    if (!ways.isEmpty()) {
      after = value(after, ways);
    }
    if (!inText.isEmpty()) {
      after = MergeText.rewritten(after, path -> new RecordPath(path(path.steps(), inText)));
    }
    return after.equals(before) ? List.of() : List.of(new Put(pointer, StringNode.valueOf(after)));
  }

  private static List<List<FieldKey>> ways(List<Reference> there, Written how) {
    return there.stream().filter(each -> each.written() == how).map(Reference::way).toList();
  }

  private String value(String text, List<List<FieldKey>> ways) {
    if (text.equals(OWN + old)) {
      return OWN + now;
    }
    return isPath(text) ? path(RecordPath.of(text), ways) : text;
  }

  private String path(RecordPath path, List<List<FieldKey>> ways) {
    return new RecordPath(path(path.steps(), ways)).toString();
  }

  private static boolean isPath(String text) {
    try {
      RecordPath.of(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The path where each step that a way ends at is called anew. */
  private List<FieldKey> path(List<FieldKey> steps, List<List<FieldKey>> ways) {
    var renamed = new ArrayList<>(steps);
    for (List<FieldKey> way : ways) {
      int last = way.size() - 1;
      boolean leadsThere = way.size() <= steps.size() && steps.subList(0, last + 1).equals(way);
      if (leadsThere && way.get(last).equals(old)) {
        renamed.set(last, now);
      }
    }
    return renamed;
  }

  /** The member that stands at a place, called anew. */
  private List<Change> member(JsonNode tree, Place place) {
    JsonNode value = tree.at(place.pointer());
    if (value.isMissingNode() || !isPath(place.last())) {
      return List.of();
    }
    String renamed = path(RecordPath.of(place.last()), List.of(List.of(old)));
    return renamed.equals(place.last())
        ? List.of()
        : List.of(
            new Put(place.parent().member(renamed).pointer(), value), new Remove(place.pointer()));
  }

  /** Where a field was taken because of its key, it is named from now on. */
  private List<Change> said(JsonNode tree, Place place) {
    StringNode named = StringNode.valueOf(OWN + now);
    Place around = place.parent();
    return tree.at(around.pointer()).isObject()
        ? List.of(new Put(place.pointer(), named))
        : List.of(
            new Put(
                around.pointer(), JsonNodeFactory.instance.objectNode().set(place.last(), named)));
  }
}
