package dev.formwork.flows;

import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order of Mira's on its way through a flow, step by step. */
final class Play {

  static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");

  private final Flow flow;
  private final FormLogic form;
  private final Map<String, Object> data = new LinkedHashMap<>();
  private Dealership people = Dealership.standard();
  private String department = "north-sales";
  private Surroundings surroundings = Surroundings.NONE;
  private Evaluator evaluator = Scripts.ARITHMETIC;
  private final Set<String> timers = new HashSet<>();
  private final Set<DefinitionKey> stopped = new HashSet<>();
  private final List<Done> log = new ArrayList<>();
  private Set<String> openBefore = Set.of();
  private Instant now = MORNING;
  private Execution execution;
  private Advance last;

  /** A signal with all that was true when it came. */
  private record Done(
      Signal signal, Instant at, Dealership people, Surroundings world, Map<String, Object> data) {}

  private Play(Flow flow, FormLogic form) {
    this.flow = flow;
    this.form = form;
    this.execution =
        Execution.ready("e1", QualifiedKey.of("order", flow.key().value()), 1, Dealership.MIRA);
    this.last = new Advance(execution, Map.of(), List.of(), List.of(), Problems.NONE);
    data.put("price", new BigDecimal("150000"));
    data.put("discount", new BigDecimal("1000"));
  }

  static Play of(Flow flow) {
    return of(flow, FlowFixtures.FORM);
  }

  static Play of(Flow flow, Form form) {
    return new Play(flow, FormLogic.of(form));
  }

  Play among(Dealership newPeople) {
    people = newPeople;
    return this;
  }

  Play inDepartment(String newDepartment) {
    department = newDepartment;
    return this;
  }

  Play with(String field, Object value) {
    data.put(field, value);
    return this;
  }

  Play evaluatedBy(Evaluator newEvaluator) {
    evaluator = newEvaluator;
    return this;
  }

  Play within(Surroundings newSurroundings) {
    surroundings = newSurroundings;
    return this;
  }

  Play after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Play submit() {
    return signal(new Signal.Started(Dealership.MIRA));
  }

  /** Decides the open task as its first assignee, with words. */
  Play decide(String outcome) {
    return decide(task().assignees().getFirst(), outcome, "Because.");
  }

  Play decide(String person, String outcome, String opinion) {
    return signal(new Signal.Decided(task().id(), person, Decision.of(outcome).saying(opinion)));
  }

  /** Decides the task that this person holds at the node. */
  Play at(String node, String person, String outcome) {
    return at(node, person, Decision.of(outcome).saying("Because."));
  }

  Play at(String node, String person, Decision decision) {
    return signal(new Signal.Decided(taskOf(node, person).id(), person, decision));
  }

  Play act(String node, String person, TaskAction action) {
    return signal(new Signal.Acted(taskOf(node, person).id(), person, action));
  }

  /** Takes back the last decision at the node. */
  Play retract(String node, String person) {
    String step =
        execution.steps().reversed().stream()
            .filter(each -> each.node().value().equals(node) && !each.poll().votes().isEmpty())
            .findFirst()
            .orElseThrow()
            .id();
    return signal(new Signal.Retracted(step, person, ""));
  }

  boolean mayRetract(Signal.Retracted retracted) {
    return FlowStepper.canRetract(flow, execution, retracted, context(retracted.actor()));
  }

  boolean isOpen(String node) {
    return execution.tasks().stream().anyMatch(task -> task.node().value().equals(node));
  }

  FlowTask taskOf(String node, String person) {
    return execution.tasks().stream()
        .filter(task -> task.node().value().equals(node) && task.isOfferedTo(person))
        .findFirst()
        .orElseThrow(() -> new Refusal.Conflict(Problem.error("flow.task.not-open", "")));
  }

  Play signal(Signal signal) {
    Advance advance = advanced(signal, execution);
    openBefore = execution.tasks().stream().map(FlowTask::id).collect(Collectors.toSet());
    log.add(new Done(signal, now, people, surroundings, new LinkedHashMap<>(data)));
    last = advance;
    execution = last.execution();
    last.changes()
        .forEach((field, value) -> {
          if (value == null) {
            data.remove(field.value());
          } else {
            data.put(field.value(), value);
          }
        });
    last.effects().forEach(this::keep);
    return this;
  }

