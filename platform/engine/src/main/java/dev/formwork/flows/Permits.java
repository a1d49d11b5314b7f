package dev.formwork.flows;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What people may do with the tasks and flows that they take part in. */
final class Permits {

  private Permits() {}

  /** Only who holds the task, and has claimed it where it is a pool's, decides it. */
  static void requireHolder(FlowTask task, String actor) {
    if (!task.isOfferedTo(actor)) {
      throw new Refusal.Forbidden(
          Problem.error("flow.task.not-yours", "").with("task", task.title()));
    }
    if (!task.isFor(actor)) {
      throw new Refusal.Conflict(
          Problem.error("flow.task.unclaimed", "").with("task", task.title()));
    }
  }

  static void check(Walk walk, FlowTask task, String actor, TaskAction action) {
    if (!(action instanceof TaskAction.Claim)) {
      requireHolder(task, actor);
    } else if (!task.isOfferedTo(actor)) {
      throw new Refusal.Forbidden(
          Problem.error("flow.task.not-yours", "").with("task", task.title()));
    }
    Optional<Node.Task> node = walk.move().taskNode(walk.move().step(task.step()));
    if (!allowed(node, task, actor).contains(action.kind())) {
      throw new Refusal.Forbidden(
          Problem.error("flow.action.not-allowed", "").with("task", task.title()));
    }
    boolean outOfPlace =
        switch (action) {
          case TaskAction.Resume() -> task.hold() == null;
          case TaskAction.Transfer _,
              TaskAction.AddSigner _,
              TaskAction.Hold _,
              TaskAction.Claim _,
              TaskAction.Unclaim _ ->
              false;
        };
    if (outOfPlace) {
      throw new Refusal.Conflict(Problem.error("flow.task.not-on-hold", ""));
    }
  }

  /** What this person may do with an open task besides deciding it. */
  static Set<HolderAction> allowed(Optional<Node.Task> node, FlowTask task, String actor) {
    var allowed = EnumSet.noneOf(HolderAction.class);
    if (!task.isFor(actor)) {
      if (task.pool() && task.claimedBy() == null && task.isOfferedTo(actor)) {
        allowed.add(HolderAction.CLAIM);
      }
      return allowed;
    }
    allowed.add(HolderAction.HOLD);
    if (node.isPresent()) {
      allowed.add(HolderAction.TRANSFER);
      allowed.add(HolderAction.ADD_SIGNER);
      if (node.get().terminate()) {
        allowed.add(HolderAction.TERMINATE);
      }
      allowed.removeAll(node.get().forbid());
    }
    if (task.pool() && task.claimedBy() != null && task.assignees().size() > 1) {
      allowed.add(HolderAction.UNCLAIM);
    }
    return allowed;
  }

  static void checkWithdrawal(Flow flow, Execution execution, String actor) {
    if (!actor.equals(execution.initiator())) {
      throw new Refusal.Forbidden(Problem.error("flow.withdraw.not-yours", ""));
    }
    if (!canWithdraw(flow, execution)) {
      throw new Refusal.Conflict(Problem.error("flow.withdraw.too-late", ""));
    }
  }

  /** Whether the initiator may still take the record back. */
  static boolean canWithdraw(Flow flow, Execution execution) {
    boolean corrects = execution.tasks().stream().anyMatch(FlowTask::isCorrection);
    return !corrects
        && switch (flow.withdrawal()) {
          case ALWAYS -> true;
          case NEVER -> false;
          case UNTIL_DECIDED ->
              execution.steps().stream()
                  .filter(step -> step.round() == execution.round())
                  .filter(step -> !Outcome.Resubmit.RESUBMIT.key().value().equals(step.outcome()))
                  .allMatch(step -> step.poll().votes().stream().allMatch(Vote::automatic));
        };
  }

  static void checkRetraction(Walk walk, Signal.Retracted retracted) {
    boolean forbidden =
        walk.move().steps().stream()
            .filter(step -> step.id().equals(retracted.step()))
            .flatMap(step -> walk.move().taskNode(step).stream())
            .anyMatch(node -> node.forbid().contains(HolderAction.WITHDRAW));
    if (forbidden) {
      throw new Refusal.Forbidden(Problem.error("flow.retract.not-allowed", ""));
    }
  }
}
