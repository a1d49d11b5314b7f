package dev.formwork.workspace.parts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One line at the edge of the screen that says what has happened, is read out, and goes away. */
@CssImport("./formwork/toast.css")
public final class Toast extends Div {

  private static final int SECONDS = 6;

  private Toast(String icon, String text) {
    addClassName("fw-toast");
    getElement().setAttribute("role", "status").setAttribute("popover", "manual");
    add(Icon.of(icon), new Span(text));
  }

  /** Something has been done. */
  public static void done(String text) {
    new Toast("circle-check", text).show("success");
  }

  /** Something could not be done; the screen says more. */
  public static void refused(String text) {
    new Toast("circle-alert", text).show("danger");
  }

  private void show(String kind) {
    getElement().setAttribute("data-kind", kind);
    getElement().addEventListener("fw-gone", gone -> removeFromParent());
    UI.getCurrent().add(this);
    getElement()
        .executeJs(
            "this.showPopover(); setTimeout(() => this.dispatchEvent(new Event('fw-gone')), $0)",
            SECONDS * 1000);
  }
}
