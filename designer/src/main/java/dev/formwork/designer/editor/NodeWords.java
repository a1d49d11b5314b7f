package dev.formwork.designer.editor;

import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the time of a node, of a stage or of the whole flow says, in sentences. */
final class NodeWords {

  private NodeWords() {}

  static List<String> of(Desk desk, Place place) {
    JsonNode at = desk.at(place);
    var words =
        new DeadlineWords(
            key -> title(() -> desk.suggestions().parameters().stream(), key),
            desk.suggestions().parameterDefaults(),
            key -> title(() -> desk.suggestions().fields(place).stream(), key),
            key -> outcome(at, key));
    if (!place.isRoot()) {
      boolean isStart = at.path("kind").asString("").equals("start");
      return words.of(at.path("deadline"), isStart ? "inwords.from-start" : "inwords.from-task");
    }
    var all = new ArrayList<>(words.of(at.path("deadline"), "inwords.from-flow"));
    at.path("stages")
        .forEach(stage -> {
          List<String> own = words.of(stage.path("deadline"), "inwords.from-stage");
          if (!own.isEmpty()) {
            all.add(Labels.text(stage.path("title")));
            all.addAll(own);
          }
        });
    return all;
  }

  private static String title(Supplier<Stream<Named>> all, String key) {
    return all.get()
        .filter(each -> each.key().equals(key) && !each.title().isEmpty())
        .findFirst()
        .map(Named::title)
        .orElse(key);
  }

  private static String outcome(JsonNode node, String key) {
    return node.path("outcomes")
        .valueStream()
        .filter(each -> each.path("key").asString("").equals(key))
        .findFirst()
        .map(each -> Labels.text(each.path("title")))
        .filter(title -> !title.isEmpty())
        .orElse(key);
  }
}
