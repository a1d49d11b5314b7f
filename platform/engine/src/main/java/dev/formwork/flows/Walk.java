package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.ValueSources;
import dev.formwork.scripting.ScriptFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One move of an execution, from a signal until everybody has to be waited for again. */
final class Walk {

  private static final int MOST_MOVES = 1_000;
  private static final LocalizedText REWORK =
      LocalizedText.of("Correct and submit again", "修改后重新提交");

  private final Flow flow;
  private final Execution before;
  private final List<Step> steps;
  private final List<FlowTask> tasks;
  private final Map<FieldKey, @Nullable Object> changes = new LinkedHashMap<>();
  private final Set<String> notYetFollowed = new LinkedHashSet<>();
  private final List<FlowEffect> effects = new ArrayList<>();
  private final List<TraceEntry> trace = new ArrayList<>();

  private FlowContext context;
  private ExecutionStatus status;
  private int round;
  private int counter;
  private int moves;

  Walk(Flow flow, Execution before, FlowContext context) {
    this.flow = flow;
    this.before = before;
    this.context = context;
    this.steps = new ArrayList<>(before.steps());
    this.tasks = new ArrayList<>(before.tasks());
    this.status = before.status();
    this.round = before.round();
    this.counter = before.counter();
  }

  /** What comes of the move; nothing but problems if it can't be finished. */
  static Advance of(Flow flow, Execution before, FlowContext context, Consumer<Walk> move) {
    var walk = new Walk(flow, before, context);
    try {
      move.accept(walk);
      return walk.finished();
    } catch (Refusal.Invalid impossible) {
      return Advance.refused(before, walk.trace, impossible.problems());
    }
  }

  /** What the move looked at, with what it has set. */
  FlowContext context() {
    return context;
  }

  void start() {
    status = ExecutionStatus.RUNNING;
    goTo(flow.start().key());
  }

  void decide(FlowTask task, Outcome outcome, String actor, String opinion) {
    String words = opinion.isBlank() ? null : opinion.strip();
    replaceStep(task.step(), step -> step.decided(now(), outcome.key(), actor, words));
    closeTasks(task.step(), outcome.key());
    set(outcome.set(), task.node());
    switch (outcome) {
      case Outcome.Agree agree -> goTo(agree.next());
      case Outcome.Reject reject -> goTo(reject.next());
      case Outcome.Return returned -> sendBack(task.node(), returned.goesOn());
      case Outcome.Resubmit _ -> submitAgain(task);
    }
  }

  void cancel(String actor, String reason) {
    var words = reason.isBlank() ? null : reason.strip();
    for (Step open : openSteps()) {
      var cancel = DefinitionKey.of("cancel");
      replaceStep(open.id(), step -> step.decided(now(), cancel, actor, words));
    }
    end(EndState.CANCELLED);
  }

  /** Looks again for somebody at every task that has nobody. */
  void retry() {
    status = ExecutionStatus.RUNNING;
    for (Step open : openSteps()) {
      replaceStep(open.id(), step -> step.left(now()));
      if (open.node().equals(flow.start().key())) {
        sendBack(open.node(), ResubmitFrom.RESTART);
      } else {
        goTo(open.node());
      }
    }
  }

  Advance finished() {
    var after =
        new Execution(
            before.id(),
            before.flow(),
            before.release(),
            status,
            round,
            counter,
            before.initiator(),
            steps,
            tasks);
    return new Advance(after, changes, effects, trace, Problems.NONE);
  }

  /** Goes from node to node until one waits or ends. */
  private void goTo(DefinitionKey first) {
    @Nullable DefinitionKey at = first;
    while (at != null) {
      if (++moves > MOST_MOVES) {
        throw new Refusal.Invalid(
            Problem.error("flow.loop", pointer(at))
                .with("node", at.value())
                .with("limit", MOST_MOVES));
      }
      at = enter(flow.get(at));
    }
  }

  /** Does what the node asks for; the next one, or null where the flow waits or is over. */
  private @Nullable DefinitionKey enter(Node node) {
    Step step = Step.entered(newId(), node.key(), node.title(), now(), round);
    steps.add(step);
    return switch (node) {
      case Node.Start start -> passed(step, start.next());
      case Node.Task task -> offer(task, step);
      case Node.Decide decide -> passed(step, choose(decide));
      case Node.Act act -> {
        set(act.set(), act.key());
        yield passed(step, act.next());
      }
      case Node.End end -> {
        replaceStep(step.id(), each -> each.left(now()));
        note(end.key(), Reason.of(ended(end.state())));
        end(end.state());
        yield null;
      }
    };
  }

  private DefinitionKey passed(Step step, DefinitionKey next) {
    replaceStep(step.id(), each -> each.left(now()));
    return next;
  }

  private @Nullable DefinitionKey offer(Node.Task node, Step step) {
    var named = Assignment.of(node.assignees(), before.initiator(), context);
    named.why().forEach(reason -> note(node.key(), reason));
    if (!named.isEmpty()) {
      open(step, named, null);
      return null;
    }
    return switch (node.ifNobody()) {
      case ADMIN -> {
        openForAdmins(step, named, null);
        yield null;
      }
      case SKIP -> skip(node, step);
      case STOP -> {
        stop(step);
        yield null;
      }
    };
  }

  private @Nullable DefinitionKey skip(Node.Task node, Step step) {
    var agree = node.firstAgree();
    if (agree.isEmpty()) {
      stop(step);
      return null;
    }
    note(node.key(), Reason.of("flow.trace.skipped"));
    return passed(step, agree.get().next());
  }

