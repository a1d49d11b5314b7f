package dev.formwork.workspace.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;

/** A link to another screen that doesn't load the page anew. */
public final class Link {

  private Link() {}

  /**
   * @param path without a leading slash, as in {@code inbox}
   */
  public static Anchor to(String path, Component... content) {
    var link = new Anchor(path.isEmpty() ? "." : path, content);
    link.getElement().setAttribute("router-link", true);
    return link;
  }

  public static Anchor to(String path, String text) {
    var link = to(path);
    link.setText(text);
    return link;
  }
}
