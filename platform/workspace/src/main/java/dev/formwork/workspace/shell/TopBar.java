package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.text.LanguageChoice;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.List;

/** The bar on top: where this is, search, what can be started, language, who is signed in. */
final class TopBar extends Header {

  private final Nav crumbs = new Nav();
  private final List<Bell> bells = new ArrayList<>();

  /**
   * @param search opens the search
   */
  TopBar(Menu start, Menu person, List<Waiting> waiting, Runnable search) {
    addClassName("fw-top");
    crumbs.addClassName("fw-crumbs");
    crumbs.setAriaLabel(t("shell.crumbs"));
    start.addClassName("fw-new");
    add(crumbs, search(search), start);
    waiting.forEach(each -> {
      var bell = new Bell(each);
      bells.add(bell);
      add(bell);
    });
    add(languages(), person);
  }

  /** Shows how much waits now. */
  void count() {
    bells.forEach(Bell::count);
  }

  void show(List<Crumb> way) {
    crumbs.removeAll();
    for (Crumb crumb : way) {
      if (crumbs.getComponentCount() > 0) {
        crumbs.add(Icon.of("chevron-right"));
      }
      crumbs.add(crumb.path().isEmpty() ? here(crumb) : Link.to(crumb.path(), crumb.title()));
    }
  }

  private static Component here(Crumb crumb) {
    var here = new Span(crumb.title());
    here.getElement().setAttribute("aria-current", "page");
    return here;
  }

  private static Component search(Runnable open) {
    var key = new Span(t("shell.search.keys"));
    key.addClassName("fw-key");
    key.getElement().setAttribute("aria-hidden", true);
    var search = new NativeButton("", click -> open.run());
    search.addClassName("fw-top-search");
    search.setAriaLabel(t("shell.search"));
    search.getElement().setAttribute("aria-keyshortcuts", "Control+K");
    search.add(Icon.of("search"), new Span(t("shell.search")), key);
    return search;
  }

  private static Menu languages() {
    var menu = new Menu(t("shell.language"), Icon.of("languages"));
    Messages.LANGUAGES.forEach(language ->
        menu.choice(
            Messages.text(language, "language.own-name"),
            "languages",
            language.equals(Say.language()),
            () -> {
              LanguageChoice.choose(language, VaadinSession.getCurrent());
              UI.getCurrent().getPage().reload();
            }));
    menu.addClassName("fw-wide-only");
    return menu;
  }
}
