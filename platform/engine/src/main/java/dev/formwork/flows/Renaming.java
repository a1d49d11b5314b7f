package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An execution said in the words of another release: its nodes by their keys and titles there. */
final class Renaming {

  private final Execution execution;
  private final Migration.Target target;

  private Renaming(Execution execution, Migration.Target target) {
    this.execution = execution;
    this.target = target;
  }

  static Execution of(Execution execution, Migration.Target target) {
    return new Renaming(execution, target).renamed();
  }

  private Execution renamed() {
    var picked = new LinkedHashMap<DefinitionKey, List<String>>();
    execution.picked().forEach((node, persons) -> picked.put(key(execution.flow(), node), persons));
    return new Execution(
        execution.id(),
        execution.flow(),
        target.release(),
        execution.status(),
        execution.round(),
        execution.counter(),
        execution.initiator(),
        execution.steps().stream().map(this::renamed).toList(),
        execution.tasks().stream().map(this::renamed).toList(),
        execution.lanes(),
        Map.copyOf(picked),
        execution.rounds(),
        execution.asks(),
        execution.deadlines().stream().map(this::renamed).toList(),
        execution.parent());
  }

  private Step renamed(Step step) {
    QualifiedKey flow = flowOf(step.lane());
    DefinitionKey key = key(flow, step.node());
    boolean named = step.isOpen() && step.rework() == null;
    LocalizedText title = named ? title(flow, key).or(step.title()) : step.title();
    return step.renamed(key, title, renamed(flow, step.rework()));
  }

  private FlowTask renamed(FlowTask task) {
    Optional<Step> step = execution.step(task.step());
    QualifiedKey flow = flowOf(step.map(Step::lane).orElse(null));
    DefinitionKey key = key(flow, task.node());
    boolean likeItsStep =
        !task.isCorrection() && step.filter(at -> at.title().equals(task.title())).isPresent();
    LocalizedText title = likeItsStep ? title(flow, key).or(task.title()) : task.title();
    return task.renamed(key, title, renamed(flow, task.rework()));
  }

  private FlowTask.@Nullable Rework renamed(QualifiedKey flow, FlowTask.@Nullable Rework rework) {
    return rework == null
        ? null
        : new FlowTask.Rework(
            key(flow, rework.returnedBy()),
            rework.goesOn(),
            rework.atNode(),
            rework.revision(),
            renamed(flow, rework.outer()));
  }

  private DeadlineRow renamed(DeadlineRow row) {
    if (row.of() != DeadlineRow.Of.NODE || row.deadline().isOver()) {
      return row;
    }
    QualifiedKey flow = flowOf(row.lane());
    DefinitionKey key = key(flow, row.key());
    return row.renamed(key, title(flow, key).or(row.title()));
  }

  private QualifiedKey flowOf(@Nullable String lane) {
    return execution.subFlowOf(lane).orElse(execution.flow());
  }

  private DefinitionKey key(QualifiedKey flow, DefinitionKey node) {
    return target.nodes().to(flow, node);
  }

  private LocalizedText title(QualifiedKey flow, DefinitionKey node) {
    return target
        .after()
        .find(flow)
        .flatMap(found -> found.find(node))
        .map(Node::title)
        .orElse(LocalizedText.EMPTY);
  }
}
