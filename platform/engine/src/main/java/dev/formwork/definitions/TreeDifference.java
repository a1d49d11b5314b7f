package dev.formwork.definitions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares two trees. Items of a list that carry a {@code key} are the same item wherever they
 * stand; where only their order differs, the list of keys is the value that changed.
 */
final class TreeDifference {

  private static final String KEY = "key";

  private final List<ValueChange> changes = new ArrayList<>();

  private TreeDifference() {}

  static List<ValueChange> of(JsonNode before, JsonNode after) {
    var difference = new TreeDifference();
    difference.compare("", before, after);
    return difference.changes;
  }

  private void compare(String pointer, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      members(pointer, before, after);
    } else if (isKeyed(before) && isKeyed(after)) {
      keyedItems(pointer, before, after);
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < after.size(); i++) {
        compare(Pointers.item(pointer, i), before.get(i), after.get(i));
      }
    } else {
      changes.add(new ValueChange(pointer, before, after));
    }
  }

  private void members(String pointer, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>(after.propertyNames());
    names.addAll(before.propertyNames());
    for (String name : names) {
      pair(Pointers.member(pointer, name), before.get(name), after.get(name));
    }
  }

  private void keyedItems(String pointer, JsonNode before, JsonNode after) {
    Map<String, Integer> old = positions(before);
    Map<String, Integer> now = positions(after);
    now.forEach((key, index) -> {
      Integer was = old.get(key);
      pair(Pointers.item(pointer, index), was == null ? null : before.get(was), after.get(index));
    });
    old.forEach((key, index) -> {
      if (!now.containsKey(key)) {
        pair(Pointers.item(pointer, index), before.get(index), null);
      }
    });
    order(pointer, old.keySet(), now.keySet());
  }

  private void order(String pointer, Set<String> before, Set<String> after) {
    List<String> old = before.stream().filter(after::contains).toList();
    List<String> now = after.stream().filter(before::contains).toList();
    if (!old.equals(now)) {
      changes.add(new ValueChange(pointer, texts(old), texts(now)));
    }
  }

  private void pair(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null || after == null) {
      changes.add(new ValueChange(pointer, before, after));
    } else {
      compare(pointer, before, after);
    }
  }

  private static boolean isKeyed(JsonNode node) {
    return node.isArray()
        && node.size() == positions(node).size()
        && node.valueStream().allMatch(item -> item.path(KEY).isString());
  }

  private static Map<String, Integer> positions(JsonNode list) {
    var positions = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < list.size(); i++) {
      positions.put(list.get(i).path(KEY).asString(""), i);
    }
    return positions;
  }

  private static JsonNode texts(List<String> keys) {
    var list = new JsonNodeFactory().arrayNode();
    keys.forEach(list::add);
    return list;
  }
}
