package dev.formwork.workspace.parts;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/**
 * A question over the screen: the browser's own modal dialog, on phones a sheet at the bottom. Esc
 * and the cross leave it without an answer.
 */
@Tag("dialog")
@CssImport("./formwork/sheet.css")
public final class Sheet extends HtmlContainer {

  /** Where nothing asks for the cursor, the sheet has it itself, and not its cross. */
  private static final String OPEN =
      "this.showModal(); if (!this.querySelector('[autofocus]')) this.focus()";

  private final Div body = new Div();
  private final Div actions = new Div();

  public Sheet(String title) {
    addClassName("fw-sheet");
    getElement().setAttribute("aria-label", title).setAttribute("tabindex", "-1");
    var head = new Div(new H2(title), Button.picture("x", t("sheet.close"), this::close));
    head.addClassName("fw-sheet-head");
    body.addClassName("fw-sheet-body");
    actions.addClassName("fw-sheet-actions");
    actions.setVisible(false);
    add(head, body, actions);
    getElement().addEventListener("close", closed -> removeFromParent());
  }

  /** Adds to what it shows. */
  public Sheet with(Component... content) {
    body.add(content);
    return this;
  }

  /** Adds to the buttons at its end; the primary one comes last. */
  public Sheet actions(Component... buttons) {
    actions.setVisible(true);
    actions.add(buttons);
    return this;
  }

  /** Makes room for long content. */
  public Sheet wide() {
    addClassName("fw-sheet-wide");
    return this;
  }

  public void open() {
    UI.getCurrent().add(this);
    getElement().executeJs(OPEN);
  }

  public void close() {
    removeFromParent();
  }

  /**
   * Asks once before something that can't be taken back.
   *
   * @param loss what will be gone, by name
   * @param verb what the button says
   */
  public static void ask(String title, String loss, String verb, Runnable action) {
    var sheet = new Sheet(title);
    sheet.with(new Div(loss));
    sheet.actions(
        Button.plain(t("sheet.keep"), sheet::close),
        Button.danger(
            verb,
            () -> {
              sheet.close();
              action.run();
            }));
    sheet.open();
  }
}
