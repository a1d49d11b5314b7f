package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.workspace.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields of a form become others: one is split or gets another type, or several are merged.
 *
 * @param old the fields that go, as their form has them
 * @param fresh the fields that come
 * @param values what each of those holds, by key: a formula over the old ones
 * @param meansTheSame whether the one that comes means what the one that goes has meant, so that
 *     conditions and formulas may name it instead
 */
record Reshaping(
    List<JsonNode> old, List<ObjectNode> fresh, Map<String, String> values, boolean meansTheSame) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Reshaping {
    old = List.copyOf(old);
    fresh = List.copyOf(fresh);
    values = new LinkedHashMap<>(values);
  }

  Reshaping(List<JsonNode> old, List<ObjectNode> fresh, Map<String, String> values) {
    this(old, fresh, values, false);
  }

  List<String> oldKeys() {
    return keys(old);
  }

  List<String> freshKeys() {
    return keys(fresh);
  }

  private static List<String> keys(List<? extends JsonNode> fields) {
    return fields.stream().map(field -> field.path("key").asString("")).toList();
  }

  /**
   * What it does to the fields of the form: the new ones come where the first old one stands.
   *
   * @param places of the old fields, in the order of the form
   * @param retire whether the old ones retire; else they go
   */
  List<Change> changes(List<Place> places, boolean retire) {
    var changes = new ArrayList<Change>();
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      if (retire) {
        changes.addAll(Removal.retired(old.get(i), place));
        if (meansTheSame) {
          changes.add(new Put(place.member("title").pointer(), former(old.get(i).path("title"))));
        }
      } else {
        changes.add(new Remove(place.pointer()));
      }
    }
    Place first = places.getFirst();
    for (int i = 0; i < fresh.size(); i++) {
      changes.add(new Insert(first.parent().item(first.index() + i).pointer(), fresh.get(i)));
    }
    return changes;
  }

  /** The title of a field beside which another one of the same title stands. */
  private static JsonNode former(JsonNode title) {
    ObjectNode former = NODES.objectNode();
    for (Locale language : Messages.LANGUAGES) {
      String said =
          title.isObject() ? title.path(language.getLanguage()).asString("") : title.asString("");
      former.put(language.getLanguage(), Messages.text(language, "retype.former", said));
    }
    return former;
  }

  /** What to call the rule that brings the values over: {@code carry-name-over}. */
  String ruleKey() {
    String word = oldKeys().getFirst().replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    return "carry-" + word.toLowerCase(Locale.ROOT) + "-over";
  }

  /**
   * A rule that fills the new fields of records that have something in the old ones and nothing yet
   * in the new ones. It comes back until it is removed, so what is entered meanwhile under an older
   * release comes over too; where it has been, it has nothing left to do.
   */
  ObjectNode carrying(String key, String form) {
    ObjectNode rule = NODES.objectNode().put("key", key);
    ObjectNode title = rule.putObject("title");
    for (Locale language : Messages.LANGUAGES) {
      String into =
          meansTheSame
              ? Messages.text(language, "edit.value." + fresh.getFirst().path("type").asString(""))
              : titles(fresh, language);
      title.put(
          language.getLanguage(),
          Messages.text(
              language,
              meansTheSame ? "retype.rule-title" : "reshape.rule-title",
              titles(old, language),
              into));
    }
    rule.put("form", form);
    ObjectNode trigger = rule.putObject("trigger").put("kind", "schedule");
    trigger.putObject("schedule").put("cron", "*/10 * * * *");
    var all = rule.putObject("when").putArray("all");
    var any = NODES.arrayNode();
    oldKeys().forEach(each -> any.add(question(each, "notEmpty")));
    all.add(NODES.objectNode().set("any", any));
    freshKeys().forEach(each -> all.add(question(each, "empty")));
    ObjectNode set = rule.putArray("actions").addObject().put("kind", "set");
    ObjectNode fields = set.putObject("fields");
    values.forEach((field, formula) -> fields.putObject(field).put("formula", formula));
    return rule;
  }

  private static ObjectNode question(String field, String op) {
    return NODES.objectNode().put("field", field).put("op", op);
  }

  private static String titles(List<? extends JsonNode> fields, Locale language) {
    return fields.stream()
        .map(field -> field.path("title"))
        .map(title ->
            title.isObject() ? title.path(language.getLanguage()).asString("") : title.asString(""))
        .collect(Collectors.joining(Messages.text(language, "editor.and")));
  }
}
