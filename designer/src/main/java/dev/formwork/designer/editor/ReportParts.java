package dev.formwork.designer.editor;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.editing.YamlPatch;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.reports.ChartFit;
import dev.formwork.reports.ChartKind;
import dev.formwork.reports.Report;
import dev.formwork.workspace.text.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is put into a report: usable at once, to be changed by whoever did it. */
final class ReportParts {

  static final String SCHEMA = "report.schema.json";
  static final Place DIMENSIONS = Place.of("/dimensions");
  static final Place MEASURES = Place.of("/measures");
  static final Place FILTER = Place.of("/filter");
  static final Place SORT = Place.of("/sort");
  static final int MOST_DIMENSIONS = 3;
  static final int MOST_MEASURES = 12;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<Integer> OF_MONEY = List.of(10_000, 50_000, 100_000);
  private static final List<Integer> OF_NUMBERS = List.of(10, 50, 100);

  private ReportParts() {}

  /** The members of a report in the order in which they are written. */
  static List<String> order() {
    return ((Shape.Group) Shapes.of(SCHEMA)).order();
  }

  // ---- what records are told apart by ----

  static ObjectNode dimension(ReportField field, JsonNode report) {
    ObjectNode made = NODES.objectNode();
    made.put("key", freeKey(last(field.path()), report)).put("field", field.path());
    if (field.isDate()) {
      made.put("bucket", "month");
    } else if (!field.groups()) {
      var ranges = made.putArray("ranges");
      (field.type().equals("money") ? OF_MONEY : OF_NUMBERS)
          .forEach(to -> ranges.addObject().put("to", to));
      ranges.addObject();
    }
    return made;
  }

  // ---- numbers ----

  static ObjectNode measure(ReportField field, String kind, JsonNode report) {
    ObjectNode made = NODES.objectNode();
    made.put("key", freeKey(last(field.path()), report));
    made.set("title", title(kind, field));
    made.put("kind", kind).put("field", field.path());
    return made;
  }

  /** How many records there are. */
  static ObjectNode count(JsonNode report) {
    ObjectNode made = NODES.objectNode().put("key", freeKey("count", report));
    made.set("title", texts("reportdesk.title.all"));
    return made.put("kind", "count");
  }

  /** A number made of another one: {@code share}, {@code running-total}, {@code moving-average}. */
  static ObjectNode derived(String kind, String of, JsonNode report) {
    ObjectNode made = NODES.objectNode().put("key", freeKey(kind.replaceAll("-.*", ""), report));
    made.set("title", texts("edit.value." + kind));
    return made.put("kind", kind).put("of", of);
  }

  /**
   * A ratio with what it is made of: the records that fulfil a condition, of all of them. A count
   * that is there already is the whole.
   */
  static List<ObjectNode> ratio(JsonNode part, JsonNode report) {
    var made = new ArrayList<ObjectNode>();
    String whole =
        report
            .path("measures")
            .valueStream()
            .filter(each -> each.path("kind").asString("").equals("count"))
            .filter(each -> !each.has("filter") && !each.has("field"))
            .map(each -> each.path("key").asString(""))
            .findFirst()
            .orElse("");
    if (whole.isEmpty()) {
      ObjectNode all = count(report).put("hidden", true);
      whole = all.path("key").asString();
      made.add(all);
    }
    ObjectNode some = NODES.objectNode().put("key", freeKey("part", report));
    some.set("title", texts("reportdesk.title.part"));
    some.put("kind", "count").set("filter", part);
    made.add(some.put("hidden", true));
    ObjectNode ratio = NODES.objectNode().put("key", freeKey("ratio", report));
    ratio.set("title", texts("edit.value.ratio"));
    made.add(
        ratio
            .put("kind", "ratio")
            .put("of", some.path("key").asString())
            .put("per", whole)
            .put("format", "percent"));
    return made;
  }

  /** What a number of a field is called, in each language. */
  static ObjectNode title(String kind, ReportField field) {
    ObjectNode title = NODES.objectNode();
    for (Locale language : Messages.LANGUAGES) {
      title.put(
          language.getLanguage(),
          Messages.text(language, "reportdesk.title." + kind, field.title(language)));
    }
    return title;
  }

