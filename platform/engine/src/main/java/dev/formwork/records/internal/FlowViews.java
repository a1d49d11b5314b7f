package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Node;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Signal;
import dev.formwork.flows.Step;
import dev.formwork.flows.TaskOptions;
import dev.formwork.flows.Vote;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what an actor can do with the flow of a record and with its tasks. */
@Component
class FlowViews {

  private final Worlds worlds;
  private final Attachments attachments;

  FlowViews(Worlds worlds, Attachments attachments) {
    this.worlds = worlds;
    this.attachments = attachments;
  }

  /** The open tasks that the actor holds or could claim, with all that he must be asked for. */
  List<RecordView.MyTask> tasks(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null) {
      return List.of();
    }
    return Rights.offered(actor, record).stream()
        .map(task ->
            task(
                actor,
                model,
                record,
                task,
                model
                    .flowOf(execution)
                    .map(flow ->
                        FlowStepper.options(
                            flow,
                            execution,
                            task,
                            actor.id(),
                            context(actor, model, record, context)))
                    .orElse(TaskOptions.NONE)))
        .toList();
  }

  /** The deadlines of a record that run. */
  List<RecordView.RunningDeadline> running(FormRecord record, EvaluationContext context) {
    return worlds.running(record, context);
  }

  /** A task as a list shows it. */
  RecordView.MyTask glimpse(Actor actor, FormModel model, FormRecord record, FlowTask task) {
    return task(actor, model, record, task, TaskOptions.NONE);
  }

  private static RecordView.MyTask task(
      Actor actor, FormModel model, FormRecord record, FlowTask task, TaskOptions options) {
    List<Outcome> outcomes =
        task.isFor(actor.id()) ? TaskViews.outcomes(model, record, task) : List.of();
    return new RecordView.MyTask(
        task.id(),
        task.node(),
        task.title(),
        TaskViews.instruction(model, record, task),
        outcomes,
        task,
        options);
  }

  /** What a picture of the record's flow shows; empty where it is in none. */
  Optional<FlowPicture> picture(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null) {
      return Optional.empty();
    }
    return model
        .flowOf(execution)
        .map(flow ->
            new FlowPicture(
                flow,
                parts(model, execution, flow),
                execution,
                next(flow, execution, context(actor, model, record, context)),
                attachments.ofDecisionsOn(execution)));
  }

  private static Map<QualifiedKey, Flow> parts(FormModel model, Execution execution, Flow flow) {
    var parts = new HashMap<QualifiedKey, Flow>();
    Stream.concat(
            flow.nodes().stream()
                .filter(Node.SubFlow.class::isInstance)
                .map(node ->
                    QualifiedKey.parse(((Node.SubFlow) node).flow(), execution.flow().app())),
            execution.lanes().stream().flatMap(lane -> Stream.ofNullable(lane.flow())))
        .distinct()
        .forEach(key -> model.flows().find(key).ifPresent(part -> parts.put(key, part)));
    return parts;
  }

  private static Prediction next(Flow flow, Execution execution, FlowContext context) {
    if (execution.status().isOver()) {
      return new Prediction(List.of(), null);
    }
    try {
      return FlowStepper.predict(flow, execution, context);
    } catch (Refusal cannotBeTold) {
      return new Prediction(List.of(), null);
    }
  }

  /** What the actor may do with the flow as a whole. */
  Set<String> allowed(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    var allowed = new LinkedHashSet<String>();
    Execution execution = record.execution();
    Optional<Flow> flow =
        execution == null || record.state() != State.RUNNING
            ? Optional.empty()
            : model.flowOf(execution);
    if (execution == null || flow.isEmpty()) {
      return allowed;
    }
    if (actor.id().equals(execution.initiator())
        && FlowStepper.canWithdraw(flow.get(), execution)) {
      allowed.add("withdraw");
    }
    if (!execution.tasks().isEmpty() && mayUrge(actor, record)) {
      allowed.add("urge");
    }
    if (mayTerminate(actor, model, record, context)) {
      allowed.add("terminate");
    }
    return allowed;
  }

  static boolean mayUrge(Actor actor, FormRecord record) {
    Execution execution = record.execution();
    return actor.isAdmin()
        || record.participants().contains(actor.id())
        || record.stamps().createdBy().equals(actor.id())
        || (execution != null && execution.initiator().equals(actor.id()));
  }

  boolean mayTerminate(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null || execution.status().isOver()) {
      return false;
    }
    return actor.isAdmin()
        || Rights.held(actor, record).stream()
            .flatMap(task ->
                TaskViews.flow(model, record, task)
                    .flatMap(flow -> flow.task(task.node()))
                    .stream())
            .anyMatch(node -> node.terminate())
        || model
            .flowOf(execution)
            .map(flow ->
                FlowStepper.terminators(flow, execution, context(actor, model, record, context)))
            .orElse(List.of())
            .contains(actor.id());
  }

  /** The task whose decision the actor may take back now: his last one, if he still may. */
  @Nullable String retractable(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null || record.state() != State.RUNNING) {
      return null;
    }
    for (Step step : execution.steps().reversed()) {
      List<Vote> votes = step.poll().votes();
      if (!votes.isEmpty() && votes.getLast().by().equals(actor.id())) {
        return canRetract(actor, model, record, step, context) ? votes.getLast().task() : null;
      }
    }
    return null;
  }

  private boolean canRetract(
      Actor actor, FormModel model, FormRecord record, Step step, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null || step.poll().votes().getLast().automatic()) {
      return false;
    }
    var retracted = new Signal.Retracted(step.id(), actor.id(), "");
    return model
        .flowOf(execution)
        .filter(flow ->
            FlowStepper.canRetract(
                flow, execution, retracted, context(actor, model, record, context)))
        .isPresent();
  }

  private FlowContext context(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    EvaluationContext about = Contexts.about(record, context);
    return new FlowContext(
        about,
        actor.organisation(),
        model.logic(),
        worlds.around(model, record, about, actor.organisation()));
  }
}
