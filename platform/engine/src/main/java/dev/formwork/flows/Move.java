package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One move of an execution while it is made: what has changed so far, and what comes next. */
final class Move {

  private static final int MOST_STEPS = 1_000;

  private final Flow flow;
  private final Execution before;
  private final FieldSetting fields;
  private final List<Step> steps;
  private final List<FlowTask> tasks;
  private final List<Lane> lanes;
  private final Map<DefinitionKey, List<String>> picked;
  private final List<Round> rounds;
  private final List<DeadlineRow> deadlines;
  private final Deque<Token> pending = new ArrayDeque<>();
  private final List<FlowEffect> effects = new ArrayList<>();
  private final List<TraceEntry> trace = new ArrayList<>();

  private @Nullable EndState end;
  private boolean started;
  private int round;
  private int counter;
  private int entered;

  Move(Flow flow, Execution before, FlowContext context) {
    this.flow = flow;
    this.before = before;
    this.fields = new FieldSetting(this, context);
    this.steps = new ArrayList<>(before.steps());
    this.tasks = new ArrayList<>(before.tasks());
    this.lanes = new ArrayList<>(before.lanes());
    this.picked = new LinkedHashMap<>(before.picked());
    this.rounds = new ArrayList<>(before.rounds());
    this.deadlines = new ArrayList<>(before.deadlines());
    this.started = before.status() != ExecutionStatus.READY;
    this.round = before.round();
    this.counter = before.counter();
  }

  // What it looks at

  FlowContext context() {
    return fields.context();
  }

  FieldSetting fields() {
    return fields;
  }

  Surroundings surroundings() {
    return context().surroundings();
  }

  Instant now() {
    return context().evaluation().now();
  }

  String initiator() {
    return before.initiator();
  }

  QualifiedKey flowKey(@Nullable String lane) {
    return home(lane).map(Lane::flow).orElse(before.flow());
  }

