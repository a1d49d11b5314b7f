package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.text.Say;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Findings of a whole app, errors first; each leads to its line. */
public final class ProblemList extends UnorderedList {

  private ProblemList() {
    addClassName("fw-problems");
  }

  /** Problems of a draft: a click opens the source at the line. */
  public static ProblemList of(
      DefinitionKey app, DefinitionTypes types, Iterable<LocatedProblem> problems) {
    var list = new ProblemList();
    errorsFirst(problems).forEach(problem -> list.add(item(link(app, types, problem), problem)));
    return list;
  }

  /** Problems of files that stand nowhere yet, as in a pack to be imported. */
  public static ProblemList plain(Iterable<LocatedProblem> problems) {
    var list = new ProblemList();
    errorsFirst(problems).forEach(problem -> list.add(item(new Span(place(problem)), problem)));
    return list;
  }

  private static List<LocatedProblem> errorsFirst(Iterable<LocatedProblem> problems) {
    return StreamSupport.stream(problems.spliterator(), false)
        .sorted(Comparator.comparing(each -> each.problem().severity()))
        .toList();
  }

  private static ListItem item(HtmlContainer place, LocatedProblem problem) {
    var text = new Span(Say.t(problem.problem()));
    text.addClassName("fw-problem-text");
    place.addClassName("fw-problem-place");
    return new ListItem(severity(problem.problem()), text, place);
  }

  /** The mark before a problem, with its word for those who can't see it. */
  public static Span severity(Problem problem) {
    var mark =
        switch (problem.severity()) {
          case ERROR -> Icon.of("circle-alert");
          case WARNING -> Icon.of("triangle-alert");
          case HINT -> Icon.of("info");
        };
    var word =
        new Span(
            switch (problem.severity()) {
              case ERROR -> t("problem.error");
              case WARNING -> t("problem.warning");
              case HINT -> t("problem.hint");
            });
    word.addClassName("fw-unseen");
    var severity = new Span(mark, word);
    severity.addClassName("fw-severity");
    severity.getElement().setAttribute("data-severity", problem.severity().name());
    return severity;
  }

  private static Anchor link(DefinitionKey app, DefinitionTypes types, LocatedProblem problem) {
    return Link.to(
        DesignerNavigation.source(app, name(app, types, problem), problem.line()), place(problem));
  }

  private static DefinitionName name(
      DefinitionKey app, DefinitionTypes types, LocatedProblem problem) {
    DefinitionName front = DefinitionName.manifestOf(app);
    return Optional.of(front)
        .filter(name -> types.fileOf(name).equals(problem.file()))
        .or(() -> types.nameOf(problem.file()))
        .orElse(front);
  }

  /** {@code forms/vehicle-order.yaml:12}. */
  private static String place(LocatedProblem problem) {
    return problem.file() + ":" + problem.line();
  }
}
