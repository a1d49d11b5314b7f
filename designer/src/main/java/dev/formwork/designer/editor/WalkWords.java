package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.automation.Run;
import dev.formwork.flows.Branch;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Node;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Reason;
import dev.formwork.flows.TraceEntry;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.rules.Condition;
import dev.formwork.scenarios.Step;
import dev.formwork.scenarios.Walked.Happening;
import dev.formwork.scenarios.Walked.Passage;
import dev.formwork.tasks.Notice;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.record.ReasonWords;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of a step of a walk, in sentences: which way and why, who and why, what was sent. */
record WalkWords(ReasonWords names, FormSource source) {

  /**
   * One thing that came of a step.
   *
   * @param kind {@code way}, {@code task}, {@code end}, {@code sent} or {@code note}
   */
  record Said(String kind, String icon, String text) {}

  private Form form() {
    return names.form();
  }

  private Flow flow() {
    return names.flow();
  }

  // ---- steps ----

  /** What somebody did, or how time passed. */
  String step(Passage passage) {
    return switch (passage.step()) {
      case Step.Creates it ->
          t(it.draft() ? "walk.step.drafts" : "walk.step.enters", person(it.as()));
      case Step.Submits it -> t("walk.step.submits", person(it.as()));
      case Step.Edits it -> t("walk.step.edits", person(it.as()));
      case Step.Decides it ->
          t("walk.step.decides", person(it.as()), outcome(it.node(), it.outcome()));
      case Step.After(var after, _) -> t("walk.step.after", WalkTime.words(after));
      case Step.NextEvent _ -> t("walk.step.next");
      case Step.On _ -> t("walk.step.on", Show.moment(passage.at()));
      case Step.Handles _,
          Step.Withdraws _,
          Step.Retracts _,
          Step.Terminates _,
          Step.Urges _,
          Step.Comments _,
          Step.Presses _,
          Step.Deletes _,
          Step.Imports _,
          Step.Finds _,
          Step.Play _,
          Step.Expect _ ->
          Say.t(passage.what());
    };
  }

  private String person(String username) {
    return names
        .organisation()
        .personNamed(username)
        .map(person -> Say.t(person.name()))
        .orElse(username);
  }

  private String outcome(@Nullable DefinitionKey node, DefinitionKey outcome) {
    return Optional.ofNullable(node)
        .flatMap(key -> flow().task(key))
        .flatMap(
            task -> task.outcomes().stream().filter(it -> it.key().equals(outcome)).findFirst())
        .map(Outcome::title)
        .filter(title -> !title.isEmpty())
        .map(Say::t)
        .orElse(outcome.value());
  }

  // ---- what came of them ----

  /** What came of a step; why somebody was asked stands with the task, and not again. */
  List<Said> happened(Passage passage) {
    Set<Reason> why =
        passage.happenings().stream()
            .flatMap(each ->
                each instanceof Happening.Flowed(_, _, FlowEffect.TaskOpened(var task))
                    ? task.why().stream()
                    : Stream.of())
            .collect(Collectors.toSet());
    return passage.happenings().stream()
        .filter(each ->
            !(each instanceof Happening.Traced traced && why.contains(traced.entry().reason())))
        .flatMap(this::said)
        .distinct()
        .toList();
  }

  private Stream<Said> said(Happening happening) {
    return switch (happening) {
      case Happening.Traced(_, _, var data, var entry) -> Stream.of(traced(entry, data));
      case Happening.Flowed(_, _, var effect) -> effect(effect).stream();
      case Happening.Told(_, var person, var notice) ->
          Stream.of(new Said("sent", "bell", told(person, notice)));
      case Happening.Sent(_, var delivery) -> Stream.of(new Said("sent", "send", sent(delivery)));
      case Happening.Fired(_, var run) -> Stream.of(fired(run));
      case Happening.Noted(_, _, _) -> Stream.of();
    };
  }

  private Said traced(TraceEntry entry, Map<String, Object> data) {
    Optional<Node> node = flow().find(entry.node());
    String code = entry.reason().code();
    if (node.isPresent() && node.get() instanceof Node.Decide decide) {
      if (code.equals("flow.trace.branch")) {
        return new Said("way", "git-branch", branch(decide, entry, data));
      }
      if (code.equals("flow.trace.otherwise")) {
        return new Said("way", "git-branch", otherwise(decide, data));
      }
    }
    String what = names.of(List.of(entry.reason()));
    String title = node.map(this::title).orElse("");
    return new Said("note", "info", title.isEmpty() ? what : t("walk.at", title, what));
  }

