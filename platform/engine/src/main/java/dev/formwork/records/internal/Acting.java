package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Signal;
import dev.formwork.flows.Step;
import dev.formwork.flows.TaskAction;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import dev.formwork.triggers.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people and the platform do with flows and tasks short of deciding, and comments. */
@Component
class Acting {

  private static final int LONGEST = 4_000;

  private final Forms forms;
  private final FlowSteps flowSteps;
  private final FlowViews views;
  private final Mending mending;
  private final Buttons buttons;

  Acting(Forms forms, FlowSteps flowSteps, FlowViews views, Mending mending, Buttons buttons) {
    this.forms = forms;
    this.buttons = buttons;
    this.flowSteps = flowSteps;
    this.views = views;
    this.mending = mending;
  }

  /** Saves what came in as far as the task's node opens it. */
  @FunctionalInterface
  interface Saving {
    FormRecord saved(Writing.Attempt attempt, FormRecord record, @Nullable FlowTask task);
  }

  Writing.Outcome handle(
      Writing.Attempt attempt, FormRecord record, Command.Handle handle, Saving saving) {
    FlowTask task = openTask(record, handle.task());
    boolean changes = !handle.changes().isEmpty();
    if (changes) {
      requireHolder(attempt, task);
    }
    FormRecord saved = changes ? saving.saved(attempt, record, task) : record;
    var signal = new Signal.Acted(task.id(), attempt.actor().id(), handle.action());
    return flowSteps.signalled(attempt, saved, signal, said(task, handle.action()));
  }

  /** What an administrator repairs. */
  Writing.Outcome repair(
      Writing.Attempt attempt, FormRecord record, Command.Repair repair, Saving saving) {
    Mending.requireAdmin(attempt.actor());
    String words = words(repair.words());
    if (words.isEmpty()) {
      throw new Refusal.Invalid(Problem.error("record.repair.reason-required", "reason"));
    }
    FormRecord saved = repair.changes().isEmpty() ? record : saving.saved(attempt, record, null);
    return mending.repaired(attempt, saved, repair.remedy(), words);
  }

  Writing.Outcome on(Writing.Attempt attempt, FormRecord record) {
    String actor = attempt.actor().id();
    return switch ((Command.Unchanging) attempt.command()) {
      case Command.Withdraw withdraw ->
          signalled(
              attempt,
              record,
              new Signal.Withdrawn(actor, words(withdraw.words())),
              "withdrawn",
              withdraw.words());
      case Command.Retract retract -> retract(attempt, record, retract);
      case Command.Terminate terminate -> terminate(attempt, record, terminate.words());
      case Command.Urge urge -> {
        refuseUnless(FlowViews.mayUrge(attempt.actor(), record), "flow.urge.not-yours");
        yield signalled(
            attempt, record, new Signal.Urged(actor, words(urge.words())), "urged", urge.words());
      }
      case Command.Retry _ -> {
        refuseUnless(attempt.actor().isAdmin(), "record.retry.not-allowed");
        yield signalled(attempt, record, new Signal.Retried(actor), "retried", "");
      }
      case Command.Migrate migrate ->
          mending.migrated(attempt, record, migrate, words(migrate.words()));
      case Command.UndoMigration undo -> mending.undone(attempt, record, undo);
      case Command.Wake wake -> wake(attempt, record, wake);
      case Command.Begin begin -> {
        requirePlatform(attempt);
        yield flowSteps.begun(attempt, record, begin);
      }
      case Command.Comment comment -> comment(attempt, record, comment);
      case Command.Admit admit -> {
        requirePlatform(attempt);
        var guests = new HashMap<String, Instant>();
        admit.persons().forEach(person -> guests.put(person, admit.until()));
        yield new Writing.Outcome(
            Copies.withGuests(record, guests), History.Said.words("admitted", "", admit.persons()));
      }
      case Command.Press press -> {
        Rule rule = buttons.pressed(attempt, record, press.rule());
        yield new Writing.Outcome(record, History.Said.at(rule.title(), "pressed", "", List.of()));
      }
      case Command.Follow _, Command.Delete _ ->
          throw new IllegalArgumentException("Expected an act on a flow or a remark");
    };
  }

