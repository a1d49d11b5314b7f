package dev.formwork.designer.editor;

import com.vaadin.flow.server.VaadinSession;
import dev.formwork.definitions.Yaml;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What a person has copied, to be put in elsewhere: on the same form, another one, another app. */
final class Clipboard {

  private static final String KEY = "formwork.editor.copied";

  private Clipboard() {}

  static void put(JsonNode value) {
    VaadinSession.getCurrent().setAttribute(KEY, Yaml.write(value));
  }

  /** Several things at once; they come back as a list. */
  static void put(List<JsonNode> values) {
    put(JsonNodeFactory.instance.arrayNode().addAll(values));
  }

  /** What was copied last; missing where nothing was. */
  static JsonNode get() {
    return VaadinSession.getCurrent().getAttribute(KEY) instanceof String copied
        ? Yaml.read(copied).tree()
        : MissingNode.getInstance();
  }
}
