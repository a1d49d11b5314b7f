package dev.formwork.flows;

import dev.formwork.deadlines.Budget;
import dev.formwork.deadlines.Until;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.Dynamic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether deadlines can be counted, and their rungs do something. */
final class DeadlineChecks {

  private final Flow flow;
  private final Map<String, Object> parameters;
  private final List<Problem> problems = new ArrayList<>();

  private DeadlineChecks(Flow flow, Map<String, Object> parameters) {
    this.flow = flow;
    this.parameters = parameters;
  }

  /** Paths are JSON pointers into the flow. */
  static List<Problem> check(Flow flow, Map<String, Object> parameters) {
    var checks = new DeadlineChecks(flow, parameters);
    checks.deadline("/deadline", flow.deadline(), null);
    checks.stages();
    for (int i = 0; i < flow.nodes().size(); i++) {
      String at = "/nodes/" + i + "/deadline";
      if (flow.nodes().get(i) instanceof Node.Task task) {
        checks.deadline(at, task.deadline(), task);
      } else if (flow.nodes().get(i) instanceof Node.Start start && start.deadline() != null) {
        checks.deadline(at, start.deadline(), null);
        checks.start(at, start.deadline());
      }
    }
    return checks.problems;
  }

  /** A start takes no time: it can be too late only for what a field says. */
  private void start(String at, FlowDeadline deadline) {
    reportIf(deadline.until() == null, "flow.deadline.of-start", at);
    reportIf(!deadline.pauses().isEmpty(), "flow.deadline.of-start", at + "/pauses");
  }

  private void stages() {
    var keys = new HashSet<DefinitionKey>();
    for (int i = 0; i < flow.stages().size(); i++) {
      Stage stage = flow.stages().get(i);
      String at = "/stages/" + i;
      if (!keys.add(stage.key())) {
        problems.add(
            Problem.error("flow.stage.duplicate", at + "/key").with("stage", stage.key().value()));
      }
      for (int j = 0; j < stage.nodes().size(); j++) {
        if (flow.find(stage.nodes().get(j)).isEmpty()) {
          problems.add(
              Problem.error("flow.stage.unknown-node", at + "/nodes/" + j)
                  .with("node", stage.nodes().get(j).value()));
        }
      }
      deadline(at + "/deadline", stage.deadline(), null);
    }
  }

  private void deadline(String at, @Nullable FlowDeadline deadline, Node.@Nullable Task task) {
    if (deadline == null) {
      return;
    }
    if (deadline.countsOpeningTime() && deadline.calendar() == null && flow.calendar() == null) {
      problems.add(Problem.error("flow.deadline.no-calendar", at));
    }
    amount(at + "/within", deadline.within(), true);
    Until until = deadline.until();
    if (until != null) {
      amount(at + "/until/before", until.before(), false);
      amount(at + "/until/after", until.after(), false);
    }
    var pauses = new HashSet<DefinitionKey>();
    for (int i = 0; i < deadline.pauses().size(); i++) {
      PauseRule pause = deadline.pauses().get(i);
      String pointer = at + "/pauses/" + i;
      reportIf(!pauses.add(pause.key()), "flow.pause.duplicate", pointer + "/key");
      reportIf(pause.when() == null && !pause.onHold(), "flow.pause.never", pointer);
    }
    for (int i = 0; i < deadline.rungs().size(); i++) {
      rung(at + "/rungs/" + i, deadline.rungs().get(i), task);
    }
  }

  private void rung(String at, RungRule rung, Node.@Nullable Task task) {
    reportIf(!rung.saysWhenOnce(), "flow.rung.when", at);
    reportIf(!rung.doesSomething(), "flow.rung.nothing", at);
    reportIf(rung.times() > 0 && rung.every() == null, "flow.rung.times", at + "/times");
    amount(at + "/before", rung.before(), false);
    amount(at + "/after", rung.after(), false);
    amount(at + "/every", rung.every(), true);
    if (rung.outcome() != null) {
      outcome(at + "/outcome", rung.outcome(), task);
    }
  }

  /** Only where somebody would have decided, and nothing else has to be named with it. */
  private void outcome(String at, DefinitionKey key, Node.@Nullable Task task) {
    boolean fits =
        task != null
            && task.outcomes().stream()
                .filter(outcome -> outcome.key().equals(key))
                .anyMatch(outcome ->
                    switch (outcome) {
                      case Outcome.Agree _, Outcome.Reject _ -> true;
                      case Outcome.Return back ->
                          !(back.to() instanceof ReturnTarget.Chosen) && !back.asksWhereItGoesOn();
                      case Outcome.Dispute _, Outcome.Resubmit _ -> false;
                    });
    if (!fits) {
      problems.add(Problem.error("flow.rung.outcome", at).with("outcome", key.value()));
    }
  }

  private void amount(String at, @Nullable Budget budget, boolean positive) {
    if (budget == null) {
      return;
    }
    String pointer = at + "/" + budget.written().getKey();
    boolean unfit =
        budget.written().getValue() instanceof Dynamic.Param(var key)
            && parameters.containsKey(key.value())
            && !(parameters.get(key.value()) instanceof Number);
    boolean literal = !(budget.written().getValue() instanceof Dynamic);
    if (unfit) {
      problems.add(Problem.error("flow.deadline.not-a-number", pointer));
    } else if (positive && literal && budget.with(parameters).units() == 0) {
      problems.add(Problem.error("flow.deadline.no-time", pointer));
    }
  }

  private void reportIf(boolean wrong, String code, String at) {
    if (wrong) {
      problems.add(Problem.error(code, at));
    }
  }
}
