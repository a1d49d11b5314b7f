package dev.formwork.records.internal;

import dev.formwork.flows.Advance;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Migration;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Signal;
import dev.formwork.flows.Step;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FlowWatch;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves records along their flows and keeps state and data in step with them. */
@Component
class FlowSteps {

  private final Worlds worlds;
  private final @Nullable FlowWatch watch;

  FlowSteps(Worlds worlds, ObjectProvider<FlowWatch> watches) {
    this.worlds = worlds;
    this.watch = watches.getIfAvailable();
  }

  /** A record just submitted, moved into its flow; done at once where its form has none. */
  Writing.Outcome started(
      Writing.Attempt attempt,
      FormRecord record,
      String kind,
      Map<DefinitionKey, List<String>> picked) {
    var said = History.Said.plain(kind);
    FormModel model = attempt.model();
    FormRecord pinned = Copies.onRelease(record, model.release());
    var stamps = Stamping.submitted(pinned.stamps(), attempt.now());
    if (model.flow().isEmpty()) {
      var done = Stamping.completed(stamps, attempt.now());
      return new Writing.Outcome(Copies.inState(pinned, State.DONE, null, done), said);
    }
    var flow = new QualifiedKey(model.key().app(), model.flow().get().key());
    FormRecord submitted = Copies.inState(pinned, State.RUNNING, null, stamps);
    var ready = ready(attempt, record, flow);
    var signal = new Signal.Started(attempt.actor().id(), picked);
    return moved(attempt, submitted, ready, signal, said);
  }

  /** A flow begun on a record that is not in one now. */
  Writing.Outcome begun(Writing.Attempt attempt, FormRecord record, Command.Begin begin) {
    if (record.state() == State.DRAFT || record.state() == State.RUNNING) {
      throw new Refusal.Conflict(Problem.error("record.flow.running", ""));
    }
    FormRecord pinned = Copies.onRelease(record, attempt.model().release());
    var stamps = Stamping.submitted(pinned.stamps(), attempt.now());
    FormRecord running = Copies.inState(pinned, State.RUNNING, null, stamps);
    Execution ready = ready(attempt, record, begin.flow());
    if (begin.parent() != null) {
      ready = ready.partOf(begin.parent());
    }
    var signal = new Signal.Started(attempt.actor().id());
    return moved(attempt, running, ready, signal, History.Said.plain("begun"));
  }

  /** Ids of steps and tasks begin with that of their execution, so no two of a record share one. */
  private static Execution ready(Writing.Attempt attempt, FormRecord record, QualifiedKey flow) {
    String id =
        record.execution() == null ? record.id() : record.id() + "." + (record.revision() + 1);
    return Execution.ready(id, flow, attempt.model().release(), attempt.actor().id());
  }

  /** A decided task, with what the flow makes of it. */
  Writing.Outcome decided(
      Writing.Attempt attempt, FormRecord record, FlowTask task, Command.Decide decide) {
    var decision = decide.decision();
    var signal = new Signal.Decided(task.id(), attempt.actor().id(), decision);
    LocalizedText outcome = title(attempt.model(), record, task, decision.outcome());
    var said =
        new History.Said("decided", task.title(), outcome, decision.opinion().strip(), List.of())
            .standingFor(task.standingFor().get(attempt.actor().id()));
    return signalled(attempt, record, signal, said);
  }

  /** What comes of a signal to a record that is in a flow. */
  Writing.Outcome signalled(
      Writing.Attempt attempt, FormRecord record, Signal signal, History.Said said) {
    Execution execution = record.execution();
    if (execution == null) {
      throw new Refusal.Conflict(Problem.error("record.flow.not-started", ""));
    }
    return moved(attempt, record, execution, signal, said);
  }

  private Writing.Outcome moved(
      Writing.Attempt attempt,
      FormRecord record,
      Execution before,
      Signal signal,
      History.Said said) {
    Flow flow =
        attempt
            .model()
            .flowOf(before)
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("flow.sub-flow.unknown", "")
                        .with("flow", before.flow().toString())));
    Advance advance = FlowStepper.advance(flow, before, signal, context(attempt, record));
    boolean byItself = signal instanceof Signal.OfPlatform;
    FormRecord after = applied(attempt, record, advance);
    if (watch != null) {
      watch.moved(record, advance);
    }
    return new Writing.Outcome(
        after, byItself ? said.because(advance.trace()) : said, advance.effects());
  }

  /** The open steps from which a record's flow can't go on before somebody helps. */
  List<Step> stuck(Writing.Attempt attempt, FormRecord record) {
    Execution execution = record.execution();
    return execution == null
        ? List.of()
        : attempt
            .model()
            .flowOf(execution)
            .map(flow -> FlowStepper.stuck(flow, execution, context(attempt, record)))
            .orElse(List.of());
  }

  /** What would come of taking a record's execution to the release of the attempt. */
  Migration.Plan planned(
      Writing.Attempt attempt, FormRecord record, Execution execution, Migration.Target target) {
    return Migration.plan(execution, target, context(attempt, record));
  }

  /** A record with what a plan makes of it; refused with the problems of the plan. */
  Writing.Outcome migrated(
      Writing.Attempt attempt, FormRecord record, Migration.Plan plan, History.Said said) {
    Advance advance = plan.advance();
    return new Writing.Outcome(
        applied(attempt, record, advance), said.because(advance.trace()), advance.effects());
  }

  private FlowContext context(Writing.Attempt attempt, FormRecord record) {
    var context = Contexts.about(record, attempt.context());
    var organisation = attempt.actor().organisation();
    return new FlowContext(
        context,
        organisation,
        attempt.model().logic(),
        worlds.around(attempt.model(), record, context, organisation));
  }

  private static @Nullable LocalizedText title(
      FormModel model, FormRecord record, FlowTask task, DefinitionKey outcome) {
    return TaskViews.outcomes(model, record, task).stream()
        .filter(each -> each.key().equals(outcome))
        .map(Outcome::title)
        .findFirst()
        .orElse(null);
  }

  private static FormRecord applied(Writing.Attempt attempt, FormRecord record, Advance advance) {
    advance.problems().orThrow();
    var data = new LinkedHashMap<>(record.data());
    advance
        .changes()
        .forEach((field, value) -> {
          if (value == null) {
            data.remove(field.value());
          } else {
            data.put(field.value(), value);
          }
        });
    var changed =
        advance.changes().keySet().stream().map(Object::toString).collect(Collectors.toSet());
    FormLogic.Evaluated evaluated =
        attempt.model().logic().evaluate(data, changed, Contexts.about(record, attempt.context()));
    State state = state(advance.execution());
    Instant now = attempt.now();
    var stamps =
        state == State.RUNNING ? record.stamps() : Stamping.completed(record.stamps(), now);
    FormRecord moved =
        Copies.inState(
            Copies.withData(record, evaluated.data()), state, advance.execution(), stamps);
    return Copies.withParticipants(moved, FlowEffects.readers(advance.effects()));
  }

  private static State state(Execution execution) {
    return switch (execution.status()) {
      case READY, RUNNING, STOPPED -> State.RUNNING;
      case COMPLETED -> State.COMPLETED;
      case REJECTED -> State.REJECTED;
      case CANCELLED -> State.CANCELLED;
    };
  }
}
