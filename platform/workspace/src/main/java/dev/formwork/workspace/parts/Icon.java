package dev.formwork.workspace.parts;

import com.vaadin.flow.component.html.Span;

/** A decorative picture from {@code icons.css}; what it means is said by a label beside it. */
public final class Icon {

  private Icon() {}

  public static Span of(String name) {
    var icon = new Span();
    icon.addClassName("fw-icon");
    icon.getElement().setAttribute("data-icon", name).setAttribute("aria-hidden", "true");
    return icon;
  }
}