  private static ObjectNode texts(String key) {
    ObjectNode texts = NODES.objectNode();
    Messages.LANGUAGES.forEach(
        language -> texts.put(language.getLanguage(), Messages.text(language, key)));
    return texts;
  }

  // ---- conditions ----

  /** A condition about a field that holds for something as it stands. */
  static ObjectNode condition(ReportField field) {
    ObjectNode made = NODES.objectNode().put("field", field.path());
    if (field.path().equals("state")) {
      return made.put("op", "ne").put("value", "draft");
    }
    JsonNode options = field.node().path("options");
    if (field.type().equals("choice") && options.isArray() && !options.isEmpty()) {
      return made.put("op", "eq").put("value", options.get(0).path("key").asString(""));
    }
    if (field.type().equals("switch")) {
      return made.put("op", "eq").put("value", true);
    }
    return made.put("op", "notEmpty");
  }

  /** One condition more, which has to hold too. */
  static Change also(JsonNode report, JsonNode condition) {
    JsonNode filter = report.path("filter");
    if (filter.path("all").isArray()) {
      Place end = FILTER.member("all").item(filter.path("all").size());
      return new Insert(end.pointer(), condition);
    }
    var all = NODES.arrayNode();
    if (filter.isObject()) {
      all.add(filter);
    }
    all.add(condition);
    return new Put(FILTER.pointer(), NODES.objectNode().set("all", all), order());
  }

  /** Takes a condition away; the last one takes the filter along. */
  static Change without(JsonNode report, Place condition) {
    boolean isOneOfMany =
        !condition.equals(FILTER) && report.at(condition.parent().pointer()).size() > 1;
    return new Remove(isOneOfMany ? condition.pointer() : FILTER.pointer());
  }

  // ---- lists ----

  /** Puts items into a list of the report, which may not be there yet. */
  static List<Change> insert(JsonNode report, Place list, int index, List<ObjectNode> items) {
    var changes = new ArrayList<Change>();
    if (!report.at(list.pointer()).isArray()) {
      var all = NODES.arrayNode();
      all.addAll(items);
      changes.add(new Put(list.pointer(), all, order()));
      return changes;
    }
    for (int i = 0; i < items.size(); i++) {
      changes.add(new Insert(list.item(index + i).pointer(), items.get(i)));
    }
    return changes;
  }

  /** Takes an item away, and what would be sorted by it. */
  static List<Change> remove(JsonNode report, Place item) {
    var changes = new ArrayList<Change>();
    String key = report.at(item.pointer()).path("key").asString("");
    changes.add(new Remove(item.pointer()));
    JsonNode sort = report.path("sort");
    boolean isAllOfIt =
        !sort.isEmpty()
            && sort.valueStream().allMatch(each -> each.path("by").asString("").equals(key));
    if (isAllOfIt) {
      changes.add(new Remove(SORT.pointer()));
      return changes;
    }
    for (int i = sort.size() - 1; i >= 0; i--) {
      if (sort.get(i).path("by").asString("").equals(key)) {
        changes.add(new Remove(SORT.item(i).pointer()));
      }
    }
    return changes;
  }

  /** The same changes, and no chart any more where it would not fit what the report then is. */
  static List<Change> drawn(JsonNode report, List<Change> changes) {
    Optional<ChartKind> wanted = LiveResult.wanted(report);
    boolean fits =
        wanted.isEmpty()
            || Definitions.read(Report.TYPE, YamlPatch.apply(Yaml.write(report), changes))
                .find()
                .filter(then -> !fits(then, wanted.get()))
                .isEmpty();
    if (fits) {
      return changes;
    }
    var all = new ArrayList<>(changes);
    all.add(new Remove("/chart"));
    return all;
  }

  private static boolean fits(Report report, ChartKind kind) {
    return new ChartFit(report, DefinitionKey.of("any"), Catalog.EMPTY).against(kind).isEmpty();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The word itself where no dimension or measure is called so, else with a number. */
  static String freeKey(String word, JsonNode report) {
    Set<String> taken = new HashSet<>();
    report.path("dimensions").forEach(each -> taken.add(each.path("key").asString("")));
    report.path("measures").forEach(each -> taken.add(each.path("key").asString("")));
    String key = word;
    for (int i = 2; taken.contains(key); i++) {
      key = word + i;
    }
    return key;
  }
}
