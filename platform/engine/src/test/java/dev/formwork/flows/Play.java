package dev.formwork.flows;

import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order of Mira's on its way through a flow, step by step. */
final class Play {

  static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");

  private static final FormLogic FORM = FormLogic.of(FlowFixtures.FORM);

  private final Flow flow;
  private final Map<String, Object> data = new LinkedHashMap<>();
  private Dealership people = Dealership.standard();
  private String department = "north-sales";
  private Surroundings surroundings = Surroundings.NONE;
  private Evaluator evaluator = Scripts.ARITHMETIC;
  private Instant now = MORNING;
  private Execution execution;
  private Advance last;

  private Play(Flow flow) {
    this.flow = flow;
    this.execution =
        Execution.ready("e1", QualifiedKey.of("order", flow.key().value()), 1, Dealership.MIRA);
    this.last =
        new Advance(execution, Map.of(), List.of(), List.of(), dev.formwork.kernel.Problems.NONE);
    data.put("price", new BigDecimal("150000"));
    data.put("discount", new BigDecimal("1000"));
  }

  static Play of(Flow flow) {
    return new Play(flow);
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

  Play signal(Signal signal) {
    last =
        FlowStepper.advance(
            flow,
            execution,
            signal,
            context(signal instanceof Signal.OfPerson act ? act.actor() : null));
    execution = last.execution();
    last.changes()
        .forEach((field, value) -> {
          if (value == null) {
            data.remove(field.value());
          } else {
            data.put(field.value(), value);
          }
        });
    return this;
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
            .withFields(FORM.fields().keySet())
            .actedBy(actor, null, null);
    var computed = FORM.evaluate(data, evaluation).data();
    return new FlowContext(
        evaluation.withData(computed), people.organisation(), FORM, surroundings);
  }
}
