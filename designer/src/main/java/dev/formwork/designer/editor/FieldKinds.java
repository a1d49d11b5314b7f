package dev.formwork.designer.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of fields as people look for them. */
final class FieldKinds {

  /** By what they are for; the title of a group is {@code palette.group.<name>}. */
  static final Map<String, List<String>> GROUPS = groups();

  private FieldKinds() {}

  private static Map<String, List<String>> groups() {
    var groups = new LinkedHashMap<String, List<String>>();
    groups.put("words", List.of("text", "long-text"));
    groups.put("numbers", List.of("integer", "decimal", "money"));
    groups.put("time", List.of("date", "date-time"));
    groups.put("choices", List.of("choice", "multi-choice", "switch"));
    groups.put("others", List.of("user", "relation", "subtable"));
    groups.put("papers", List.of("attachment", "signature"));
    groups.put("computed", List.of("formula", "lookup", "roll-up", "serial"));
    return groups;
  }

  static String icon(String type) {
    return switch (type) {
      case "text", "long-text" -> "type";
      case "integer", "decimal" -> "hash";
      case "money" -> "wallet";
      case "date", "date-time" -> "calendar";
      case "choice" -> "circle-dot";
      case "multi-choice" -> "list-checks";
      case "switch" -> "check";
      case "user" -> "user";
      case "relation" -> "link";
      case "subtable" -> "table";
      case "attachment" -> "paperclip";
      case "signature" -> "pencil";
      case "formula" -> "code";
      case "lookup" -> "search";
      case "roll-up" -> "layers";
      case "serial" -> "tag";
      default -> "circle";
    };
  }
}
