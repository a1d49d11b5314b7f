package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;

/** Moves executions. Pure: the same input gives the same output. */
public final class FlowStepper {

  private static final int LONGEST_OPINION = 4_000;

  private FlowStepper() {}

  /**
   * What comes of a signal.
   *
   * @throws Refusal.Conflict {@code flow.execution.not-now} if the signal can't come at this point
   *     of its life, {@code flow.task.not-open} if the task has been decided or never was
   * @throws Refusal.Forbidden {@code flow.task.not-yours} if the actor is none of its assignees
   * @throws Refusal.Invalid {@code flow.outcome.unknown}, {@code flow.opinion.required}, {@code
   *     flow.opinion.unwanted}, {@code flow.opinion.too-long}
   */
  public static Advance advance(Flow flow, Execution before, Signal signal, FlowContext context) {
    return switch (signal) {
      case Signal.Started started -> {
        requireAllowed(before, started);
        yield Walk.of(flow, before, context, Walk::start);
      }
      case Signal.Decided decided -> {
        FlowTask task = openTask(before, decided);
        Outcome outcome = outcome(flow, task, decided);
        yield Walk.of(
            flow,
            before,
            context,
            walk -> walk.decide(task, outcome, decided.actor(), decided.opinion()));
      }
      case Signal.Cancelled cancelled -> {
        requireAllowed(before, cancelled);
        yield Walk.of(
            flow, before, context, walk -> walk.cancel(cancelled.actor(), cancelled.reason()));
      }
      case Signal.Retried retried -> {
        requireAllowed(before, retried);
        yield Walk.of(flow, before, context, Walk::retry);
      }
    };
  }

  /** Who is next and why, if everybody agrees; found by moving ahead, so it can't differ. */
  public static Prediction predict(Flow flow, Execution execution, FlowContext context) {
    return Prediction.of(flow, execution, context);
  }

  private static void requireAllowed(Execution execution, Signal signal) {
    if (!LifeCycle.allows(execution.status(), signal)) {
      throw new Refusal.Conflict(
          Problem.error("flow.execution.not-now", "")
              .with("status", execution.status().name())
              .with("signal", signal.getClass().getSimpleName()));
    }
  }

  private static FlowTask openTask(Execution execution, Signal.Decided decided) {
    FlowTask task =
        execution
            .task(decided.taskId())
            .orElseThrow(() ->
                new Refusal.Conflict(
                    Problem.error("flow.task.not-open", "").with("task", decided.taskId())));
    if (!task.isFor(decided.actor())) {
      throw new Refusal.Forbidden(
          Problem.error("flow.task.not-yours", "").with("task", task.title()));
    }
    return task;
  }

  private static Outcome outcome(Flow flow, FlowTask task, Signal.Decided decided) {
    Outcome outcome =
        flow.outcomesOf(task).stream()
            .filter(each -> each.key().equals(decided.outcome()))
            .findFirst()
            .orElseThrow(() -> new Refusal.Invalid(unknown(task, decided.outcome())));
    boolean hasOpinion = !decided.opinion().isBlank();
    switch (outcome.opinionRule()) {
      case REQUIRED -> refuse(!hasOpinion, "flow.opinion.required", outcome);
      case NONE -> refuse(hasOpinion, "flow.opinion.unwanted", outcome);
      case OPTIONAL -> {}
    }
    refuse(decided.opinion().length() > LONGEST_OPINION, "flow.opinion.too-long", outcome);
    return outcome;
  }

  private static Problem unknown(FlowTask task, DefinitionKey outcome) {
    return Problem.error("flow.outcome.unknown", "outcome")
        .with("outcome", outcome.value())
        .with("task", task.title());
  }

  private static void refuse(boolean wrong, String code, Outcome outcome) {
    if (wrong) {
      throw new Refusal.Invalid(
          Problem.error(code, "opinion")
              .with("outcome", outcome.title())
              .with("limit", LONGEST_OPINION));
    }
  }
}
