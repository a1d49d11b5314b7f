package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.ReadYaml;
import dev.formwork.definitions.Yaml;
import dev.formwork.scenarios.mutants.Mutant.Break;
import dev.formwork.scenarios.mutants.Mutant.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Finds the places of an app's definitions that decide something, and breaks each in one way: the
 * same for the same texts, in the order of the definitions and then of their lines.
 */
public final class Breaking {

  /** Stories, words and choices decide nothing, calendars are facts. */
  private static final Set<String> LEFT_ALONE =
      Set.of("scenario", "option-list", "keyword-list", "message", "calendar");

  /** What is said to people, whatever it holds. */
  private static final Set<String> WORDS =
      Set.of("title", "help", "text", "description", "instruction", "note", "message", "thanks");

  /** Whose items are people. */
  private static final Set<String> PEOPLE =
      Set.of("assignees", "to", "tell", "reassign", "terminate", "exclude", "among", "of");

  private final String kind;
  private final People people;
  private final List<Break> found = new ArrayList<>();

  private Breaking(String kind, People people) {
    this.kind = kind;
    this.people = people;
  }

  /**
   * All mutants of an app.
   *
   * @param file where a definition stands in the pack
   */
  public static List<Mutant> of(AppSource app, Function<DefinitionName, String> file) {
    var people = new People(app);
    var mutants = new ArrayList<Mutant>();
    app.definitions()
        .forEach((name, text) -> {
          if (LEFT_ALONE.contains(name.kind())) {
            return;
          }
          ReadYaml read = Yaml.read(text);
          for (Break each : breaks(name.kind(), read.tree(), people)) {
            JsonNode tree = Trees.changed(read.tree(), each.pointer(), each.after());
            mutants.add(
                new Mutant(
                    app.app(),
                    name,
                    file.apply(name),
                    read.lineOf(each.pointer()),
                    each,
                    Yaml.write(tree)));
          }
        });
    return mutants;
  }

  /** Those of one definition. */
  static List<Break> breaks(String kind, JsonNode tree, People people) {
    var breaking = new Breaking(kind, people);
    switch (kind) {
      case "pack" -> breaking.parameters(tree);
      case "role" -> breaking.grants(tree);
      case "decision-table" -> breaking.table(tree);
      default -> breaking.object("", tree);
    }
    return breaking.found;
  }

  private void add(Kind what, String pointer, JsonNode before, JsonNode after) {
    found.add(new Break(what, pointer, before, after));
  }

  private void leaveOut(Kind what, String pointer, JsonNode before) {
    found.add(new Break(what, pointer, before, null));
  }

