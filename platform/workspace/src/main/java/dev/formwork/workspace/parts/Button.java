package dev.formwork.workspace.parts;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A button that says a verb. One screen has at most one primary. */
@CssImport("./formwork/button.css")
public final class Button extends NativeButton {

  /** How much it asks to be pressed. */
  private enum Look {
    PRIMARY,
    PLAIN,
    QUIET,
    DANGER
  }

  private Button(Look look, String text, Runnable action) {
    super(text, click -> action.run());
    addClassName("fw-button");
    getElement()
        .setAttribute("type", "button")
        .setAttribute("data-look", look.name().toLowerCase(Locale.ROOT));
  }

  public static Button primary(String text, Runnable action) {
    return new Button(Look.PRIMARY, text, action);
  }

  public static Button plain(String text, Runnable action) {
    return new Button(Look.PLAIN, text, action);
  }

  public static Button quiet(String text, Runnable action) {
    return new Button(Look.QUIET, text, action);
  }

  /** For what can't be taken back. */
  public static Button danger(String text, Runnable action) {
    return new Button(Look.DANGER, text, action);
  }

  /** A picture only; the label is read out and shown on hover. */
  public static Button picture(String icon, String label, Runnable action) {
    var button = new Button(Look.QUIET, "", action).withIcon(icon);
    button.setAriaLabel(label);
    button.getElement().setAttribute("title", label);
    button.addClassName("fw-button-picture");
    return button;
  }

  /** The same button with a picture before its text. */
  public Button withIcon(String icon) {
    String text = getText();
    setText("");
    add(Icon.of(icon));
    if (!text.isEmpty()) {
      add(new Span(text));
    }
    return this;
  }
}
