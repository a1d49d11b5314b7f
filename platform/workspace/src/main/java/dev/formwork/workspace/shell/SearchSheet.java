package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.Findable.Found;
import java.util.List;

/**
 * Goes anywhere by typing: what can be started, places, records. Arrow keys move, Enter goes, Esc
 * closes.
 */
@Tag("dialog")
@JsModule("./formwork/fw-search.ts")
@CssImport("./formwork/search.css")
final class SearchSheet extends HtmlContainer {

  private static final int PAUSE = 200;
  private static final int FEW = 6;

  private final Features features;
  private final Input words = new Input();
  private final Div results = new Div();

  private SearchSheet(Features features) {
    this.features = features;
    addClassName("fw-search");
    getElement().setAttribute("aria-label", t("shell.search"));
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.setValueChangeTimeout(PAUSE);
    words.setPlaceholder(t("search.words"));
    words
        .getElement()
        .setAttribute("aria-label", t("shell.search"))
        .setAttribute("autofocus", true)
        .setAttribute("autocomplete", "off")
        .setAttribute("maxlength", "100");
    words.addValueChangeListener(change -> show());
    results.addClassName("fw-search-results");
    results.getElement().setAttribute("aria-live", "polite");
    var line = new Div(Icon.of("search"), words);
    line.addClassName("fw-search-line");
    add(line, results);
    getElement().addEventListener("close", closed -> removeFromParent());
    show();
  }

  static void open(Features features) {
    var sheet = new SearchSheet(features);
    UI.getCurrent().add(sheet);
    sheet.getElement().executeJs("this.showModal()");
  }

  private void show() {
    results.removeAll();
    String typed = words.getValue().strip();
    var starts =
        features.starts(typed).stream()
            .map(each -> new Found(each.title(), each.app(), each.icon(), each.path()))
            .toList();
    var places =
        features.places(typed).stream()
            .map(each -> new Found(each.title(), "", each.icon(), each.path()))
            .toList();
    if (typed.isEmpty()) {
      section(t("search.start"), starts, FEW);
      section(t("search.places"), places, FEW);
      return;
    }
    features
        .findables()
        .forEach(each -> section(each.title(), each.find(typed), Integer.MAX_VALUE));
    section(t("search.start"), starts, FEW);
    section(t("search.places"), places, FEW);
    if (results.getComponentCount() == 0) {
      var nothing = new Div(t("search.nothing"));
      nothing.addClassNames("fw-search-nothing", "fw-quiet");
      results.add(nothing);
    }
  }

  private void section(String title, List<Found> found, int limit) {
    if (found.isEmpty()) {
      return;
    }
    var section = new Section(new H2(title));
    found.stream().limit(limit).forEach(each -> section.add(line(each)));
    results.add(section);
  }

  private Anchor line(Found found) {
    var title = new Span(found.title());
    title.addClassName("fw-search-title");
    var about = new Span(found.about());
    about.addClassNames("fw-quiet", "fw-small", "fw-search-about");
    var line = Link.to(found.path(), Icon.of(found.icon()), title, about);
    line.addClassName("fw-search-found");
    line.getElement().addEventListener("click", click -> removeFromParent());
    return line;
  }
}
