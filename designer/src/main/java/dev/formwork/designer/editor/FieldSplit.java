package dev.formwork.designer.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A text field becomes several, each with a piece of what stood in it. */
final class FieldSplit {

  /** Fields that can be split. */
  static final Set<String> TYPES = Set.of("text", "long-text");

  /** What each part takes over from the whole; what is unique as a whole is not so in its parts. */
  private static final List<String> KEPT =
      List.of(
          "visibleWhen",
          "readOnly",
          "nodeOnly",
          "searchable",
          "sortable",
          "reportable",
          "maxLength");

  /** A field that comes. */
  record Part(String key, ObjectNode title) {}

  /** Where a text is cut. */
  sealed interface Cut {

    /** At each of these; at blanks, however many, where it is blank. */
    record At(String separator) implements Cut {}

    /**
     * After so many characters for each part but the last.
     *
     * @param lengths at least 1 each
     */
    record After(List<Integer> lengths) implements Cut {
      public After {
        lengths = List.copyOf(lengths);
      }
    }

    /** The pieces of a text; those that it has no more words for are empty. */
    default List<String> pieces(String text, int count) {
      var pieces = new ArrayList<String>();
      switch (this) {
        case At(var separator) -> {
          String at = separator.isBlank() ? "\\s+" : Pattern.quote(separator.strip());
          for (String piece : text.strip().split(at, count)) {
            pieces.add(piece.strip());
          }
        }
        case After(var lengths) -> {
          int[] characters = text.strip().codePoints().toArray();
          int from = 0;
          for (int i = 0; i < count; i++) {
            int wanted = i < count - 1 ? from + lengths.get(i) : characters.length;
            int to = Math.min(wanted, characters.length);
            pieces.add(new String(characters, from, to - from).strip());
            from = to;
          }
        }
      }
      while (pieces.size() < count) {
        pieces.add("");
      }
      return pieces;
    }

    /** The same as a list of texts in JavaScript. */
    private String script(String field) {
      return switch (this) {
        case At(var separator) when separator.isBlank() -> field + ".trim().split(/\\s+/)";
        case At(var separator) ->
            "%s.split(%s).map(each => each.trim())".formatted(field, quoted(separator.strip()));
        case After _ -> "Array.from(" + field + ".trim())";
      };
    }
  }

  private FieldSplit() {}

  /**
   * @param parts at least two
   */
  static Reshaping of(JsonNode field, List<Part> parts, Cut cut) {
    var fresh = new ArrayList<ObjectNode>();
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      ObjectNode made = JsonNodeFactory.instance.objectNode();
      made.put("key", part.key()).set("type", field.path("type"));
      made.set("title", part.title());
      if (i == 0) {
        keep(field, made, List.of("required", "requiredWhen"));
      }
      keep(field, made, KEPT);
      fresh.add(made);
      values.put(part.key(), formula(field.path("key").asString(""), i, parts.size(), cut));
    }
    return new Reshaping(List.of(field), fresh, values);
  }

  private static void keep(JsonNode field, ObjectNode made, List<String> members) {
    members.stream().filter(field::has).forEach(each -> made.set(each, field.path(each)));
  }

  /** Text without a single piece goes into the first part as it is, so nothing is lost. */
  private static String formula(String field, int index, int count, Cut cut) {
    String pieces = cut.script(field);
    String piece =
        switch (cut) {
          case Cut.At(var separator) when index == count - 1 ->
              "%s.slice(%d).join(%s)"
                  .formatted(pieces, index, quoted(separator.isBlank() ? " " : separator));
          case Cut.At _ -> "%s[%d]".formatted(pieces, index);
          case Cut.After(var lengths) -> {
            int from = lengths.stream().limit(index).mapToInt(Integer::intValue).sum();
            String to = index == count - 1 ? "" : ", " + (from + lengths.get(index));
            yield "%s.slice(%d%s).join('').trim()".formatted(pieces, from, to);
          }
        };
    String otherwise =
        index == 0 ? "(%s.some(each => each) ? null : %s)".formatted(pieces, field) : "null";
    return "%s ? %s || %s : null".formatted(field, piece, otherwise);
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
