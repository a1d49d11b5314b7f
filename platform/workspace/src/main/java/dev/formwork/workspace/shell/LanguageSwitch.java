package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.server.VaadinSession;
import dev.formwork.workspace.text.LanguageChoice;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.Locale;

/** The languages in their own words; a click keeps the choice and shows the page anew. */
public final class LanguageSwitch extends Nav {

  public LanguageSwitch() {
    addClassName("fw-languages");
    setAriaLabel(t("shell.language"));
    Messages.LANGUAGES.forEach(language -> add(button(language)));
  }

  private static NativeButton button(Locale language) {
    var button =
        new NativeButton(
            Messages.text(language, "language.own-name"),
            click -> {
              LanguageChoice.choose(language, VaadinSession.getCurrent());
              UI.getCurrent().getPage().reload();
            });
    button.getElement().setAttribute("lang", language.getLanguage());
    button
        .getElement()
        .setAttribute("aria-pressed", String.valueOf(language.equals(Say.language())));
    return button;
  }
}
