package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Usage;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.util.List;

/** Beside the editor: what is wrong, and who uses this definition. */
final class SourceAside extends Aside {

  private final SourceEditor editor;
  private final Div problems = new Div();
  private final Div usages = new Div();

  SourceAside(SourceEditor editor) {
    this.editor = editor;
    addClassName("fw-source-aside");
    add(card(t("problems.title"), problems), card(t("usage.heading"), usages));
  }

  private static Section card(String title, Component content) {
    var card = new Section(new H2(title), content);
    card.addClassNames("fw-card", "fw-side-card");
    return card;
  }

  void showProblems(List<LocatedProblem> found) {
    problems.removeAll();
    if (found.isEmpty()) {
      var none = new Paragraph(Icon.of("circle-check"), new Span(t("problems.none")));
      none.addClassName("fw-no-problems");
      problems.add(none);
      return;
    }
    var list = new UnorderedList();
    list.addClassName("fw-problems");
    found.forEach(problem -> list.add(new ListItem(line(problem))));
    problems.add(list);
  }

  private NativeButton line(LocatedProblem located) {
    var text = new Span(Say.t(located.problem()));
    text.addClassName("fw-problem-text");
    var place = new Span(t("problems.line", located.line()));
    place.addClassName("fw-problem-place");
    var button = new NativeButton("", _ -> editor.goTo(located.line()));
    button.add(ProblemList.severity(located.problem()), text, place);
    button.addClassName("fw-problem-line");
    return button;
  }

  void showUsages(List<Usage> found) {
    usages.removeAll();
    usages.add(UsageList.of(found));
  }
}