  private void sendBack(DefinitionKey by, ResubmitFrom goesOn) {
    var step = Step.entered(newId(), flow.start().key(), REWORK, now(), round);
    steps.add(step);
    var rework = new FlowTask.Rework(by, goesOn);
    var initiator = Assignment.of(List.of(new Assignee.Initiator()), before.initiator(), context);
    note(by, Reason.of("flow.trace.returned").with("person", before.initiator()));
    if (initiator.isEmpty()) {
      openForAdmins(step, initiator, rework);
    } else {
      open(step, initiator, rework);
    }
  }

  private void submitAgain(FlowTask task) {
    round++;
    FlowTask.Rework rework = task.rework();
    DefinitionKey next =
        rework != null && rework.goesOn() == ResubmitFrom.BACK
            ? rework.returnedBy()
            : flow.start().next();
    note(task.node(), Reason.of("flow.trace.resubmitted").with("round", round));
    goTo(next);
  }

  private void openForAdmins(Step step, Assignment nobody, FlowTask.@Nullable Rework rework) {
    var admins = Assignment.toAdmins(nobody, context.organisation());
    if (admins.isEmpty()) {
      stop(step);
    } else {
      note(step.node(), Reason.of("flow.assignee.admin"));
      open(step, admins, rework);
    }
  }

  private void open(Step step, Assignment to, FlowTask.@Nullable Rework rework) {
    var task =
        new FlowTask(
            newId(),
            step.node(),
            step.id(),
            step.title(),
            to.persons(),
            to.why(),
            now(),
            null,
            round,
            rework);
    tasks.add(task);
    effects.add(new FlowEffect.TaskOpened(task));
  }

  private void stop(Step step) {
    status = ExecutionStatus.STOPPED;
    note(step.node(), Reason.of("flow.trace.stopped"));
    effects.add(new FlowEffect.Stopped(step.node()));
  }

  private void end(EndState state) {
    for (Step open : openSteps()) {
      replaceStep(open.id(), step -> step.left(now()));
    }
    for (FlowTask task : List.copyOf(tasks)) {
      closeTasks(task.step(), null);
    }
    status = ExecutionStatus.of(state);
    effects.add(new FlowEffect.Ended(state));
  }

  private static String ended(EndState state) {
    return switch (state) {
      case COMPLETED -> "flow.trace.completed";
      case REJECTED -> "flow.trace.rejected";
      case CANCELLED -> "flow.trace.cancelled";
    };
  }

  private DefinitionKey choose(Node.Decide decide) {
    follow();
    List<Branch> branches = decide.branches();
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      boolean holds =
          guarded(decide.key(), () -> ConditionEvaluator.test(branch.when(), context.evaluation()));
      if (holds) {
        note(
            decide.key(),
            Reason.of("flow.trace.branch").with("branch", i + 1).with("node", branch.next()));
        return branch.next();
      }
    }
    if (decide.otherwise() == null) {
      throw new Refusal.Invalid(
          Problem.error("flow.decide.no-otherwise", pointer(decide.key()))
              .with("node", decide.key().value()));
    }
    note(decide.key(), Reason.of("flow.trace.otherwise").with("node", decide.otherwise()));
    return decide.otherwise();
  }

  private void set(Map<FieldKey, ValueSource> sources, DefinitionKey node) {
    for (var entry : sources.entrySet()) {
      follow();
      Object value =
          guarded(node, () -> ValueSources.resolve(entry.getValue(), context.evaluation()));
      set(entry.getKey(), value, node);
    }
  }

  private void set(FieldKey field, @Nullable Object value, DefinitionKey node) {
    Map<String, @Nullable Object> raw = new LinkedHashMap<>();
    raw.put(field.value(), value);
    var input = context.form().read(raw);
    if (input.problems().hasErrors()) {
      throw new Refusal.Invalid(input.problems());
    }
    Object typed = input.values().get(field.value());
    changes.put(field, typed);
    notYetFollowed.add(field.value());
    context = context.with(context.evaluation().with(field, typed));
    note(node, Reason.of("flow.trace.set").with("field", field));
  }

  /** Computes the formulas that depend on what was set, before anything looks at them. */
  private void follow() {
    if (!notYetFollowed.isEmpty()) {
      var evaluation = context.evaluation();
      var evaluated = context.form().evaluate(evaluation.data(), notYetFollowed, evaluation);
      context = context.with(evaluation.withData(evaluated.data()));
      notYetFollowed.clear();
    }
  }

  private <T extends @Nullable Object> T guarded(DefinitionKey node, Supplier<T> script) {
    try {
      return script.get();
    } catch (ScriptFailure failure) {
      throw new Refusal.Invalid(
          Problem.error("flow.script.failed", pointer(node))
              .with("node", node.value())
              .with("cause", failure.code()));
    }
  }

  private void closeTasks(String step, @Nullable DefinitionKey outcome) {
    for (FlowTask task : List.copyOf(tasks)) {
      if (task.step().equals(step)) {
        tasks.remove(task);
        effects.add(new FlowEffect.TaskClosed(task, outcome));
      }
    }
  }

  private void replaceStep(String id, UnaryOperator<Step> change) {
    steps.replaceAll(step -> step.id().equals(id) ? change.apply(step) : step);
  }

  private List<Step> openSteps() {
    return steps.stream().filter(Step::isOpen).toList();
  }

  private void note(DefinitionKey node, Reason reason) {
    trace.add(new TraceEntry(node, reason));
  }

  private String newId() {
    return before.id() + ":" + ++counter;
  }

  private Instant now() {
    return context.evaluation().now();
  }

  private String pointer(DefinitionKey node) {
    return flow.find(node).map(found -> "/nodes/" + flow.nodes().indexOf(found)).orElse("");
  }
}
