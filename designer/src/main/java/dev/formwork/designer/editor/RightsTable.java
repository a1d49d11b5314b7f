package dev.formwork.designer.editor;

import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How far each field of a form is open at each task of its flow: what the flow says, and where it
 * says nothing, that it can be read.
 */
record RightsTable(JsonNode flow, JsonNode form) {

  /** From closed to demanded, in the order in which they follow each other. */
  static final List<String> RIGHTS = List.of("hidden", "masked", "read", "edit", "required");

  static final String READ = "read";

  /** Values of these come by themselves. */
  private static final Set<String> COMPUTED = Set.of("formula", "lookup", "roll-up", "serial");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A task, at its place among the nodes. */
  record Column(Place place, String key, String title) {}

  /** A field of a section. */
  record Row(String key, String title, boolean isComputed) {}

  /** A section with its fields. */
  record Group(String title, List<Row> rows) {}

  List<Column> columns() {
    var columns = new ArrayList<Column>();
    JsonNode nodes = flow.path("nodes");
    for (int i = 0; i < nodes.size(); i++) {
      JsonNode node = nodes.get(i);
      if (node.path("kind").asString("").equals("task")) {
        String key = node.path("key").asString("");
        String title = Labels.text(node.path("title"));
        columns.add(new Column(FlowShape.node(i), key, title.isEmpty() ? key : title));
      }
    }
    return columns;
  }

  List<Group> groups() {
    return form.path("sections")
        .valueStream()
        .map(section ->
            new Group(
                Labels.text(section.path("title")),
                section.path("fields").valueStream().map(RightsTable::row).toList()))
        .filter(group -> !group.rows().isEmpty())
        .toList();
  }

  private static Row row(JsonNode field) {
    String key = field.path("key").asString("");
    String title = Labels.text(field.path("title"));
    return new Row(
        key, title.isEmpty() ? key : title, COMPUTED.contains(field.path("type").asString("")));
  }

  String right(Column column, Row row) {
    String said = fields(column).path(row.key()).asString("");
    return said.isEmpty() ? READ : said;
  }

  /** The one after it that the field can have, and the first after the last. */
  String following(Column column, Row row) {
    List<String> possible = possible(row);
    int now = possible.indexOf(right(column, row));
    return possible.get((now + 1) % possible.size());
  }

  static List<String> possible(Row row) {
    return row.isComputed() ? RIGHTS.subList(0, 3) : RIGHTS;
  }

  /** Opens a field at a task so far; that it can be read needs no word. */
  List<Change> with(Column column, Row row, String right) {
    Place fields = column.place().member("fields");
    Place cell = fields.member(row.key());
    JsonNode said = fields(column);
    if (right.equals(right(column, row))) {
      return List.of();
    }
    if (!right.equals(READ)) {
      return List.of(
          said.isObject()
              ? new Change.Put(cell.pointer(), JSON.stringNode(right))
              : new Change.Put(fields.pointer(), JSON.objectNode().put(row.key(), right)));
    }
    boolean isLast = said.size() == 1;
    return List.of(new Change.Remove(isLast ? fields.pointer() : cell.pointer()));
  }

  private JsonNode fields(Column column) {
    return flow.at(column.place().pointer()).path("fields");
  }
}
