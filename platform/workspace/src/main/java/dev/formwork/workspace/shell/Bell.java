package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.parts.Icon;

/** A picture in the top bar with how much waits behind it. */
final class Bell extends Anchor {

  private final transient Waiting waiting;
  private final Span number = new Span();

  Bell(Waiting waiting) {
    super(waiting.path());
    this.waiting = waiting;
    getElement().setAttribute("router-link", true).setAttribute("title", waiting.title());
    addClassNames("fw-round", "fw-bell", "fw-wide-only");
    number.addClassName("fw-bell-count");
    number.getElement().setAttribute("aria-hidden", "true");
    add(Icon.of(waiting.icon()), number);
    count();
  }

  void count() {
    String count = waiting.count();
    number.setText(count);
    getElement()
        .setAttribute(
            "aria-label",
            count.isEmpty() ? waiting.title() : t("shell.waiting", waiting.title(), count));
  }
}
