package dev.formwork.workspace.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: what this place is for, and the next step. */
public final class EmptyState extends Div {

  public EmptyState(String icon, String title, String hint, Component... nextSteps) {
    this(icon, new H2(title), hint, nextSteps);
  }

  private EmptyState(String icon, Component title, String hint, Component... nextSteps) {
    addClassName("fw-empty");
    add(Icon.of(icon), title, new Paragraph(hint));
    add(nextSteps);
  }

  /** The whole of a screen, which has no other head. */
  public static EmptyState ofScreen(
      String icon, String title, String hint, Component... nextSteps) {
    return new EmptyState(icon, new H1(title), hint, nextSteps);
  }
}