  /** The flow whose nodes a lane goes through. */
  Flow flowOf(@Nullable String lane) {
    Optional<Lane> home = home(lane);
    if (home.isEmpty()) {
      return flow;
    }
    QualifiedKey key = Objects.requireNonNull(home.get().flow());
    return surroundings()
        .flow(key)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("flow.sub-flow.unknown", "").with("flow", key.toString())));
  }

  Node nodeOf(Step step) {
    return flowOf(step.lane()).get(step.node());
  }

  /** The task node of a step; empty for any other kind of node. */
  Optional<Node.Task> taskNode(Step step) {
    return flowOf(step.lane()).task(step.node());
  }

  // Tokens

  void start() {
    started = true;
    go(new Token(null, flow.start().key(), null, null));
  }

  boolean isStarted() {
    return started;
  }

  void go(Token token) {
    pending.add(token);
  }

  @Nullable Token next() {
    return end == null ? pending.poll() : null;
  }

  int round() {
    return round;
  }

  void beginRound(FlowTask.Rework after) {
    round++;
    rounds.add(new Round(now(), after.revision()));
  }

  Map<DefinitionKey, List<String>> picked() {
    return picked;
  }

  // Steps

  Step enter(Token token, LocalizedText title) {
    if (++entered > MOST_STEPS) {
      throw new Refusal.Invalid(
          Problem.error("flow.loop", pointer(token.lane(), token.node()))
              .with("node", token.node().value())
              .with("limit", MOST_STEPS));
    }
    Step step = Step.entered(newId(), token.node(), title, now(), round).cameBy(token);
    steps.add(step);
    return step;
  }

  Step step(String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected a step " + id));
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  List<Step> openSteps() {
    return steps.stream().filter(Step::isOpen).toList();
  }

  Step change(String id, UnaryOperator<Step> change) {
    steps.replaceAll(step -> step.id().equals(id) ? change.apply(step) : step);
    return step(id);
  }

  void leave(Step step) {
    change(step.id(), each -> each.left(now()));
  }

  /** Leaves a step with all that belongs to it: tasks, timers, sub-flows on other records. */
  void close(Step step) {
    tasksOf(step.id()).forEach(task -> close(task, null));
    dropTimers(step.id());
    for (Child child : step(step.id()).children()) {
      if (child.state() == null) {
        effects.add(new FlowEffect.SubFlowDropped(child.form(), child.record(), step.id()));
      }
    }
    if (step.isOpen()) {
      leave(step);
    }
  }

  // Tasks

  List<FlowTask> tasks() {
    return List.copyOf(tasks);
  }

  List<FlowTask> tasksOf(String step) {
    return tasks.stream().filter(task -> task.step().equals(step)).toList();
  }

  void open(FlowTask task) {
    tasks.add(task);
    effects.add(new FlowEffect.TaskOpened(task));
  }

  void change(FlowTask changed) {
    tasks.replaceAll(task -> task.id().equals(changed.id()) ? changed : task);
    effects.add(new FlowEffect.TaskChanged(changed));
  }

  void close(FlowTask task, @Nullable DefinitionKey outcome) {
    tasks.removeIf(each -> each.id().equals(task.id()));
    effects.add(new FlowEffect.TaskClosed(task, outcome));
  }

  // Timers

  void want(Step step, String what, Instant due) {
    Instant known = step(step.id()).timers().get(what);
    if (!due.equals(known)) {
      change(step.id(), each -> each.wanting(what, due));
      effects.add(new FlowEffect.TimerWanted(step.id() + "/" + what, due));
    }
  }

  void dropTimers(String stepId) {
    var wanted = step(stepId).timers().keySet().stream().sorted().toList();
    wanted.forEach(what -> effects.add(new FlowEffect.TimerDropped(stepId + "/" + what)));
    if (!wanted.isEmpty()) {
      change(stepId, Step::wantingNothing);
    }
  }

  // Deadlines

  String id() {
    return before.id();
  }

  List<DeadlineRow> deadlinesBefore() {
    return before.deadlines();
  }

  List<DeadlineRow> deadlines() {
    return List.copyOf(deadlines);
  }

  void add(DeadlineRow row) {
    deadlines.add(row);
  }

  void change(DeadlineRow changed) {
    deadlines.replaceAll(row -> row.id().equals(changed.id()) ? changed : row);
  }

  void setDeadlines(List<DeadlineRow> rows) {
    deadlines.clear();
    deadlines.addAll(rows);
  }

  /** The same task with something else to say of it; who is told of it is told by others. */
  void put(FlowTask changed) {
    tasks.replaceAll(task -> task.id().equals(changed.id()) ? changed : task);
  }

  /** Says otherwise what has been said already; whether anything was. */
  boolean retell(UnaryOperator<FlowEffect> change) {
    List<FlowEffect> before = List.copyOf(effects);
    effects.replaceAll(change);
    return !effects.equals(before);
  }

  // Lanes

  List<Lane> openLanes() {
    return lanes.stream().filter(Lane::open).toList();
  }

  List<Lane> lanesOf(String step) {
    return lanes.stream().filter(lane -> lane.step().equals(step)).toList();
  }

  Optional<Lane> lane(@Nullable String id) {
    return lanes.stream().filter(lane -> Objects.equals(lane.id(), id)).findFirst();
  }

  Lane open(Lane lane) {
    lanes.add(lane);
    return lane;
  }

  void close(Lane closed, @Nullable EndState how) {
    lanes.replaceAll(lane -> lane.id().equals(closed.id()) ? lane.closed(how) : lane);
    pending.removeIf(token -> closed.id().equals(token.lane()));
  }

  /** Whether the first lane is the second or part of it. */
  boolean isWithin(@Nullable String inner, @Nullable String outer) {
    if (outer == null) {
      return true;
    }
    Optional<Lane> at = lane(inner);
    while (at.isPresent() && !at.get().id().equals(outer)) {
      at = lane(at.get().parent());
    }
    return at.isPresent();
  }

  boolean isPendingWithin(String lane) {
    return pending.stream().anyMatch(token -> isWithin(token.lane(), lane));
  }

  /** The nearest sub-flow that the lane is, or is part of; empty in the execution's own flow. */
  Optional<Lane> home(@Nullable String lane) {
    Optional<Lane> at = lane(lane);
    while (at.isPresent() && !at.get().isSubFlow()) {
      at = lane(at.get().parent());
    }
    return at;
  }

  // What comes of it

  void effect(FlowEffect effect) {
    effects.add(effect);
  }

  void note(DefinitionKey node, Reason reason) {
    trace.add(new TraceEntry(node, reason));
  }

  String newId() {
    return before.id() + ":" + ++counter;
  }

  void ended(EndState state) {
    end = state;
    pending.clear();
  }

  boolean isOver() {
    return end != null;
  }

  boolean isCalledOff() {
    return end == EndState.CANCELLED;
  }

  /** Where a node stands in the definition of its flow. */
  String pointer(@Nullable String lane, DefinitionKey node) {
    Flow of = flowOf(lane);
    return of.find(node).map(found -> "/nodes/" + of.nodes().indexOf(found)).orElse("");
  }

  List<TraceEntry> trace() {
    return trace;
  }

  Advance finished() {
    new DeadlineKeeping(this).keep();
    new StayKeeping(this, before).keep();
    if (end != null) {
      effects.add(new FlowEffect.Ended(end));
    }
    var standing = new Standing(this);
    var after =
        new Execution(
            before.id(),
            before.flow(),
            before.release(),
            standing.status(started, end),
            round,
            counter,
            before.initiator(),
            steps,
            tasks,
            lanes,
            picked,
            rounds,
            end == null ? standing.asks() : List.of(),
            deadlines,
            before.parent());
    return new Advance(after, fields.changes(), effects, trace, Problems.NONE);
  }
}
