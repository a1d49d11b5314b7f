package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.formwork.deadlines.Deadline;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Node;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Reason;
import dev.formwork.flows.Step;
import dev.formwork.flows.Vote;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.RunningDeadline;
import dev.formwork.tasks.Copy;
import dev.formwork.workspace.form.FieldPlace;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.DueBadge;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flow of a record from top to bottom: what was done, who is asked now, who is next and why.
 */
final class FlowCard extends Div {

  private final RecordView view;
  private final FlowPicture picture;
  private final FormSource source;
  private final List<Copy> copies;
  private final ReasonWords words;
  private final Instant now;
  private final OrderedList lines = new OrderedList();
  private int round = 1;

  FlowCard(
      RecordView view,
      FlowPicture picture,
      FormSource source,
      List<Copy> copies,
      ReasonWords words,
      Instant now) {
    this.source = source;
    this.view = view;
    this.picture = picture;
    this.copies = copies;
    this.words = words;
    this.now = now;
    addClassNames("fw-card", "fw-flow");
    lines.addClassName("fw-flow-steps");
    add(new H2(t("flow.title")), limits(), lines);
    addPast();
    addPresent();
    addFuture();
  }

  /** The deadlines of the flow and its stages; those of tasks stand beside them. */
  private Component limits() {
    var limits = new Div();
    limits.addClassName("fw-flow-limits");
    view.deadlines().stream()
        .filter(running -> running.row().of() != DeadlineRow.Of.NODE)
        .forEach(running -> {
          var title = new Span(Say.t(running.row().title()));
          title.addClassNames("fw-quiet", "fw-small");
          limits.add(new Div(title, Dues.badge(running)));
        });
    return limits;
  }

  /** What was done at a visit, or sent from there: one of the two. */
  private record Past(Step step, Instant at, @Nullable Vote vote, @Nullable Copy copy) {}

  private void addPast() {
    Instant submitted = view.stamps().submittedAt();
    Execution execution = picture.execution();
    if (submitted != null) {
      lines.add(
          line(
              "done",
              head(t("flow.submitted"), null),
              by(words.name(execution.initiator()), submitted)));
    }
    var past = new ArrayList<Past>();
    execution
        .steps()
        .forEach(step ->
            step.poll().votes().forEach(vote -> past.add(new Past(step, vote.at(), vote, null))));
    for (Copy copy : copies) {
      execution
          .step(copy.step())
          .ifPresent(step -> past.add(new Past(step, copy.since(), null, copy)));
    }
    past.sort(Comparator.comparing(Past::at));
    for (Past each : past) {
      tellRound(each.step());
      if (each.vote() != null) {
        lines.add(done(each.step(), each.vote()));
      } else if (each.copy() != null) {
        lines.add(copied(each.copy()));
      }
    }
    execution.steps().stream().filter(this::wasClosed).forEach(step -> lines.add(closed(step)));
  }

  /** Who got it to read: those who have read it first, with when they did. */
  private ListItem copied(Copy copy) {
    String title = copy.title().isEmpty() ? t("flow.node.copy") : Say.t(copy.title());
    var item = line("copy", head(title, null));
    var read = copy.readers().stream().filter(Copy.Reader::hasRead).toList();
    var unread = copy.readers().stream().filter(reader -> !reader.hasRead()).toList();
    if (!read.isEmpty()) {
      item.add(
          quiet(
              t(
                  "flow.copy.read",
                  read.stream()
                      .map(this::reader)
                      .collect(Collectors.joining(t("value.separator"))))));
    }
    if (!unread.isEmpty()) {
      item.add(
          quiet(
              t(
                  "flow.copy.unread",
                  words.names(unread.stream().map(Copy.Reader::person).toList()))));
    }
    return item;
  }

  private String reader(Copy.Reader reader) {
    String name = words.name(reader.person());
    return reader.readAt() == null
        ? name
        : t("flow.copy.reader", name, Show.ago(reader.readAt(), now));
  }

  /** A line between what belongs to one round and what to the next. */
  private void tellRound(Step step) {
    if (step.round() > round) {
      round = step.round();
      lines.add(line("round", new Span(t("flow.round", round))));
    }
  }

  private boolean wasClosed(Step step) {
    return !step.isOpen()
        && step.poll().votes().isEmpty()
        && step.decidedBy() == null
        && picture.flowOf(step).task(step.node()).isPresent();
  }

  private ListItem closed(Step step) {
    return line("closed", head(Say.t(step.title()), null), quiet(t("flow.closed")));
  }

  private ListItem done(Step step, Vote vote) {
    Optional<Outcome> outcome = outcome(step, vote);
    var said = new Span(outcome.map(each -> Say.t(each.title())).orElse(vote.outcome().value()));
    said.addClassName("fw-flow-outcome");
    outcome.ifPresent(each -> said.getElement().setAttribute("data-kind", kind(each)));
    String principal = vote.standingFor();
    String who =
        vote.automatic()
            ? t("flow.automatic", words.name(vote.by()))
            : principal == null
                ? words.name(vote.by())
                : t("history.acting-for", words.name(vote.by()), words.name(principal));
    var item = line("done", head(Say.t(step.title()), said), by(who, vote.at()));
    part(step).ifPresent(item::add);
    if (vote.opinion() != null) {
      var opinion = new Div(vote.opinion());
      opinion.addClassName("fw-flow-words");
      item.add(opinion);
    }
    if (!vote.disputed().isEmpty()) {
      String facts =
          vote.disputed().stream()
              .map(fact -> FieldPlace.of(view.form(), fact.value()).title())
              .collect(Collectors.joining(t("value.separator")));
      item.add(quiet(t("flow.disputed", facts)));
    }
    Proofs.of(vote, picture.files(), source).forEach(item::add);
    late(step).ifPresent(item::add);
    return item;
  }

