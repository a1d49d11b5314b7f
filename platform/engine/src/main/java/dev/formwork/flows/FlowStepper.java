package dev.formwork.flows;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Moves executions. Pure: the same input gives the same output. */
public final class FlowStepper {

  private FlowStepper() {}

  /**
   * What comes of a signal. What the platform sends comes too late without harm: then nothing
   * changes.
   *
   * @throws Refusal.Conflict {@code flow.execution.not-now} if the signal can't come at this point
   *     of its life, {@code flow.task.not-open} if the task has been decided or never was, {@code
   *     flow.withdraw.too-late}, {@code flow.retract.too-late}, {@code flow.urge.too-soon}
   * @throws Refusal.Forbidden {@code flow.task.not-yours} if the actor is none of its assignees,
   *     {@code flow.action.not-allowed} if the node doesn't let him
   * @throws Refusal.Invalid where something is missing that the outcome needs: {@code
   *     flow.opinion.required}, {@code flow.checklist.open} …
   */
  public static Advance advance(Flow flow, Execution before, Signal signal, FlowContext context) {
    return switch (signal) {
      case Signal.Decided decided -> decided(flow, before, decided, context);
      case Signal.Acted acted -> acted(flow, before, acted, context);
      case Signal.OfPartaker act -> {
        requireAllowed(before, act);
        yield moved(flow, before, act, context);
      }
      case Signal.OfPlatform event ->
          LifeCycle.allows(before.status(), event)
              ? Walk.of(flow, before, context, walk -> happen(walk, event))
              : unchanged(before);
    };
  }

  private static Advance moved(
      Flow flow, Execution before, Signal.OfPartaker act, FlowContext context) {
    return switch (act) {
      case Signal.Started started ->
          Walk.of(
              flow,
              before,
              context,
              walk -> {
                refuse(Picks.check(walk.move(), null, started.picked(), Assignee.Picker.INITIATOR));
                Decisions.keepPicks(walk.move(), started.picked());
                walk.start();
              });
      case Signal.Withdrawn withdrawn -> {
        Permits.checkWithdrawal(flow, before, withdrawn.actor());
        yield Walk.of(flow, before, context, walk -> walk.withdraw(withdrawn));
      }
      case Signal.Retracted retracted ->
          inWalk(
              flow,
              before,
              context,
              walk -> {
                Permits.checkRetraction(walk, retracted);
                walk.retract(retracted);
              });
      case Signal.Urged urged ->
          inWalk(flow, before, context, walk -> new Acting(walk).urge(urged.words()));
      case Signal.Cancelled cancelled ->
          Walk.of(
              flow, before, context, walk -> walk.cancel(cancelled.actor(), cancelled.reason()));
      case Signal.Retried _ -> Walk.of(flow, before, context, Walk::retry);
      case Signal.Relocated relocated ->
          inWalk(flow, before, context, walk -> new Repairing(walk).relocate(relocated));
      case Signal.Reassigned given ->
          inWalk(flow, before, context, walk -> new Repairing(walk).reassign(given));
    };
  }

  private static Advance acted(
      Flow flow, Execution before, Signal.Acted acted, FlowContext context) {
    FlowTask task = openTask(before, acted.taskId());
    return inWalk(
        flow,
        before,
        context,
        walk -> {
          Permits.check(walk, task, acted.actor(), acted.action());
          new Acting(walk).act(task, acted.actor(), acted.action());
        });
  }

  private static Advance decided(
      Flow flow, Execution before, Signal.Decided decided, FlowContext context) {
    FlowTask task = openTask(before, decided.taskId());
    Permits.requireHolder(task, decided.actor());
    var walk = new Walk(flow, before, context);
    Decisions.check(walk, task, decided.decision());
    return Walk.of(
        flow,
        before,
        context,
        fresh -> {
          Decisions.keepPicks(fresh.move(), decided.decision().picked());
          fresh.decide(
              task, Vote.of(task, decided.actor(), decided.decision(), fresh.move().now()));
        });
  }

