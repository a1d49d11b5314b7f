package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.flows.Coverage;
import dev.formwork.workspace.parts.Icon;
import java.util.Map;

/** Which records each branch of a decision takes, which two would take, and which none does. */
final class CoverCard extends Div {

  private CoverCard() {
    addClassName("fw-cover");
  }

  /** What trying out a decision shows. */
  static CoverCard of(Cover cover) {
    return cover
        .coverage()
        .map(found -> new CoverCard().filled(cover, found))
        .orElseGet(() -> new CoverCard().untried());
  }

  private CoverCard untried() {
    var line = new Div(Icon.of("info"), new Span(t("cover.untried")));
    line.addClassName("fw-cover-line");
    add(new H3(t("cover.title")), line);
    return this;
  }

  private CoverCard filled(Cover cover, Coverage found) {
    var list = new UnorderedList();
    for (int i = 0; i < cover.decide().branches().size(); i++) {
      Map<String, Object> example = found.taken().get(i);
      list.add(
          example == null
              ? line("triangle-alert", "never", t("cover.never", cover.way(i)))
              : line("check", "taken", t("cover.taken", cover.way(i), cover.words(example))));
    }
    Map<String, Object> left = found.left();
    if (left != null) {
      boolean isGap = cover.decide().otherwise() == null;
      list.add(
          line(
              isGap ? "circle-alert" : "corner-down-left",
              isGap ? "gap" : "left",
              t(isGap ? "cover.gap" : "cover.otherwise", cover.words(left))));
    } else if (cover.decide().otherwise() != null) {
      list.add(line("info", "left", t("cover.otherwise-never")));
    }
    found
        .overlaps()
        .forEach(overlap ->
            list.add(
                line(
                    "triangle-alert",
                    "overlap",
                    t(
                        "cover.overlap",
                        cover.way(overlap.first()),
                        cover.way(overlap.second()),
                        cover.words(overlap.example())))));
    var tried = new Div(t("cover.tried", found.tried()));
    tried.addClassNames("fw-quiet", "fw-small");
    add(new H3(t("cover.title")), list, tried);
    return this;
  }

  private static ListItem line(String icon, String kind, String text) {
    var line = new ListItem(Icon.of(icon), new Span(text));
    line.addClassName("fw-cover-line");
    line.getElement().setAttribute("data-kind", kind);
    return line;
  }
}