  /** By how much the work at this node came too late, if it did. */
  private Optional<Span> late(Step step) {
    return picture
        .execution()
        .deadlineOf(step)
        .map(DeadlineRow::deadline)
        .flatMap(deadline ->
            Optional.ofNullable(deadline.progress().ending())
                .map(Deadline.Ending::late)
                .filter(late -> late.isPositive())
                .map(late -> DueBadge.late(late, Dues.isOpeningTime(deadline))));
  }

  private Optional<Outcome> outcome(Step step, Vote vote) {
    if (vote.outcome().equals(Outcome.Resubmit.RESUBMIT.key())) {
      return Optional.of(Outcome.Resubmit.RESUBMIT);
    }
    return picture.flowOf(step).task(step.node()).stream()
        .flatMap(node -> node.outcomes().stream())
        .filter(each -> each.key().equals(vote.outcome()))
        .findFirst();
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Agree _, Outcome.Resubmit _ -> "agree";
      case Outcome.Return _, Outcome.Dispute _ -> "back";
      case Outcome.Reject _ -> "reject";
    };
  }

  /** The sub-flow that a visit belongs to, by name. */
  private Optional<Div> part(Step step) {
    return picture.execution().subFlowOf(step.lane()).isEmpty()
        ? Optional.empty()
        : Optional.of(quiet(t("flow.in-part", Say.t(picture.flowOf(step).title()))));
  }

  private void addPresent() {
    for (Step step : picture.execution().openSteps()) {
      List<FlowTask> tasks =
          picture.execution().tasks().stream()
              .filter(task -> task.step().equals(step.id()))
              .toList();
      if (!tasks.isEmpty()) {
        tellRound(step);
      }
      tasks.forEach(task -> lines.add(open(step, task)));
      if (tasks.isEmpty() && !hasOpenParts(step)) {
        waiting(step).ifPresent(lines::add);
      }
    }
  }

  /** Whether a sub-flow of the same record runs here, whose own tasks say more. */
  private boolean hasOpenParts(Step step) {
    return picture.execution().lanes().stream()
        .anyMatch(lane -> lane.open() && lane.flow() != null && lane.step().equals(step.id()));
  }

  private ListItem open(Step step, FlowTask task) {
    String people =
        words.names(task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy()));
    String who =
        people.isEmpty()
            ? t("flow.nobody")
            : task.pool() && task.claimedBy() == null
                ? t("flow.offered-to", people)
                : t("flow.waits-for", people);
    var item =
        line(
            "now",
            head(Say.t(task.title()), null),
            quiet(who),
            quiet(t("flow.since", Show.ago(task.since(), now))));
    part(step).ifPresent(item::add);
    task.standingFor()
        .forEach((person, principal) ->
            item.add(quiet(t("history.acting-for", words.name(person), words.name(principal)))));
    if (task.hold() != null) {
      item.add(quiet(t("task.held", words.name(task.hold().by()))));
    }
    running(step).map(Dues::badge).ifPresent(item::add);
    why(task.why()).ifPresent(item::add);
    return item;
  }

  private Optional<RunningDeadline> running(Step step) {
    return view.deadlines().stream()
        .filter(running -> step.id().equals(running.row().step()))
        .findFirst();
  }

  /** Where the flow stands without asking anybody. */
  private Optional<ListItem> waiting(Step step) {
    Optional<String> what =
        picture
            .flowOf(step)
            .find(step.node())
            .flatMap(node ->
                switch (node) {
                  case Node.Wait _ -> Optional.of(t("flow.node.wait"));
                  case Node.Gate _ -> Optional.of(t("flow.node.gate"));
                  case Node.SubFlow _ -> Optional.of(t("flow.node.sub-flow"));
                  case Node.Task _ -> Optional.of(t("flow.nobody"));
                  case Node.Start _,
                      Node.Decide _,
                      Node.Fork _,
                      Node.Join _,
                      Node.End _,
                      Node.Act _,
                      Node.Copy _,
                      Node.Notify _ ->
                      Optional.empty();
                });
    return what.map(kind ->
        line(
            "now",
            head(step.title().isEmpty() ? kind : Say.t(step.title()), null),
            quiet(kind),
            quiet(t("flow.since", Show.ago(step.enteredAt(), now)))));
  }

  private void addFuture() {
    for (Prediction.Expected expected : picture.next().tasks()) {
      String people = words.names(expected.assignees());
      var item =
          line(
              "next",
              head(Say.t(expected.title()), null),
              quiet(people.isEmpty() ? t("flow.nobody") : people));
      why(expected.why()).ifPresent(item::add);
      lines.add(item);
    }
    if (picture.execution().status().isOver()) {
      lines.add(line("end", StateWords.badge(view.state())));
    } else if (picture.next().end() != null) {
      lines.add(line("next", head(StateWords.word(picture.next().end()), null)));
    }
  }

  private Optional<Div> why(List<Reason> reasons) {
    String because = words.of(reasons);
    if (because.isEmpty()) {
      return Optional.empty();
    }
    var why = quiet(because);
    why.addClassName("fw-flow-why");
    return Optional.of(why);
  }

  private static Component head(String title, @Nullable Component aside) {
    var node = new Span(title);
    node.addClassName("fw-flow-node");
    var head = new Div(node);
    head.addClassName("fw-flow-head");
    if (aside != null) {
      head.add(aside);
    }
    return head;
  }

  private Component by(String person, Instant at) {
    var by = quiet(t("flow.by", person, Show.ago(at, now)));
    by.getElement().setAttribute("title", Show.moment(at));
    return by;
  }

  private static ListItem line(String stage, Component... content) {
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
}