  /** As {@link Walk#of}, but what is refused is thrown. */
  private static Advance inWalk(
      Flow flow, Execution before, FlowContext context, Consumer<Walk> first) {
    return new Walk(flow, before, context).after(first);
  }

  private static void happen(Walk walk, Signal.OfPlatform event) {
    switch (event) {
      case Signal.Changed() -> {}
      case Signal.TimeCame(var timer) -> walk.timeCame(timer);
      case Signal.MessageCame(var message) -> walk.messageCame(message);
      case Signal.ChildEnded(var step, var record, var state) ->
          walk.childEnded(step, record, state);
    }
  }

  /** Whether somebody may still take back what he decided. */
  public static boolean canRetract(
      Flow flow, Execution before, Signal.Retracted retracted, FlowContext context) {
    try {
      requireAllowed(before, retracted);
      var walk = new Walk(flow, before, context);
      Permits.checkRetraction(walk, retracted);
      walk.checkRetraction(retracted);
      return true;
    } catch (Refusal tooLate) {
      return false;
    }
  }

  /** What this person can do with an open task, and what a screen must ask him for. */
  public static TaskOptions options(
      Flow flow, Execution execution, FlowTask task, String actor, FlowContext context) {
    return TaskOptions.of(new Walk(flow, execution, context), task, actor);
  }

  /** The later tasks whose people the initiator may pick as he submits. */
  public static List<TaskOptions.Target> picksAtStart(
      Flow flow, Execution ready, FlowContext context) {
    var move = new Move(flow, ready, context);
    return Picks.nodesPickedBy(flow, Assignee.Picker.INITIATOR).stream()
        .map(node ->
            new TaskOptions.Target(
                node.key(),
                node.title(),
                Picks.candidates(move, null, node, Assignee.Picker.INITIATOR)))
        .toList();
  }

  /** Whether the initiator may still take the record back. */
  public static boolean canWithdraw(Flow flow, Execution execution) {
    return LifeCycle.allows(execution.status(), new Signal.Withdrawn("", ""))
        && Permits.canWithdraw(flow, execution);
  }

  /** Whom the flow lets call it off, besides administrators and holders whose node does. */
  public static List<String> terminators(Flow flow, Execution execution, FlowContext context) {
    return new Naming(context, execution.initiator(), execution.steps(), List.of())
        .of(flow.terminate())
        .persons();
  }

  /**
   * Whom these name for a record that is in no flow.
   *
   * @param initiator person id of whoever counts as having started it
   */
  public static List<String> named(
      List<Assignee> assignees, String initiator, FlowContext context) {
    return new Naming(context, initiator, List.of(), List.of()).of(assignees).persons();
  }

  /** Where an execution can't go on before somebody helps: nobody was found, a sub-flow failed. */
  public static List<Step> stuck(Flow flow, Execution execution, FlowContext context) {
    var move = new Move(flow, execution, context);
    return execution.status().isOver()
        ? List.of()
        : move.openSteps().stream().filter(step -> Stuck.is(move, step)).toList();
  }

  /** Who is next and why, if everybody agrees; found by moving ahead, so it can't differ. */
  public static Prediction predict(Flow flow, Execution execution, FlowContext context) {
    return Prediction.of(flow, execution, context);
  }

  private static Advance unchanged(Execution execution) {
    return new Advance(execution, Map.of(), List.of(), List.of(), Problems.NONE);
  }

  private static void requireAllowed(Execution execution, Signal signal) {
    if (!LifeCycle.allows(execution.status(), signal)) {
      throw new Refusal.Conflict(
          Problem.error("flow.execution.not-now", "")
              .with("status", execution.status().name())
              .with("signal", signal.getClass().getSimpleName()));
    }
  }

  private static FlowTask openTask(Execution execution, String taskId) {
    return execution
        .task(taskId)
        .orElseThrow(() ->
            new Refusal.Conflict(Problem.error("flow.task.not-open", "").with("task", taskId)));
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal.Invalid(new Problems(problems));
    }
  }
}
