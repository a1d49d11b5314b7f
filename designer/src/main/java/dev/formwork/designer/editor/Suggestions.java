package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape.Role;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What could be meant at a place: definitions, fields, nodes and parameters that are there. */
final class Suggestions {

  private static final Set<String> NODES =
      Set.of("next", "otherwise", "late", "failed", "fork", "node", "nodes", "nodeOnly", "actorOf");
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("form", "form"),
          Map.entry("flow", "flow"),
          Map.entry("role", "role"),
          Map.entry("roles", "role"),
          Map.entry("template", "message"),
          Map.entry("message", "message"),
          Map.entry("report", "report"),
          Map.entry("reports", "report"),
          Map.entry("dashboard", "dashboard"),
          Map.entry("metric", "metric"),
          Map.entry("calendar", "calendar"),
          Map.entry("table", "decision-table"),
          Map.entry("sequence", "sequence"),
          Map.entry("list", "keyword-list"),
          Map.entry("options", "option-list"),
          Map.entry("extends", "role"));

  private final Drafts drafts;
  private final Supplier<Actor> actor;
  private final DefinitionKey app;
  private final DefinitionName name;
  private final Supplier<JsonNode> tree;
  private final Map<DefinitionKey, Draft> opened = new HashMap<>();
  private final Map<String, JsonNode> forms = new HashMap<>();
  private final Map<String, List<ReportField>> reportFields = new HashMap<>();

  Suggestions(
      Drafts drafts,
      Supplier<Actor> actor,
      DefinitionKey app,
      DefinitionName name,
      Supplier<JsonNode> tree) {
    this.drafts = drafts;
    this.actor = actor;
    this.app = app;
    this.name = name;
    this.tree = tree;
  }

  /** Something that could be meant. */
  record Named(String key, String title) {

    /** {@code Customer · customer}. */
    String words() {
      return title.isEmpty() || title.equals(key) ? key : title + " · " + key;
    }
  }

  /** What could stand as the value of a member, or in its list; empty where anything could. */
  List<Named> of(String member, Role role, Place place) {
    String kind = KINDS.get(member);
    return switch (role) {
      case FIELD, PATH -> named(member, place);
      case REFERENCE -> kind == null ? List.of() : definitions(kind);
      case KEY ->
          kind != null
              ? definitions(kind)
              : member.equals("organisation")
                  ? organisations()
                  : NODES.contains(member) || isReturn(member) ? nodes() : List.of();
      case PLAIN ->
          name.kind().equals("dashboard") && member.equals("default")
              ? DashboardWords.ranges()
              : List.of();
      case SCRIPT, SPAN, DAY -> List.of();
    };
  }

  private List<Named> named(String member, Place place) {
    return switch (name.kind()) {
      case "report" -> inReport(member, place);
      case "dashboard" -> inDashboard(member, place);
      case "metric" -> member.equals("parameter") ? parameters() : List.of();
      default -> fields(place);
    };
  }

  /** Measures are made of measures, and rows are sorted by all that stands in them. */
  private List<Named> inReport(String member, Place place) {
    return switch (member) {
      case "of", "per" -> keys(tree.get().path("measures"));
      case "by" ->
          Stream.concat(
                  keys(tree.get().path("dimensions")).stream(),
                  keys(tree.get().path("measures")).stream())
              .toList();
      case "rows" ->
          fieldNodes(formAt(place)).stream()
              .filter(field -> field.path("type").asString("").equals("subtable"))
              .map(Suggestions::named)
              .toList();
      default -> fields(place);
    };
  }

  private List<Named> inDashboard(String member, Place place) {
    JsonNode around = tree.get().at(place.parent().pointer());
    if (member.equals("measure")) {
      String report = around.path("report").asString("-");
      return keys(definition("report", report).path("measures"));
    }
    return member.equals("field") && !around.has("form")
        ? Stream.of(SystemField.values())
            .filter(field -> field.part() == SystemField.Part.RECORD && field != SystemField.ID)
            .map(field -> named(ReportFields.system(field, "").node()))
            .toList()
        : member.equals("parameter") ? parameters() : fields(place);
  }

  private static List<Named> keys(JsonNode parts) {
    return parts.valueStream().map(Suggestions::named).toList();
  }

  private static Named named(JsonNode part) {
    return new Named(part.path("key").asString(""), Labels.text(part.path("title")));
  }

  /** What was read of other definitions is read anew. */
  void forget() {
    opened.clear();
    forms.clear();
    reportFields.clear();
  }

  /** What the report that is being edited can name. */
  List<ReportField> reportFields() {
    JsonNode report = tree.get();
    String about = report.path("form") + "|" + report.path("rows") + "|" + report.path("source");
    return reportFields.computeIfAbsent(about, _ -> ReportFields.of(report, this));
  }

  private boolean isReturn(String member) {
    return name.kind().equals("flow") && member.equals("to");
  }

  /** Definitions of a kind: of this app by key, of others as {@code dealership/customer}. */
  List<Named> definitions(String kind) {
    var found = new ArrayList<Named>();
    for (DefinitionKey each : drafts.apps(actor.get())) {
      for (DraftDefinition definition : open(each).definitions()) {
        if (definition.name().kind().equals(kind)) {
          String key = definition.name().key().value();
          found.add(
              new Named(each.equals(app) ? key : each + "/" + key, Say.t(definition.title())));
        }
      }
    }
    found.sort((one, other) -> Boolean.compare(one.key().contains("/"), other.key().contains("/")));
    return found;
  }

  private Draft open(DefinitionKey which) {
    return opened.computeIfAbsent(which, each -> drafts.open(actor.get(), each));
  }

  /** The fields that are meant at a place: of the form that is named there or around it. */
  List<Named> fields(Place place) {
    if (name.kind().equals("report")) {
      return reportFields().stream().map(field -> new Named(field.path(), field.title())).toList();
    }
    return fieldNodes(formAt(place)).stream()
        .map(field -> new Named(field.path("key").asString(""), Labels.text(field.path("title"))))
        .toList();
  }

  /** One of these fields as the form has it; missing where there is none. */
  JsonNode field(Place place, String key) {
    if (name.kind().equals("report")) {
      return reportFields().stream()
          .filter(field -> field.path().equals(key))
          .map(ReportField::node)
          .findFirst()
          .orElse(MissingNode.getInstance());
    }
    return fieldNodes(formAt(place)).stream()
        .filter(field -> field.path("key").asString("").equals(key))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The form that is being edited, or the one that the nearest {@code form} names. */
  private JsonNode formAt(Place place) {
    JsonNode root = tree.get();
    if (name.kind().equals("form")) {
      return root;
    }
    for (Place at = place; ; at = at.parent()) {
      String form = root.at(at.pointer()).path("form").asString("");
      if (!form.isEmpty()) {
        return form(form);
      }
      if (at.isRoot()) {
        return MissingNode.getInstance();
      }
    }
  }

  /** A form by key; missing where there is none. */
  JsonNode form(String reference) {
    return forms.computeIfAbsent(reference, each -> definition("form", each));
  }

  /** The tree of another definition; missing where there is none. */
  JsonNode definition(String kind, String reference) {
    String[] halves = reference.split("/", 2);
    String key = halves[halves.length - 1];
    if (!DefinitionKey.isKey(key) || !DefinitionKey.isKey(halves[0])) {
      return MissingNode.getInstance();
    }
    DefinitionKey of = halves.length == 1 ? app : DefinitionKey.of(halves[0]);
    return Optional.of(of)
        .filter(each -> drafts.apps(actor.get()).contains(each))
        .flatMap(each -> open(each).find(DefinitionName.of(kind, key)))
        .map(definition -> Yaml.read(definition.text()).tree())
        .orElse(MissingNode.getInstance());
  }

  /** The fields of all sections of a form. */
  static List<JsonNode> fieldNodes(JsonNode form) {
    return form.path("sections")
        .valueStream()
        .flatMap(s -> s.path("fields").valueStream())
        .toList();
  }

  /** The nodes of the flow that is being edited, or of the flow of the form that it is about. */
  List<Named> nodes() {
    return tree.get()
        .path("nodes")
        .valueStream()
        .map(node -> new Named(node.path("key").asString(""), Labels.text(node.path("title"))))
        .toList();
  }

  /** The parameters of this app. */
  List<Named> parameters() {
    return open(app)
        .find(DefinitionName.manifestOf(app))
        .map(manifest -> Yaml.read(manifest.text()).tree().path("parameters"))
        .orElse(MissingNode.getInstance())
        .valueStream()
        .map(each -> new Named(each.path("key").asString(""), Labels.text(each.path("title"))))
        .toList();
  }

  /** Stores and departments. */
  List<Named> organisations() {
    return actor.get().organisation().departments().stream()
        .map(each -> new Named(each.key().value(), Say.t(each.title())))
        .toList();
  }

  /** Who can sign in, by username. */
  List<Named> people() {
    return actor.get().organisation().persons().stream()
        .filter(Person::active)
        .map(each -> new Named(each.username(), Say.t(each.name())))
        .toList();
  }

  /** What the parameters of this app are at first. */
  Map<String, Object> parameterDefaults() {
    return open(app)
        .find(DefinitionName.manifestOf(app))
        .flatMap(text -> Definitions.read(Manifest.TYPE, text.text()).find())
        .map(Manifest::parameterDefaults)
        .orElse(Map.of());
  }

  /** The keys that a choice offers, with their titles; empty for other fields. */
  List<Named> optionsOf(JsonNode field) {
    return optionNodes(field)
        .valueStream()
        .map(each -> new Named(each.path("key").asString(""), Labels.text(each.path("title"))))
        .toList();
  }

  /** What a choice offers, as it is written there or in its list. */
  JsonNode optionNodes(JsonNode field) {
    JsonNode options = field.path("options");
    return options.isString()
        ? definition("option-list", options.asString()).path("options")
        : options;
  }
}
