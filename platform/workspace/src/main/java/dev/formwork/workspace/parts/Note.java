package dev.formwork.workspace.parts;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A few words on a soft ground that a person should read before going on. */
@CssImport("./formwork/note.css")
public final class Note extends Div {

  private Note(String kind, String icon, String text) {
    super(Icon.of(icon), new Span(text));
    addClassName("fw-note");
    getElement().setAttribute("data-kind", kind);
  }

  public static Note info(String text) {
    return new Note("info", "info", text);
  }

  /**
   * @param icon what kind of thing has come up
   */
  public static Note warning(String icon, String text) {
    return new Note("warning", icon, text);
  }
}
