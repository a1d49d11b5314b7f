package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Where the flow stands: what was decided, who is asked now, how it ended. */
final class FlowCard extends Div {

  private final Organisation organisation;
  private final OrderedList steps = new OrderedList();

  FlowCard(
      RecordView view,
      Execution execution,
      List<HistoryEntry> history,
      Organisation organisation,
      Instant now) {
    this.organisation = organisation;
    addClassNames("fw-card", "fw-flow");
    steps.addClassName("fw-flow-steps");
    add(new H2(t("flow.title")), steps);
    Instant submitted = view.stamps().submittedAt();
    if (submitted != null) {
      steps.add(step("done", node(t("flow.submitted")), by(execution.initiator(), submitted, now)));
    }
    history.reversed().stream()
        .filter(entry -> entry.kind().equals("decided"))
        .forEach(entry -> steps.add(done(entry, now)));
    execution.tasks().forEach(task -> steps.add(open(task, now)));
    if (view.state() != State.RUNNING) {
      steps.add(step("end", StateWords.badge(view.state())));
    }
  }

  private ListItem done(HistoryEntry entry, Instant now) {
    var outcome = new Span(Say.t(entry.outcome() == null ? LocalizedText.EMPTY : entry.outcome()));
    outcome.addClassName("fw-flow-outcome");
    var head =
        new Div(node(Say.t(entry.node() == null ? LocalizedText.EMPTY : entry.node())), outcome);
    head.addClassName("fw-flow-head");
    var item = step("done", head, by(entry.by(), entry.at(), now));
    if (!entry.text().isEmpty()) {
      var words = new Div(entry.text());
      words.addClassName("fw-flow-words");
      item.add(words);
    }
    return item;
  }

  private static Component node(String title) {
    var node = new Span(title);
    node.addClassName("fw-flow-node");
    return node;
  }

  private Component by(String person, Instant at, Instant now) {
    var by = quiet(t("flow.by", name(person), Show.ago(at, now)));
    by.getElement().setAttribute("title", Show.moment(at));
    return by;
  }

  private ListItem open(FlowTask task, Instant now) {
    String people =
        task.assignees().stream().map(this::name).collect(Collectors.joining(t("value.separator")));
    return step(
        "now",
        node(Say.t(task.title())),
        quiet(people.isEmpty() ? t("flow.nobody") : t("flow.waits-for", people)),
        quiet(t("flow.since", Show.ago(task.since(), now))));
  }

  private static ListItem step(String stage, Component... content) {
    var item = new ListItem(content);
    item.addClassName("fw-flow-step");
    item.getElement().setAttribute("data-stage", stage);
    return item;
  }

  private static Div quiet(String text) {
    var quiet = new Div(text);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }

  private String name(String person) {
    return organisation.person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}
