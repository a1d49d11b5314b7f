package dev.formwork.designer.editor;

import dev.formwork.editing.CellWords;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a sheet: where its cell stands in a row, and how it is written.
 *
 * @param path of the cell in its row: {@code when/amount}, {@code title/en}
 * @param words whether cells are plain words, never numbers or comparisons
 */
record SheetColumn(
    String title, String side, List<String> path, boolean words, List<String> offered) {

  String write(JsonNode row) {
    JsonNode value = row;
    for (int i = 0; i < path.size(); i++) {
      if (value.isString() && path.get(i).length() == 2 && i == path.size() - 1) {
        return value.asString(); // one text for all languages
      }
      value = value.path(path.get(i));
    }
    return words ? (value.isMissingNode() ? "" : value.asString("")) : CellWords.write(value);
  }

  /** The row with another text in this cell. */
  JsonNode with(JsonNode row, String text) {
    ObjectNode changed = (ObjectNode) row.deepCopy();
    ObjectNode around = changed;
    for (String step : path.subList(0, path.size() - 1)) {
      JsonNode inner = around.path(step);
      ObjectNode next =
          inner instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
      if (inner.isString()) {
        next.put("en", inner.asString());
      }
      around.set(step, next);
      around = next;
    }
    Optional<JsonNode> value =
        words
            ? Optional.of(text.strip()).filter(it -> !it.isEmpty()).map(SheetColumn::node)
            : CellWords.read(text);
    if (value.isPresent()) {
      around.set(path.getLast(), value.get());
    } else {
      around.remove(path.getLast());
    }
    return tidied(changed);
  }

  private static JsonNode node(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** Without a note, a title or values that hold nothing any more. */
  private JsonNode tidied(ObjectNode row) {
    String outer = path.getFirst();
    boolean isNeeded = outer.equals("when") || outer.equals("then");
    if (path.size() > 1 && row.path(outer).isEmpty() && !isNeeded) {
      row.remove(outer);
    }
    return row;
  }

  /** The change by which a cell of a row gets another text. */
  Change change(Place place, JsonNode row, String text) {
    JsonNode changed = with(row, text);
    return changed.isEmpty() ? new Remove(place.pointer()) : new Put(place.pointer(), changed);
  }
}
