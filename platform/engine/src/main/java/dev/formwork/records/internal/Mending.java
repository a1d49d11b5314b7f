package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Migration;
import dev.formwork.flows.NodeMap;
import dev.formwork.flows.Reason;
import dev.formwork.flows.Signal;
import dev.formwork.flows.Step;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What administrators do with flows: repair them, and take them to another release. */
@Component
class Mending {

  private final Forms forms;
  private final FlowSteps flowSteps;
  private final Migrations migrations;

  Mending(Forms forms, FlowSteps flowSteps, Migrations migrations) {
    this.forms = forms;
    this.flowSteps = flowSteps;
    this.migrations = migrations;
  }

  static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("record.repair.not-allowed", ""));
    }
  }

  /** A repaired record; what was corrected in it is in it already. */
  Writing.Outcome repaired(
      Writing.Attempt attempt, FormRecord record, Command.Remedy remedy, String words) {
    String actor = attempt.actor().id();
    return switch (remedy) {
      case Command.Remedy.MoveTo(var step, var node) ->
          flowSteps.signalled(
              attempt,
              record,
              new Signal.Relocated(actor, step, node, words),
              History.Said.at(title(record, step), "moved", words, List.of()));
      case Command.Remedy.GiveTo(var work, var persons) ->
          flowSteps.signalled(
              attempt,
              record,
              new Signal.Reassigned(actor, work, persons, words),
              History.Said.at(title(record, work), "reassigned", words, persons));
      case Command.Remedy.TryAgain _ ->
          flowSteps.signalled(
              attempt,
              record,
              new Signal.Retried(actor),
              History.Said.words("retried", words, List.of()));
      case Command.Remedy.Correct _ -> corrected(attempt, record, words);
    };
  }

  /** A flow may have waited for what was corrected. */
  private Writing.Outcome corrected(Writing.Attempt attempt, FormRecord record, String words) {
    var said = History.Said.words("corrected", words, List.of());
    return record.state() == State.RUNNING && record.execution() != null
        ? flowSteps.signalled(attempt, record, new Signal.Changed(), said)
        : new Writing.Outcome(record, said);
  }

  /** The title of an open step or of the step of a task. */
  private static @Nullable LocalizedText title(FormRecord record, @Nullable String work) {
    Execution execution = record.execution();
    if (execution == null || work == null) {
      return null;
    }
    String step = execution.task(work).map(task -> task.step()).orElse(work);
    return execution.step(step).map(Step::title).orElse(null);
  }

  /** Where a record's flow stands still. */
  List<Step> stuck(Writing.Attempt attempt, FormRecord record) {
    return flowSteps.stuck(attempt, record);
  }

  /** The release that a record ran on before its last write took it to another. */
  int releaseBefore(FormRecord record) {
    return migrations
        .last(record)
        .map(done -> done.before().release())
        .orElseThrow(() -> new Refusal.Conflict(Problem.error("record.migration.too-late", "")));
  }

  /** What would come of taking a record to the release of the attempt. */
  Migration.Plan plan(Writing.Attempt attempt, FormRecord record, NodeMap nodes) {
    Execution execution = record.execution();
    if (execution == null || record.state() != State.RUNNING) {
      throw new Refusal.Conflict(Problem.error("flow.migration.not-running", ""));
    }
    FormModel before = forms.pinned(record.form(), execution.release());
    FormModel after = attempt.model();
    Problems unfit = unfit(record, before, after);
    if (!unfit.isEmpty()) {
      throw new Refusal.Invalid(unfit);
    }
    var target =
        new Migration.Target(after.release(), before.flows()::find, after.flows()::find, nodes);
    return flowSteps.planned(attempt, record, execution, target);
  }

  /** Values must mean the same in the form of the other release. */
  private static Problems unfit(FormRecord record, FormModel before, FormModel after) {
    var problems = new ArrayList<Problem>();
    for (String key : record.data().keySet()) {
      Field was = before.logic().fields().get(key);
      Field is = after.logic().fields().get(key);
      if (was != null && is != null && was.type().getClass() != is.type().getClass()) {
        problems.add(Problem.error("record.migration.other-type", key).with("field", is.title()));
      }
    }
    return new Problems(problems);
  }

  Writing.Outcome migrated(
      Writing.Attempt attempt, FormRecord record, Command.Migrate migrate, String words) {
    requireAdmin(attempt.actor());
    if (forms.current(record.form()).release() != migrate.release()) {
      throw new Refusal.Conflict(
          Problem.error("record.migration.not-current", "release")
              .with("release", migrate.release()));
    }
    Migration.Plan plan = plan(attempt, record, migrate.nodes());
    FormRecord moved = Copies.onRelease(record, migrate.release());
    var said = History.Said.words("migrated", words, List.of());
    Writing.Outcome outcome = flowSteps.migrated(attempt, moved, plan, said);
    var why = new ArrayList<Reason>();
    why.add(
        new Reason(
            "flow.trace.migrated",
            Map.of(
                "from", String.valueOf(record.release()),
                "to", String.valueOf(migrate.release()))));
    why.addAll(outcome.said().why());
    return new Writing.Outcome(outcome.record(), said.with(why), outcome.moved());
  }

  Writing.Outcome undone(Writing.Attempt attempt, FormRecord record, Command.UndoMigration undo) {
    requireAdmin(attempt.actor());
    Execution now = record.execution();
    Optional<Migrations.Done> last = migrations.last(record);
    if (now == null || last.isEmpty() || last.get().before().release() != undo.release()) {
      throw new Refusal.Conflict(Problem.error("record.migration.too-late", ""));
    }
    if (!last.get().canBeUndone()) {
      throw new Refusal.Conflict(Problem.error("record.migration.reached-out", ""));
    }
    Execution before = last.get().before();
    FormRecord back =
        Copies.inState(
            Copies.onRelease(record, before.release()), State.RUNNING, before, record.stamps());
    return new Writing.Outcome(
        back, History.Said.plain("migration-undone"), Migration.undoing(now, before));
  }
}
