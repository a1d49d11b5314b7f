package dev.formwork.records.internal;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.flows.Advance;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Decision;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Signal;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves records along their flows and keeps state and data in step with them. */
@Component
class FlowSteps {

  private final OpeningTimes times;

  FlowSteps(OpeningTimes times) {
    this.times = times;
  }

  /** A record just submitted, moved into its flow; done at once where its form has none. */
  Writing.Outcome started(Writing.Attempt attempt, FormRecord record, String kind) {
    var said = History.Said.plain(kind);
    FormModel model = attempt.model();
    FormRecord pinned = Copies.onRelease(record, model.release());
    var stamps = Stamping.submitted(pinned.stamps(), attempt.now());
    if (model.flow().isEmpty()) {
      var done = Stamping.completed(stamps, attempt.now());
      return new Writing.Outcome(Copies.inState(pinned, State.DONE, null, done), said);
    }
    Flow flow = model.flow().get();
    var ready =
        Execution.ready(
            record.id(),
            new QualifiedKey(model.key().app(), flow.key()),
            model.release(),
            attempt.actor().id());
    FormRecord submitted = Copies.inState(pinned, State.RUNNING, null, stamps);
    var signal = new Signal.Started(attempt.actor().id());
    Advance advance = FlowStepper.advance(flow, ready, signal, context(attempt, submitted));
    return outcome(attempt, submitted, advance, said);
  }

  /** A record that runs and was changed: what waits for that goes on. */
  Writing.Outcome changed(Writing.Attempt attempt, FormRecord record, String kind) {
    Advance advance =
        FlowStepper.advance(
            flow(attempt), execution(record), new Signal.Changed(), context(attempt, record));
    return outcome(attempt, record, advance, History.Said.plain(kind));
  }

  /** A moment has come; the record itself where nothing comes of it. */
  Writing.Outcome woken(Writing.Attempt attempt, FormRecord record, Command.Wake wake) {
    if (!attempt.actor().id().equals(Person.PLATFORM)) {
      throw new Refusal.Forbidden(Problem.error("record.wake.platform-only", ""));
    }
    if (record.execution() == null) {
      return new Writing.Outcome(record, History.Said.plain("woken"));
    }
    var signal = new Signal.TimeCame(wake.timer());
    Advance advance =
        FlowStepper.advance(flow(attempt), record.execution(), signal, context(attempt, record));
    var said = History.Said.because("woken", advance.trace());
    return advance.execution().equals(record.execution())
        ? new Writing.Outcome(record, said)
        : outcome(attempt, record, advance, said);
  }

  /** A decided task, with what the flow makes of it. */
  Writing.Outcome decided(
      Writing.Attempt attempt, FormRecord record, FlowTask task, Command.Decide decide) {
    Flow flow = flow(attempt);
    Execution before = execution(record);
    var signal =
        new Signal.Decided(
            task.id(),
            attempt.actor().id(),
            Decision.of(decide.outcome(), decide.opinion().strip()));
    Advance advance = FlowStepper.advance(flow, before, signal, context(attempt, record));
    var said =
        new History.Said(
            "decided", task.title(), title(flow, task, decide.outcome()), decide.opinion().strip());
    return outcome(attempt, record, advance, said);
  }

  private static Writing.Outcome outcome(
      Writing.Attempt attempt, FormRecord record, Advance advance, History.Said said) {
    return new Writing.Outcome(applied(attempt, record, advance), said, advance.effects());
  }

  private static Flow flow(Writing.Attempt attempt) {
    return attempt.model().flow().orElseThrow();
  }

  private static Execution execution(FormRecord record) {
    Execution execution = record.execution();
    if (execution == null) {
      throw new IllegalStateException("Expected an execution on record " + record.id());
    }
    return execution;
  }

  /** The deadlines of a record that run, the first due first; paused ones at the end. */
  List<RecordView.RunningDeadline> running(FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null) {
      return List.of();
    }
    return execution.deadlines().stream()
        .filter(row -> !row.deadline().isOver())
        .sorted(
            Comparator.comparing(DeadlineRow::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(row -> running(row, context))
        .toList();
  }

  private RecordView.RunningDeadline running(DeadlineRow row, EvaluationContext context) {
    QualifiedKey calendar = row.deadline().calendar();
    OpeningHours hours =
        (calendar == null ? Optional.<OpeningHours>empty() : times.of(calendar))
            .orElseGet(() -> OpeningHours.always(context.zone()));
    return new RecordView.RunningDeadline(
        row, row.deadline().left(context.now(), hours), row.deadline().used(context.now(), hours));
  }

  /** Whether an outcome takes the record on, so that what the node demands must be there. */
  boolean goesOn(FormModel model, FlowTask task, DefinitionKey outcome) {
    return outcomes(model, task).stream()
        .filter(each -> each.key().equals(outcome))
        .anyMatch(Outcome::goesOn);
  }

  List<Outcome> outcomes(FormModel model, FlowTask task) {
    return model.flow().map(flow -> flow.outcomesOf(task)).orElse(List.of());
  }

  Set<String> requiredAt(FormModel model, FlowTask task) {
    return model.flow().map(flow -> flow.rightsAt(task)).orElse(Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue() == NodeRight.REQUIRED)
        .map(entry -> entry.getKey().value())
        .collect(Collectors.toSet());
  }

  Optional<LocalizedText> instruction(FormModel model, FlowTask task) {
    return model
        .flow()
        .flatMap(flow -> flow.find(task.node()))
        .filter(_ -> task.rework() == null)
        .filter(Node.Task.class::isInstance)
        .map(node -> ((Node.Task) node).instruction());
  }

  private FlowContext context(Writing.Attempt attempt, FormRecord record) {
    return new FlowContext(
        Contexts.about(record, attempt.context()),
        attempt.actor().organisation(),
        attempt.model().logic(),
        new Around(
            times,
            attempt.actor().organisation(),
            Optional.ofNullable(record.owner().department()).map(DefinitionKey::of),
            attempt.context().zone()));
  }

  private static @Nullable LocalizedText title(Flow flow, FlowTask task, DefinitionKey outcome) {
    return flow.outcomesOf(task).stream()
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
    return Copies.inState(
        Copies.withData(record, evaluated.data()), state, advance.execution(), stamps);
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
