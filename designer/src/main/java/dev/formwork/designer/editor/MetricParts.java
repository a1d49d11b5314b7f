package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a metric, and what follows when one of them changes. */
final class MetricParts {

  static final String SCHEMA = "metric.schema.json";
  static final Place TARGETS = Place.ROOT.member("targets");

  /** Which way is good where nothing is said. */
  static final String USUAL_DIRECTION = "up";

  /** What a target says, in the order in which it is written. */
  static final Set<String> OF_A_TARGET =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(List.of("from", "organisation", "value", "parameter", "to")));

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String BAND = "band";

  private MetricParts() {}

  /** The members of a metric in the order in which they are written. */
  static List<String> order() {
    return ((Shape.Group) Shapes.of(SCHEMA)).order();
  }

  static Change put(String member, JsonNode value) {
    return new Put("/" + member, value, order());
  }

  /** A member with a word; an empty one is none. */
  static List<Change> word(JsonNode metric, String member, String word) {
    if (word.isEmpty()) {
      return metric.has(member) ? List.of(new Remove("/" + member)) : List.of();
    }
    return metric.path(member).asString("").equals(word)
        ? List.of()
        : List.of(put(member, NODES.stringNode(word)));
  }

  // ---- what it is taken from ----

  /** Another report: a measure or date that it has not, goes. */
  static List<Change> report(
      JsonNode metric, String reference, List<String> measures, List<String> dates) {
    var changes = new ArrayList<>(word(metric, "report", reference));
    if (metric.has("measure") && !measures.contains(metric.path("measure").asString(""))) {
      changes.add(new Remove("/measure"));
    }
    String date = metric.path("date").asString("");
    if (!dates.isEmpty() && !dates.contains(date)) {
      changes.add(put("date", NODES.stringNode(usualDate(dates))));
    }
    return changes;
  }

  private static String usualDate(List<String> dates) {
    return dates.contains("createdAt") ? "createdAt" : dates.getFirst();
  }

  // ---- targets ----

  static boolean isBand(JsonNode metric) {
    return metric.path("direction").asString(USUAL_DIRECTION).equals(BAND);
  }

  /** Which way is good: a band has targets with two ends, all else with one. */
  static List<Change> direction(JsonNode metric, String direction) {
    var changes = new ArrayList<>(word(metric, "direction", direction));
    JsonNode targets = metric.path("targets");
    for (int i = 0; i < targets.size(); i++) {
      Place to = TARGETS.item(i).member("to");
      JsonNode target = targets.get(i);
      if (!direction.equals(BAND) && target.has("to")) {
        changes.add(new Remove(to.pointer()));
      } else if (direction.equals(BAND) && !target.has("to") && target.path("value").isNumber()) {
        changes.add(new Put(to.pointer(), target.path("value"), List.copyOf(OF_A_TARGET)));
      }
    }
    return changes;
  }

  /** One target more: as the last one was, from a day on where there is one already. */
  static Change target(JsonNode metric, String from) {
    JsonNode targets = metric.path("targets");
    JsonNode last = targets.isEmpty() ? NODES.objectNode() : targets.get(targets.size() - 1);
    ObjectNode made = NODES.objectNode();
    if (!targets.isEmpty()) {
      made.put("from", from);
    }
    Stream.of("value", "parameter", "to")
        .filter(last::has)
        .forEach(member -> made.set(member, last.path(member)));
    if (!made.has("value") && !made.has("parameter")) {
      made.put("value", 0);
    }
    if (isBand(metric) && !made.has("to")) {
      made.set("to", made.path("value").isNumber() ? made.path("value") : NODES.numberNode(0));
    }
    return targets.isArray()
        ? new Insert(TARGETS.item(targets.size()).pointer(), made)
        : put("targets", NODES.arrayNode().add(made));
  }

  /** What a target can't say in this metric, or says in another way; what stands there is shown. */
  static Set<String> leftOut(JsonNode metric, JsonNode target) {
    Set<String> out = new HashSet<>();
    out.add(target.has("parameter") ? "value" : "parameter");
    if (!isBand(metric)) {
      out.add("to");
    }
    if (metric.path("by").asString("none").equals("none")) {
      out.add("organisation");
    }
    out.removeIf(target::has);
    return out;
  }

  /**
   * A parameter in place of the number of a target, or the other way round.
   *
   * @param parameter empty = a number
   */
  static List<Change> instead(JsonNode target, Place place, String parameter) {
    String gone = parameter.isEmpty() ? "parameter" : "value";
    String come = parameter.isEmpty() ? "value" : "parameter";
    JsonNode value = parameter.isEmpty() ? NODES.numberNode(0) : NODES.stringNode(parameter);
    var changes = new ArrayList<Change>();
    if (target.has(gone)) {
      changes.add(new Remove(place.member(gone).pointer()));
    }
    if (!target.has(come)) {
      changes.add(new Put(place.member(come).pointer(), value, List.copyOf(OF_A_TARGET)));
    }
    return changes;
  }

  /** Takes a target away; the last one takes the list along. */
  static Change without(JsonNode metric, Place target) {
    return new Remove((metric.path("targets").size() > 1 ? target : TARGETS).pointer());
  }

  // ---- who answers ----

  /**
   * @param owner as in {@code role:sales-manager} or {@code person:mira}; empty = nobody
   */
  static List<Change> owner(JsonNode metric, String owner) {
    if (owner.isEmpty()) {
      return metric.has("owner") ? List.of(new Remove("/owner")) : List.of();
    }
    String[] halves = owner.split(":", 2);
    ObjectNode made = NODES.objectNode().put(halves[0], halves[1]);
    return made.equals(metric.path("owner")) ? List.of() : List.of(put("owner", made));
  }

  /** Who answers, as {@link #owner} takes it; empty where nobody does. */
  static String owner(JsonNode metric) {
    return metric.path("owner").properties().stream()
        .findFirst()
        .map(each -> each.getKey() + ":" + each.getValue().asString(""))
        .orElse("");
  }
}