  /** Which way, what it asks for, and what the record has of it. */
  private String branch(Node.Decide decide, TraceEntry entry, Map<String, Object> data) {
    int number = Integer.parseInt(entry.reason().args().getOrDefault("branch", "1"));
    Branch branch = decide.branches().get(number - 1);
    String way = branch.title().isEmpty() ? t("walk.branch-number", number) : Say.t(branch.title());
    String to = title(branch.next());
    Condition when = branch.when();
    if (when == null) {
      return t("walk.way", title(decide), way, to);
    }
    var facts = new ConditionFacts(form(), source);
    String values = facts.values(ConditionFacts.asked(List.of(when)), data);
    String why = facts.words(when);
    return values.isEmpty()
        ? t("walk.way-because", title(decide), way, to, why)
        : t("walk.way-because-of", title(decide), way, to, why, values);
  }

  private String otherwise(Node.Decide decide, Map<String, Object> data) {
    List<Condition> conditions =
        decide.branches().stream().map(Branch::when).filter(Objects::nonNull).toList();
    DefinitionKey next = decide.otherwise();
    String to = next == null ? "" : title(next);
    String values =
        new ConditionFacts(form(), source).values(ConditionFacts.asked(conditions), data);
    return values.isEmpty()
        ? t("walk.otherwise", title(decide), to)
        : t("walk.otherwise-as", title(decide), to, values);
  }

  private Optional<Said> effect(FlowEffect effect) {
    return Optional.ofNullable(
        switch (effect) {
          case FlowEffect.TaskOpened(var task) -> new Said("task", "user", opened(task));
          case FlowEffect.TaskChanged _ -> null;
          case FlowEffect.TaskClosed(var task, var outcome) ->
              outcome == null
                  ? new Said("note", "circle", t("walk.closed", Say.t(task.title())))
                  : null;
          case FlowEffect.Stopped(var node) ->
              new Said("note", "triangle-alert", t("walk.stopped", title(node)));
          case FlowEffect.Ended(var state) ->
              new Said("end", "circle-check", t("walk.ended", Labels.value(word(state.name()))));
          case FlowEffect.Copied(_, var title, var persons) ->
              new Said("sent", "mail", t("walk.copied", Say.t(title), names.names(persons)));
          case FlowEffect.RecordWanted(var of, _, _, _) ->
              new Said("note", "file-plus", t("walk.made", of));
          case FlowEffect.RecordsChanged(var records, _) ->
              new Said("note", "file-pen", t("walk.changed", records.form()));
          case FlowEffect.WebhookWanted(var address, _) ->
              new Said("sent", "send", t("walk.called", address));
          case FlowEffect.SubFlowWanted(_, var part, _, _, _) ->
              new Said("note", "workflow", t("walk.sub-flow", part.key()));
          case FlowEffect.TimerWanted _,
              FlowEffect.TimerDropped _,
              FlowEffect.Noticed _,
              FlowEffect.SubFlowDropped _ ->
              null;
        });
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }

  /** Whose turn it is, until when, and why. */
  String opened(FlowTask task) {
    String people = task.assignees().isEmpty() ? t("walk.nobody") : names.names(task.assignees());
    String who =
        task.due() == null
            ? t("walk.opened", Say.t(task.title()), people)
            : t("walk.opened-due", Say.t(task.title()), people, Show.moment(task.due()));
    String why = names.of(task.why());
    return why.isEmpty() ? who : t("walk.because", who, why);
  }

  private String told(String person, Notice notice) {
    String what = Say.t(Problem.error(notice.what(), ""));
    String text = Say.t(notice.text());
    return t("walk.told", names.name(person), text.isEmpty() ? what : t("walk.at", what, text));
  }

  private static String sent(Delivery delivery) {
    var receiver = delivery.receiver();
    String to = receiver.name().isEmpty() ? receiver.address() : receiver.name();
    String state =
        delivery.state() == Delivery.State.SENT || delivery.state() == Delivery.State.WAITING
            ? ""
            : Labels.value(word(delivery.state().name()));
    String text = delivery.channel() == Channel.WEBHOOK ? receiver.address() : delivery.text();
    return state.isEmpty()
        ? t("walk.sent", Labels.value(delivery.channel().key()), to, text)
        : t("walk.not-sent", Labels.value(delivery.channel().key()), to, state);
  }

  private static Said fired(Run run) {
    return run.cause() == null
        ? new Said("note", "list-checks", t("walk.fired", run.rule().key(), run.steps().size()))
        : new Said(
            "note",
            "triangle-alert",
            t("walk.failed", run.rule().key(), Say.t(Problem.error(run.cause(), ""))));
  }

  // ---- titles ----

  private String title(DefinitionKey node) {
    return flow().find(node).map(this::title).orElse(node.value());
  }

  private String title(Node node) {
    LocalizedText title = node.title();
    return title.isEmpty() ? node.key().value() : Say.t(title);
  }
}
