package dev.formwork.workspace.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;

/**
 * A button that opens a list of links and actions; on phones the list is a sheet at the bottom.
 * Arrow keys move, Esc closes.
 */
@Tag("fw-menu")
@JsModule("./formwork/fw-menu.ts")
@CssImport("./formwork/menu.css")
public final class Menu extends HtmlContainer {

  private final NativeButton trigger = new NativeButton();
  private final Div list = new Div();

  /**
   * @param label what the button is called, also where it shows only a picture
   */
  public Menu(String label, Component... face) {
    trigger.add(face);
    trigger.setAriaLabel(label);
    trigger.getElement().setAttribute("aria-haspopup", "menu").setAttribute("title", label);
    list.addClassName("fw-menu-list");
    list.getElement()
        .setAttribute("popover", "auto")
        .setAttribute("role", "menu")
        .setAttribute("aria-label", label);
    add(trigger, list);
  }

  public NativeButton trigger() {
    return trigger;
  }

  /** A line of text that is no choice: whose menu this is, or what the next entries are. */
  public Menu heading(Component... content) {
    var heading = new Div(content);
    heading.addClassName("fw-menu-heading");
    list.add(heading);
    return this;
  }

  public Menu link(String title, String icon, String path) {
    var link = Link.to(path, Icon.of(icon), new Span(title));
    link.getElement().setAttribute("role", "menuitem");
    list.add(link);
    return this;
  }

  public Menu action(String title, String icon, Runnable action) {
    list.add(item(title, icon, action));
    return this;
  }

  /** An action that has a key of its own, also while the menu is closed. */
  public Menu action(String title, String icon, Runnable action, String key) {
    var item = item(title, icon, action);
    item.getElement().setAttribute("aria-keyshortcuts", key).setAttribute("data-key-always", true);
    var shown = new Span(key);
    shown.addClassName("fw-key");
    item.add(shown);
    list.add(item);
    return this;
  }

  /** An action that shows whether it is the current choice. */
  public Menu choice(String title, String icon, boolean chosen, Runnable action) {
    var item = item(title, icon, action);
    item.getElement()
        .setAttribute("role", "menuitemradio")
        .setAttribute("aria-checked", String.valueOf(chosen));
    item.add(Icon.of("check"));
    list.add(item);
    return this;
  }

  /** An entry that gives a file. */
  public Menu download(String title, String icon, DownloadHandler file) {
    var link = new Anchor(file, AttachmentType.DOWNLOAD, "");
    link.add(Icon.of(icon), new Span(title));
    link.getElement().setAttribute("role", "menuitem");
    list.add(link);
    return this;
  }

  public Menu divider() {
    var line = new Div();
    line.addClassName("fw-menu-divider");
    line.getElement().setAttribute("role", "separator");
    list.add(line);
    return this;
  }

  public Menu clear() {
    list.removeAll();
    return this;
  }

  private static NativeButton item(String title, String icon, Runnable action) {
    var item = new NativeButton("", click -> action.run());
    item.getElement().setAttribute("role", "menuitem");
    item.add(Icon.of(icon), new Span(title));
    return item;
  }
}