  private Writing.Outcome retract(
      Writing.Attempt attempt, FormRecord record, Command.Retract retract) {
    Execution execution = record.execution();
    Step step =
        (execution == null ? List.<Step>of() : execution.steps())
            .stream()
                .filter(each ->
                    each.poll().votes().stream()
                        .anyMatch(vote -> vote.task().equals(retract.task())))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("flow.retract.nothing"));
    String words = words(retract.words());
    return flowSteps.signalled(
        attempt,
        record,
        new Signal.Retracted(step.id(), attempt.actor().id(), words),
        History.Said.at(step.title(), "retracted", words, List.of()));
  }

  private Writing.Outcome terminate(Writing.Attempt attempt, FormRecord record, String words) {
    boolean may = views.mayTerminate(attempt.actor(), attempt.model(), record, attempt.context());
    refuseUnless(may, "flow.terminate.not-yours");
    var signal = new Signal.Cancelled(attempt.actor().id(), words(words));
    return signalled(attempt, record, signal, "terminated", words);
  }

  /** What comes too late, to a record that is in no flow any more, changes nothing. */
  private Writing.Outcome wake(Writing.Attempt attempt, FormRecord record, Command.Wake wake) {
    requirePlatform(attempt);
    return record.state() == State.RUNNING && record.execution() != null
        ? signalled(attempt, record, wake.signal(), "continued", "")
        : new Writing.Outcome(record, History.Said.plain("continued"));
  }

  private Writing.Outcome comment(
      Writing.Attempt attempt, FormRecord record, Command.Comment comment) {
    requireReader(attempt, record);
    String text = comment.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new Refusal.Invalid(
          Problem.error("record.comment.length", "text").with("max", LONGEST));
    }
    for (String person : comment.mentions()) {
      Actor mentioned =
          attempt
              .actor()
              .organisation()
              .person(person)
              .filter(each -> each.active())
              .map(each -> new Actor(each, attempt.actor().organisation()))
              .orElseThrow(() -> cannotRead(person));
      if (!Reading.mayRead(forms.access(), mentioned, attempt.model(), record, attempt.context())) {
        throw cannotRead(person);
      }
    }
    return new Writing.Outcome(record, History.Said.words("commented", text, comment.mentions()));
  }

  private void requireReader(Writing.Attempt attempt, FormRecord record) {
    if (!Reading.mayRead(
        forms.access(), attempt.actor(), attempt.model(), record, attempt.context())) {
      throw new Refusal.NotFound("record.not-found");
    }
  }

  private static Refusal.Invalid cannotRead(String person) {
    return new Refusal.Invalid(
        Problem.error("record.comment.cannot-read", "mentions").with("person", person));
  }

  private Writing.Outcome signalled(
      Writing.Attempt attempt, FormRecord record, Signal signal, String kind, String words) {
    return flowSteps.signalled(
        attempt, record, signal, History.Said.words(kind, words(words), List.of()));
  }

  private static History.Said said(FlowTask task, TaskAction action) {
    String kind = action.getClass().getSimpleName();
    String word = kind.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    return switch (action) {
      case TaskAction.Transfer(var to, var words) ->
          History.Said.at(task.title(), word, words(words), List.of(to));
      case TaskAction.AddSigner(_, var persons, var words) ->
          History.Said.at(task.title(), word, words(words), persons);
      case TaskAction.Hold(var words) ->
          History.Said.at(task.title(), word, words(words), List.of());
      case TaskAction.Resume _, TaskAction.Claim _, TaskAction.Unclaim _ ->
          History.Said.at(task.title(), word, "", List.of());
    };
  }

  static void requireHolder(Writing.Attempt attempt, FlowTask task) {
    String actor = attempt.actor().id();
    if (!task.isOfferedTo(actor)) {
      throw new Refusal.Forbidden(
          Problem.error("flow.task.not-yours", "").with("task", task.title()));
    }
    if (!task.isFor(actor)) {
      throw new Refusal.Conflict(
          Problem.error("flow.task.unclaimed", "").with("task", task.title()));
    }
  }

  static FlowTask openTask(FormRecord record, String id) {
    return record.openTasks().stream()
        .filter(open -> open.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refusal.Conflict(Problem.error("flow.task.not-open", "").with("task", id)));
  }

  private static void requirePlatform(Writing.Attempt attempt) {
    refuseUnless(attempt.command().act().origin().isOfPlatform(), "record.flow.platform-only");
  }

  private static void refuseUnless(boolean allowed, String code) {
    if (!allowed) {
      throw new Refusal.Forbidden(Problem.error(code, ""));
    }
  }

  private static String words(String words) {
    if (words.length() > LONGEST) {
      throw new Refusal.Invalid(
          Problem.error("record.comment.length", "words").with("max", LONGEST));
    }
    return words.strip();
  }

  /** Whether a move left everything as it was. */
  static boolean nothingCameOf(FormRecord before, Writing.Outcome outcome) {
    List<FlowEffect> moved = new ArrayList<>(outcome.moved());
    return moved.isEmpty() && before.equals(outcome.record());
  }
}