  private void object(String at, JsonNode object) {
    if (Conditions.isClause(object)) {
      add(Kind.CONDITION, at, object, Conditions.opposite(object));
      return;
    }
    if (Conditions.isGroup(object)) {
      group(at, object);
      return;
    }
    if (Durations.isOne(object)) {
      add(Kind.DEADLINE, at, object, Durations.longer(object));
      return;
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!WORDS.contains(member.getKey())) {
        member(Pointers.member(at, member.getKey()), member.getKey(), member.getValue());
      }
    }
  }

  private void member(String at, String key, JsonNode value) {
    switch (key) {
      case "deadline" -> deadline(at, value);
      case "rungs" -> eachLeftOut(Kind.DEADLINE, at, value);
      case "targets" -> eachLeftOut(Kind.TARGET, at, value);
      case "formula" -> formula(Kind.FORMULA, at, value);
      case "script" -> formula(Kind.CONDITION, at, value);
      case "required" -> duty(at, value);
      case "min", "max" -> bound(at, value);
      case "fields" -> duties(at, value);
      case "after", "time" -> moment(at, value);
      case "set" -> values(at, value);
      default -> any(at, value);
    }
    if (PEOPLE.contains(key) && value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        somebodyElse(Pointers.item(at, i), value.get(i));
      }
    }
    if (key.equals("owner") && value.isObject()) {
      somebodyElse(at, value);
    }
  }

  private void somebodyElse(String at, JsonNode person) {
    people.otherThan(person).ifPresent(other -> add(Kind.ASSIGNEE, at, person, other));
  }

  private void any(String at, JsonNode value) {
    if (value.isObject()) {
      object(at, value);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        any(Pointers.item(at, i), value.get(i));
      }
    }
  }

  /** Fields, which may be called as anything else is. */
  private void values(String at, JsonNode set) {
    for (Map.Entry<String, JsonNode> field : set.properties()) {
      any(Pointers.member(at, field.getKey()), field.getValue());
    }
  }

  /** Of several clauses each is left out; a lone one is turned round. */
  private void group(String at, JsonNode group) {
    String key = Conditions.partsKey(group);
    JsonNode parts = group.get(key);
    String list = Pointers.member(at, key);
    for (int i = 0; i < parts.size(); i++) {
      String pointer = Pointers.item(list, i);
      if (parts.size() > 1) {
        leaveOut(Kind.CONDITION, pointer, parts.get(i));
      }
      if (parts.size() == 1 || Conditions.isGroup(parts.get(i))) {
        any(pointer, parts.get(i));
      }
    }
  }

  /** One that follows a field has no budget that could be longer. */
  private void deadline(String at, JsonNode deadline) {
    if (deadline.path("until").isObject() && !deadline.path("until").has("before")) {
      leaveOut(Kind.DEADLINE, at, deadline);
    }
    any(at, deadline);
  }

  private void eachLeftOut(Kind what, String at, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      leaveOut(what, Pointers.item(at, i), list.get(i));
    }
    any(at, list);
  }

  private void formula(Kind what, String at, JsonNode value) {
    if (value.isString()) {
      Formulas.broken(value.asString()).ifPresent(after -> add(what, at, value, after));
    }
  }

  private void duty(String at, JsonNode value) {
    if (value.isBoolean() && value.asBoolean()) {
      leaveOut(Kind.DUTY, at, value);
    } else {
      any(at, value);
    }
  }

  private void bound(String at, JsonNode value) {
    if (value.isNumber() && kind.equals("form")) {
      leaveOut(Kind.DUTY, at, value);
    }
  }

  /** What a task asks for, and what a form holds. */
  private void duties(String at, JsonNode fields) {
    if (!fields.isObject()) {
      any(at, fields);
      return;
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String pointer = Pointers.member(at, field.getKey());
      if (field.getValue().asString("").equals("required")) {
        add(Kind.DUTY, pointer, field.getValue(), Values.text("edit"));
      } else {
        any(pointer, field.getValue());
      }
    }
  }

  private void moment(String at, JsonNode value) {
    if (value.isString()) {
      Durations.later(value.asString()).ifPresent(after -> add(Kind.DEADLINE, at, value, after));
    } else {
      any(at, value);
    }
  }

  private void parameters(JsonNode pack) {
    JsonNode parameters = pack.path("parameters");
    for (int i = 0; i < parameters.size(); i++) {
      JsonNode value = parameters.get(i).path("default");
      String at = Pointers.member(Pointers.item("/parameters", i), "default");
      Values.other(value).ifPresent(after -> add(Kind.PARAMETER, at, value, after));
    }
  }

  private void grants(JsonNode role) {
    JsonNode grants = role.path("grants");
    for (int i = 0; i < grants.size(); i++) {
      JsonNode grant = grants.get(i);
      String at = Pointers.item("/grants", i);
      leaveOut(Kind.ACCESS, at, grant);
      if (grant.has("scope")) {
        JsonNode scope = grant.get("scope");
        add(
            Kind.ACCESS,
            Pointers.member(at, "scope"),
            scope,
            Values.text(scope.asString("").equals("all") ? "own" : "all"));
      }
      String fields = Pointers.member(at, "fields");
      for (Map.Entry<String, JsonNode> field : grant.path("fields").properties()) {
        leaveOut(Kind.ACCESS, Pointers.member(fields, field.getKey()), field.getValue());
      }
    }
  }

  private void table(JsonNode table) {
    JsonNode rows = table.path("rows");
    for (int i = 0; i < rows.size(); i++) {
      String row = Pointers.item("/rows", i);
      JsonNode cells = rows.get(i).path("when");
      String when = Pointers.member(row, "when");
      for (Map.Entry<String, JsonNode> cell : cells.properties()) {
        leaveOut(Kind.TABLE, Pointers.member(when, cell.getKey()), cell.getValue());
      }
      results(table, Pointers.member(row, "then"), rows.get(i).path("then"));
    }
    results(table, "/otherwise", table.path("otherwise"));
  }

  /** A result becomes another that the table knows for the same output. */
  private void results(JsonNode table, String at, JsonNode results) {
    for (Map.Entry<String, JsonNode> result : results.properties()) {
      Values.otherResult(table, result.getKey(), result.getValue())
          .ifPresent(after ->
              add(Kind.TABLE, Pointers.member(at, result.getKey()), result.getValue(), after));
    }
  }
}
