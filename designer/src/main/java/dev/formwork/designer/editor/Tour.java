package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import dev.formwork.workspace.page.Preference;
import dev.formwork.workspace.parts.Button;
import java.util.List;

/**
 * Five steps around the form editor for whoever sees it first: each points at one place. It lies
 * over nothing that is needed, can be left at any step, and does not come back on this browser.
 */
final class Tour extends Section {

  /** The steps by name, each with what it points at. */
  private record Step(String name, String selector) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("palette", ".fw-palette"),
          new Step("canvas", ".fw-form-canvas"),
          new Step("properties", ".fw-properties"),
          new Step("trial", ".fw-editor-trial"),
          new Step("publish", ".fw-app-actions a.fw-button"));

  private final H2 title = new H2();
  private final Paragraph words = new Paragraph();
  private final Span count = new Span();
  private final Button back = Button.plain(t("tour.back"), () -> go(-1));
  private final Button next = Button.primary(t("tour.next"), () -> go(1));
  private int at;

  private Tour() {
    addClassNames("fw-tour", "fw-card");
    getElement().setAttribute("role", "dialog").setAttribute("aria-label", t("tour.title"));
    count.addClassNames("fw-quiet", "fw-small");
    words.getElement().setAttribute("aria-live", "polite");
    var buttons = new Div(count, Button.plain(t("tour.skip"), this::end), back, next);
    buttons.addClassName("fw-tour-buttons");
    add(title, words, buttons);
  }

  /** Begins where this browser has not seen it yet. */
  static void beginIn(Div screen) {
    if (Preference.TOUR.of(VaadinRequest.getCurrent()).isEmpty()) {
      var tour = new Tour();
      screen.add(tour);
      tour.go(0);
    }
  }

  private void go(int by) {
    if (at + by >= STEPS.size()) {
      end();
      return;
    }
    at = Math.max(0, at + by);
    Step step = STEPS.get(at);
    title.setText(t("tour." + step.name()));
    words.setText(t("tour." + step.name() + "-hint"));
    count.setText(t("tour.count", at + 1, STEPS.size()));
    back.setEnabled(at > 0);
    next.setText(t(at == STEPS.size() - 1 ? "tour.end" : "tour.next"));
    point(step.selector());
  }

  private void end() {
    point("");
    getElement()
        .executeJs("document.cookie = 'formwork-tour=seen; path=/; max-age=31536000; samesite=lax'")
        .then(_ -> removeFromParent());
  }

  private void point(String selector) {
    getElement()
        .executeJs(
            "document.querySelectorAll('[data-pointed]')"
                + ".forEach((each) => each.removeAttribute('data-pointed'));"
                + "if ($0) { document.querySelector($0)?.setAttribute('data-pointed', ''); }",
            selector);
  }
}
