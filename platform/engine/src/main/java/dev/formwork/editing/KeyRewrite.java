package dev.formwork.editing;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Writes another key where a definition names a field: as a value, a member, in a formula. */
public final class KeyRewrite {

  /** One name or several with dots between, as in {@code $field.total} and {@code order.total}. */
  private static final Pattern PATH = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");

  private final JsonNode tree;
  private final String old;
  private final String now;
  private final List<Change> changes = new ArrayList<>();

  private KeyRewrite(JsonNode tree, String old, String now) {
    this.tree = tree;
    this.old = old;
    this.now = now;
  }

  /**
   * The text with the other key at these places; comments and all else stay.
   *
   * @param places JSON pointers where the field is named
   */
  public static String of(String text, Collection<String> places, String old, String now) {
    var rewrite = new KeyRewrite(Yaml.read(text).tree(), old, now);
    places.stream().distinct().sorted().map(Place::of).forEach(rewrite::at);
    return YamlPatch.apply(text, rewrite.changes);
  }

  private void at(Place place) {
    JsonNode value = tree.at(place.pointer());
    if (value.isMissingNode() || place.isRoot()) {
      return;
    }
    if (place.last().equals(old) && tree.at(place.parent().pointer()).isObject()) {
      changes.add(new Put(place.parent().member(now).pointer(), value));
      changes.add(new Remove(place.pointer()));
      return;
    }
    inside(place, value);
  }

  private void inside(Place place, JsonNode value) {
    if (value.isString()) {
      String text = value.stringValue();
      String other = PATH.matcher(text).matches() ? ofPath(text) : ofScript(text);
      if (!other.equals(text)) {
        changes.add(new Put(place.pointer(), StringNode.valueOf(other)));
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      inside(place.item(i), value.get(i));
    }
    if (value.isObject()) {
      value.properties().forEach(each -> inside(place.member(each.getKey()), each.getValue()));
    }
  }

  private String ofPath(String path) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(old) + "(?!\\w)")
        .matcher(path)
        .replaceAll(Matcher.quoteReplacement(now));
  }

  /** What follows a dot in a script belongs to something else, but for {@code $field}. */
  private String ofScript(String script) {
    return Pattern.compile("(?:(?<![\\w.$])|(?<=\\$field\\.))" + Pattern.quote(old) + "(?!\\w)")
        .matcher(script)
        .replaceAll(Matcher.quoteReplacement(now));
  }
}
