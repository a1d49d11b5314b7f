package dev.formwork.workspace.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.parts.Icon;

/** A button that shows and hides what stands below it, without asking the server. */
final class Fold extends NativeButton {

  /**
   * @param key names it where the person's choice is kept
   * @param icon empty for none
   * @param open whether the content shows now
   */
  Fold(String key, String title, String icon, Component content, boolean open) {
    String id = "fold-" + key.replace('~', '-') + "-" + content.getElement().getNode().hashCode();
    content.setId(id);
    content.getElement().setAttribute("hidden", !open);
    var label = new Span(title);
    label.addClassName("fw-side-title");
    if (!icon.isEmpty()) {
      add(Icon.of(icon));
    }
    add(label, Icon.of("chevron-down"));
    addClassName("fw-side-fold");
    getElement()
        .setAttribute("type", "button")
        .setAttribute("data-fold", key)
        .setAttribute("title", title)
        .setAttribute("aria-controls", id)
        .setAttribute("aria-expanded", String.valueOf(open));
  }
}
