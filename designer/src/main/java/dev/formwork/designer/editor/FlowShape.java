package dev.formwork.designer.editor;

import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.workspace.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tree of a flow as nodes and ways, and how nodes come and go without breaking a way. */
final class FlowShape {

  private static final Place NODES = Place.of("/nodes");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode flow;

  FlowShape(JsonNode flow) {
    this.flow = flow;
  }

  /**
   * A way from one node to another.
   *
   * @param place of the key that names the other node
   * @param label what has to be for it to be taken; empty where nothing has
   */
  record Way(Place place, String from, String to, String label, boolean back) {}

  JsonNode nodes() {
    return flow.at(NODES.pointer());
  }

  static Place node(int index) {
    return NODES.item(index);
  }

  List<Way> ways() {
    var ways = new ArrayList<Way>();
    for (int i = 0; i < nodes().size(); i++) {
      ways(ways, node(i), nodes().get(i));
    }
    return ways;
  }

  private static void ways(List<Way> ways, Place place, JsonNode node) {
    String from = node.path("key").asString("");
    JsonNode outcomes = node.path("outcomes");
    for (int i = 0; i < outcomes.size(); i++) {
      Place outcome = place.member("outcomes").item(i);
      String label = Labels.text(outcomes.get(i).path("title"));
      add(ways, from, outcome.member("next"), outcomes.get(i).path("next"), label, false);
      Place to = outcome.member("to").member("node");
      add(ways, from, to, outcomes.get(i).path("to").path("node"), label, true);
    }
    JsonNode branches = node.path("branches");
    for (int i = 0; i < branches.size(); i++) {
      String label = Labels.text(branches.get(i).path("title"));
      Place next = place.member("branches").item(i).member("next");
      add(ways, from, next, branches.get(i).path("next"), label, false);
    }
    for (String member : List.of("otherwise", "late", "failed", "next")) {
      String label = member.equals("next") ? "" : Labels.member(member);
      add(ways, from, place.member(member), node.path(member), label, false);
    }
  }

  /** Key of the outcome whose way it is; empty for a way of no outcome. */
  String outcome(Way way) {
    List<String> steps = way.place().steps();
    return steps.size() > 3 && steps.get(2).equals("outcomes")
        ? flow.at(new Place(steps.subList(0, 4)).pointer()).path("key").asString("")
        : "";
  }

  private static void add(
      List<Way> ways, String from, Place place, JsonNode to, String label, boolean back) {
    if (to.isString() && !to.asString().isEmpty()) {
      ways.add(new Way(place, from, to.asString(), label, back));
    }
  }

  // ---- nodes come ----

  /** Puts a new node on a way: what led on leads to it, and it leads where that led. */
  List<Change> between(Shape.Variants kinds, Place way, String kind) {
    String to = flow.at(way.pointer()).asString("");
    int behind = Integer.parseInt(way.steps().get(1)) + 1;
    var added = new ArrayList<ObjectNode>();
    var siblings = JSON.arrayNode();
    nodes().forEach(siblings::add);
    added.add(blank(kinds, kind, siblings));
    ObjectNode node = added.getFirst();
    switch (kind) {
      case "task" -> task(node, to);
      case "decide" -> {
        node.put("otherwise", to);
        ObjectNode branch = node.putArray("branches").addObject();
        branch.set("when", JSON.objectNode().put("field", "state").put("op", "notEmpty"));
        branch.set("title", titles("editor.new-branch", 1));
        branch.put("next", to);
      }
      case "fork" -> fork(kinds, node, to, added, siblings);
      default -> node.put("next", to);
    }
    var changes = new ArrayList<Change>();
    changes.add(new Put(way.pointer(), node.path("key")));
    for (int i = 0; i < added.size(); i++) {
      changes.add(new Insert(node(behind + i).pointer(), added.get(i)));
    }
    return changes;
  }

  private static ObjectNode blank(Shape.Variants kinds, String kind, ArrayNode siblings) {
    ObjectNode node = Blanks.of(kinds, kind, siblings);
    node.put("key", Blanks.freeKey(Shape.Role.KEY, kind, siblings));
    siblings.add(node);
    return node;
  }

  /** Somebody agrees or refuses; whoever enters records is asked until somebody else is chosen. */
  private static void task(ObjectNode node, String to) {
    node.put("mode", "approve");
    node.set("title", titles("editor.new-task"));
    node.putArray("assignees").addObject().put("departmentHead", "record");
    var outcomes = node.putArray("outcomes");
    ObjectNode agree = outcomes.addObject().put("key", "agree").put("kind", "agree");
    agree.set("title", titles("editor.outcome.agree"));
    agree.put("next", to);
    ObjectNode back = outcomes.addObject().put("key", "return").put("kind", "return");
    back.set("title", titles("editor.outcome.return"));
    back.put("opinion", "required");
    back.put("to", "initiator");
  }

  /** Two tasks side by side, and the place where they meet. */
  private static void fork(
      Shape.Variants kinds,
      ObjectNode fork,
      String to,
      List<ObjectNode> added,
      ArrayNode siblings) {
    ObjectNode join = blank(kinds, "join", siblings);
    join.put("fork", fork.path("key").asString());
    join.put("next", to);
    var branches = fork.putArray("branches");
    for (int i = 1; i <= 2; i++) {
      ObjectNode task = blank(kinds, "task", siblings);
      task(task, join.path("key").asString());
      added.add(task);
      ObjectNode branch = branches.addObject();
      branch.set("title", titles("editor.new-branch", i));
      branch.put("next", task.path("key").asString());
    }
    added.add(join);
  }

  private static JsonNode titles(String key, Object... args) {
    ObjectNode titles = JSON.objectNode();
    for (Locale language : Messages.LANGUAGES) {
      titles.put(language.getLanguage(), Messages.text(language, key, args));
    }
    return titles;
  }

  // ---- nodes go ----

  /** Takes a node away: what led to it leads where it led first. Empty where that is nowhere. */
  Optional<List<Change>> without(Place place) {
    String key = flow.at(place.pointer()).path("key").asString("");
    Optional<String> onwards =
        ways().stream()
            .filter(way -> way.from().equals(key) && !way.back() && !way.to().equals(key))
            .map(Way::to)
            .findFirst();
    if (onwards.isEmpty() || nodes().get(0).path("key").asString("").equals(key)) {
      return Optional.empty();
    }
    var changes = new ArrayList<Change>();
    ways().stream()
        .filter(way -> way.to().equals(key) && !way.from().equals(key))
        .forEach(
            way -> changes.add(new Put(way.place().pointer(), JSON.stringNode(onwards.get()))));
    changes.add(new Remove(place.pointer()));
    return Optional.of(changes);
  }
}