  private Advance advanced(Signal signal, Execution at) {
    String actor = signal instanceof Signal.OfPerson act ? act.actor() : null;
    return FlowStepper.advance(flow, at, signal, context(actor));
  }

  private void keep(FlowEffect effect) {
    switch (effect) {
      case FlowEffect.TimerWanted(var id, _) -> timers.add(id);
      case FlowEffect.TimerDropped(var id) -> timers.remove(id);
      case FlowEffect.Stopped(var node) -> stopped.add(node);
      case FlowEffect.TaskOpened _,
          FlowEffect.TaskChanged _,
          FlowEffect.TaskClosed _,
          FlowEffect.Ended _,
          FlowEffect.Copied _,
          FlowEffect.Noticed _,
          FlowEffect.RecordWanted _,
          FlowEffect.RecordsChanged _,
          FlowEffect.WebhookWanted _,
          FlowEffect.SubFlowWanted _,
          FlowEffect.SubFlowDropped _ -> {}
    }
  }

  /** The flow and what was done to it, to be read by whoever looks for a mistake. */
  String story() {
    return Stream.of(
            flow.nodes().stream().map(Object::toString),
            log.stream().map(done -> done.signal().toString()),
            execution.steps().stream().map(Object::toString),
            execution.lanes().stream().map(Object::toString))
        .map(lines -> lines.collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n", "\n", "\n"));
  }

  /** What comes of everything that was done, done again from the beginning. */
  Execution replayed() {
    var again = new Play(flow, form);
    Execution at = again.execution;
    for (Done done : log) {
      again.now = done.at();
      again.people = done.people();
      again.surroundings = done.world();
      again.department = department;
      again.evaluator = evaluator;
      again.data.clear();
      again.data.putAll(done.data());
      at = again.advanced(done.signal(), at).execution();
    }
    return at;
  }

  /** The timers that are wanted and have not been dropped. */
  Set<String> timers() {
    return timers;
  }

  /** The nodes where it has stood still. */
  Set<DefinitionKey> stopped() {
    return stopped;
  }

  /** Ids of the tasks that were open before the last signal. */
  Set<String> openBefore() {
    return openBefore;
  }

  /** The flow whose node a step visits. */
  Flow flowOf(Step step) {
    return new Move(flow, execution, context(null)).flowOf(step.lane());
  }

  /** What would come of going to another release in which all is the same. */
  Migration.Plan toTheSameRelease() {
    Migration.Flows flows =
        key -> key.equals(execution.flow()) ? Optional.of(flow) : surroundings.flow(key);
    var target = new Migration.Target(2, flows, flows, NodeMap.BY_KEY);
    return Migration.plan(execution, target, context(null));
  }

  /** Whether it can't go on somewhere before somebody helps. */
  boolean isStuck() {
    return !FlowStepper.stuck(flow, execution, context(null)).isEmpty();
  }

  Prediction predict() {
    return FlowStepper.predict(flow, execution, context(null));
  }

  Execution execution() {
    return execution;
  }

  Advance last() {
    return last;
  }

  Map<String, Object> data() {
    return data;
  }

  FlowTask task() {
    return execution.tasks().getFirst();
  }

  List<String> nodes() {
    return execution.steps().stream().map(step -> step.node().value()).toList();
  }

  List<String> traced() {
    return last.trace().stream().map(entry -> entry.reason().code()).toList();
  }

  FlowContext context(@Nullable String actor) {
    var evaluation =
        EvaluationContext.at(now, ZoneId.of("Asia/Shanghai"), evaluator)
            .withSystem(Map.of("department", department, "state", "running"))
            .withFields(form.fields().keySet())
            .actedBy(actor, null, null);
    var computed = form.evaluate(data, evaluation).data();
    return new FlowContext(
        evaluation.withData(computed), people.organisation(), form, surroundings);
  }
}
