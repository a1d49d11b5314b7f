package dev.formwork.workspace.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/** Ways to look at one thing, side by side; each has an address of its own. */
@CssImport("./formwork/tabs.css")
public class Tabs extends Nav {

  /**
   * @param label what they are, for those who can't see them
   */
  public Tabs(String label) {
    addClassName("fw-tabs");
    setAriaLabel(label);
  }

  /** One more tab; its path has no leading slash. */
  public void tab(String path, boolean shown, Component... content) {
    Anchor tab = Link.to(path, content);
    if (shown) {
      tab.getElement().setAttribute("aria-current", "page");
    }
    add(tab);
  }

  /** Brings the one that is shown into view, where not all have room. */
  public void showChosen() {
    getElement()
        .executeJs(
            "this.querySelector('[aria-current]')?.scrollIntoView({inline: 'nearest', block:"
                + " 'nearest'})");
  }

  /** A number behind a tab's title. */
  public static Span count(String number) {
    var count = new Span(number);
    count.addClassName("fw-tabs-count");
    return count;
  }
}
