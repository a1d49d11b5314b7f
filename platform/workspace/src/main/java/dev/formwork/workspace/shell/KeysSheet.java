package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.parts.Sheet;
import java.util.List;
import java.util.stream.Stream;

/** The keys that do something on every screen. */
final class KeysSheet {

  /** The texts of the keys, and what they do. */
  private static final List<String> KEYS =
      List.of("search", "new", "find", "answer", "close", "keys");

  private KeysSheet() {}

  static void open() {
    var list = new DescriptionList();
    list.addClassName("fw-keys");
    for (String each : KEYS) {
      var keys = new DescriptionList.Term();
      Stream.of(t("keys." + each + ".keys").split(" "))
          .map(Span::new)
          .forEach(key -> {
            key.addClassName("fw-key");
            keys.add(key);
          });
      list.add(keys, new DescriptionList.Description(t("keys." + each)));
    }
    new Sheet(t("keys.title")).with(list).open();
  }
}
