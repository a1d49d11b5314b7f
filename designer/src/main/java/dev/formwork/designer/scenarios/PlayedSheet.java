package dev.formwork.designer.scenarios;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.scenarios.Played;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import org.jspecify.annotations.Nullable;

/** A scenario as it was played, step by step, each at its moment. */
final class PlayedSheet {

  private PlayedSheet() {}

  static void open(Played played) {
    var steps = new OrderedList();
    steps.addClassName("fw-played-steps");
    played.steps().forEach(step -> steps.add(line(step, played.failure())));
    var sheet = new Sheet(Say.t(played.title())).wide();
    sheet.with(new Paragraph(t("scenarios.took", played.took().toMillis())), steps);
    sheet.open();
  }

  private static ListItem line(Played.PlayedStep step, Played.@Nullable Failure failure) {
    var at = new Span(Show.moment(step.at()));
    at.addClassNames("fw-quiet", "fw-played-at");
    var what = new Span(Say.t(step.what()));
    var line = new ListItem(at, what);
    if (failure != null && failure.step() == step.number()) {
      line.add(failure(failure));
    }
    return line;
  }

  /** What was expected and what was there, and the definitions that decided it. */
  static Div failure(Played.Failure failure) {
    var text = new Span(Say.t(failure.problem()));
    text.addClassName("fw-problem-text");
    var head = new Div(ProblemList.severity(failure.problem()), text);
    head.addClassName("fw-played-failure");
    var box = new Div(head);
    if (!failure.decidedBy().isEmpty()) {
      var places = new Span(t("scenarios.decided-by", String.join(", ", failure.decidedBy())));
      places.addClassNames("fw-quiet", "fw-small", "fw-problem-place");
      box.add(places);
    }
    return box;
  }
}
