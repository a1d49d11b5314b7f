package dev.formwork.editing;

import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The named parts of a definition: fields, sections, nodes, outcomes, columns, tiles, options. */
public final class Parts {

  private final List<Part> found = new ArrayList<>();

  private Parts() {}

  /**
   * A part that has a key and a title.
   *
   * @param pointer where it stands in its definition
   */
  public record Part(String pointer, String key, LocalizedText title) {}

  /** All of them in the order of the text; the definition itself is none. */
  public static List<Part> of(JsonNode definition) {
    var parts = new Parts();
    parts.inside(definition, "");
    return List.copyOf(parts.found);
  }

  private void look(JsonNode node, String pointer) {
    JsonNode key = node.path("key");
    if (key.isString() && node.has("title")) {
      found.add(new Part(pointer, key.stringValue(), text(node.path("title"))));
    }
    inside(node, pointer);
  }

  private void inside(JsonNode node, String pointer) {
    if (node.isObject()) {
      node.properties().forEach(member -> look(member.getValue(), pointer + "/" + member.getKey()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      look(node.get(i), pointer + "/" + i);
    }
  }

  private static LocalizedText text(JsonNode title) {
    if (!title.isObject()) {
      return LocalizedText.of(title.asString(""));
    }
    var byLanguage = new LinkedHashMap<String, String>();
    title.properties().forEach(each -> byLanguage.put(each.getKey(), each.getValue().asString("")));
    return new LocalizedText(byLanguage);
  }
}
