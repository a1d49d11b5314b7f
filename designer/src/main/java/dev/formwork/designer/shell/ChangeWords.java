package dev.formwork.designer.shell;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionChange;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.ValueChange;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A changed definition as a person reads it: places by key instead of position, values as text. */
public record ChangeWords(
    DefinitionName name,
    DefinitionChange.Kind kind,
    LocalizedText title,
    String text,
    List<Value> values) {

  private static final int MAX_LINE = 80;
  private static final Set<String> LANGUAGES =
      Messages.LANGUAGES.stream().map(Locale::getLanguage).collect(Collectors.toSet());

  public ChangeWords {
    values = List.copyOf(values);
  }

  /**
   * One value that differs.
   *
   * @param way to it
   * @param before empty where it is new
   * @param after empty where it is gone
   */
  public record Value(List<Step> way, Change change, String before, String after) {
    public Value {
      way = List.copyOf(way);
    }

    /** The way by its keys, as in {@code sections, customer, fields, phone, required}. */
    public List<String> place() {
      return way.stream().map(Step::key).toList();
    }
  }

  /**
   * One step on the way to a value.
   *
   * @param key name of a member, key of an item of a list, or {@code #2} where it has none
   * @param title of an item; empty where it has none, and for members
   * @param isItem whether it is an item of a list
   */
  public record Step(String key, LocalizedText title, boolean isItem) {}

  /** What became of a value. */
  public enum Change {
    ADDED,
    CHANGED,
    REMOVED,
    REORDERED
  }

  /** All changes between two states of an app, in the order of {@link Kinds}. */
  public static List<ChangeWords> of(
      List<DefinitionChange> changes, AppSource before, AppSource after) {
    return changes.stream()
        .map(change ->
            of(change, before.find(change.name()).orElse(""), after.find(change.name()).orElse("")))
        .sorted((a, b) -> Kinds.IN_ORDER.compare(a.name, b.name))
        .toList();
  }

  /** One change; {@code before} and {@code after} are the whole texts of the definition. */
  static ChangeWords of(DefinitionChange change, String before, String after) {
    JsonNode old = Yaml.read(before).tree();
    JsonNode now = Yaml.read(after).tree();
    boolean isGone = change.kind() == DefinitionChange.Kind.REMOVED;
    return new ChangeWords(
        change.name(),
        change.kind(),
        title(isGone ? old : now),
        isGone ? before : after,
        change.values().stream().map(value -> value(value, old, now)).toList());
  }

  private static Value value(ValueChange change, JsonNode old, JsonNode now) {
    JsonNode before = change.before();
    JsonNode after = change.after();
    return new Value(
        way(change.pointer(), after == null ? old : now),
        kind(change, now),
        before == null ? "" : words(before),
        after == null ? "" : words(after));
  }

  /** Where a list keeps its items and only their order differs, the change names their keys. */
  private static Change kind(ValueChange change, JsonNode now) {
    if (change.before() == null) {
      return Change.ADDED;
    }
    if (change.after() == null) {
      return Change.REMOVED;
    }
    boolean namesKeys =
        change.after().isArray() && !now.at(change.pointer()).equals(change.after());
    return namesKeys ? Change.REORDERED : Change.CHANGED;
  }

  private static List<Step> way(String pointer, JsonNode tree) {
    var way = new ArrayList<Step>();
    JsonNode at = tree;
    for (String token : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      boolean isItem = at.isArray();
      String name = token.replace("~1", "/").replace("~0", "~");
      at = isItem ? at.path(Integer.parseInt(token)) : at.path(name);
      way.add(
          isItem
              ? new Step(item(at, Integer.parseInt(token)), title(at), true)
              : new Step(name, LocalizedText.EMPTY, false));
    }
    return way;
  }

  private static String item(JsonNode item, int index) {
    String key = item.path("key").asString("");
    return key.isEmpty() ? "#" + (index + 1) : key;
  }

  /** Short values on one line, long ones as YAML. */
  static String words(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
      return value.valueStream().map(ChangeWords::words).collect(Collectors.joining(", "));
    }
    String flow = isText(value) ? languages(value) : value.toString();
    return value.isValueNode() || (isText(value) && flow.length() <= MAX_LINE)
        ? flow
        : Yaml.write(value).stripTrailing();
  }

  private static boolean isText(JsonNode value) {
    return value.isObject()
        && !value.isEmpty()
        && value
            .propertyStream()
            .allMatch(each -> LANGUAGES.contains(each.getKey()) && each.getValue().isString());
  }

  private static String languages(JsonNode text) {
    return text.propertyStream()
        .map(each -> each.getKey() + ": " + each.getValue().asString(""))
        .collect(Collectors.joining(" · "));
  }

  /** The title inside a definition, as far as it can be read. */
  private static LocalizedText title(JsonNode tree) {
    JsonNode title = tree.path("title");
    if (title.isString()) {
      return LocalizedText.of(title.stringValue());
    }
    String english = title.path(Locale.ENGLISH.getLanguage()).asString("");
    String chinese = title.path(Locale.CHINESE.getLanguage()).asString("");
    return english.isEmpty() && chinese.isEmpty()
        ? LocalizedText.EMPTY
        : LocalizedText.of(
            english.isEmpty() ? chinese : english, chinese.isEmpty() ? english : chinese);
  }
}
