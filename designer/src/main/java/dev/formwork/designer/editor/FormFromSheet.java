package dev.formwork.designer.editor;

import dev.formwork.editing.ColumnGuess;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form with a field for each column of a spreadsheet. */
public final class FormFromSheet {

  /** What a column may become, in the order in which people are offered it. */
  public static final List<String> TYPES =
      List.of(
          "text",
          "long-text",
          "integer",
          "decimal",
          "money",
          "date",
          "date-time",
          "choice",
          "multi-choice",
          "switch",
          "user");

  private static final int SUMMED_UP = 2;
  private static final int LISTED = 6;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FormFromSheet() {}

  /** What a type is called. */
  public static String title(String type) {
    return Labels.value(type);
  }

  public static JsonNode of(
      DefinitionKey key, LocalizedText title, List<ColumnGuess> columns, LocalizedText section) {
    ObjectNode form = NODES.objectNode().put("key", key.value());
    form.set("title", texts(title));
    ArrayNode summary = form.putArray("summary");
    ArrayNode list = form.putObject("list").putArray("columns");
    ObjectNode only = form.putArray("sections").addObject().put("key", "general");
    only.set("title", texts(section));
    ArrayNode fields = only.putArray("fields");
    for (ColumnGuess column : columns) {
      ObjectNode field = field(column, form);
      fields.add(field);
      String name = field.path("key").asString();
      if (summary.size() < SUMMED_UP && !column.type().equals("long-text")) {
        summary.add(name);
      }
      if (list.size() < LISTED && !column.type().equals("long-text")) {
        list.add(name);
      }
    }
    list.add("createdAt");
    return form;
  }

  private static ObjectNode field(ColumnGuess column, ObjectNode form) {
    String plain = NewField.freeKey(NewField.word(column.type()), form);
    ObjectNode field = NODES.objectNode().put("key", NewField.keyOf(column.title(), plain, form));
    field.put("type", column.type());
    field.put("title", column.title());
    if (column.required()) {
      field.put("required", true);
    }
    switch (column.type()) {
      case "choice", "multi-choice" -> {
        ArrayNode options = field.putArray("options");
        List<String> keys = column.optionKeys();
        for (int i = 0; i < keys.size(); i++) {
          options.addObject().put("key", keys.get(i)).put("title", column.options().get(i));
        }
      }
      case "long-text" -> field.put("wide", true);
      default -> {}
    }
    return field;
  }

  private static ObjectNode texts(LocalizedText text) {
    ObjectNode texts = NODES.objectNode();
    text.byLanguage().forEach(texts::put);
    return texts;
  }
}
