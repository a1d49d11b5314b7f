package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.Outcome;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.EvaluationContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the flow of a record says about one of its tasks. */
final class TaskViews {

  private TaskViews() {}

  static Optional<Flow> flow(FormModel model, FormRecord record, FlowTask task) {
    Execution execution = record.execution();
    return execution == null ? Optional.empty() : model.flowOf(execution, task);
  }

  static List<Outcome> outcomes(FormModel model, FormRecord record, FlowTask task) {
    return flow(model, record, task)
        .filter(flow -> flow.find(task.node()).isPresent())
        .map(flow -> flow.outcomesOf(task))
        .orElse(List.of());
  }

  /** What in the record holds an outcome up. */
  static Problems stopped(
      FormModel model,
      FormRecord record,
      FlowTask task,
      DefinitionKey outcome,
      EvaluationContext about) {
    return outcomes(model, record, task).stream()
        .filter(each -> each.key().equals(outcome))
        .findFirst()
        .map(each -> each.stoppedBy(about))
        .orElse(Problems.NONE);
  }

  /** Whether what the node demands must be there for an outcome. */
  static boolean demandsAll(
      FormModel model, FormRecord record, FlowTask task, DefinitionKey outcome) {
    return outcomes(model, record, task).stream()
        .filter(each -> each.key().equals(outcome))
        .anyMatch(Outcome::demandsAll);
  }

  static Map<FieldKey, NodeRight> rights(FormModel model, FormRecord record, FlowTask task) {
    return flow(model, record, task).map(flow -> flow.rightsAt(task)).orElse(Map.of());
  }

  static Set<String> required(FormModel model, FormRecord record, FlowTask task) {
    return rights(model, record, task).entrySet().stream()
        .filter(entry -> entry.getValue() == NodeRight.REQUIRED)
        .map(entry -> entry.getKey().value())
        .collect(Collectors.toSet());
  }

  static LocalizedText instruction(FormModel model, FormRecord record, FlowTask task) {
    return flow(model, record, task)
        .flatMap(flow -> flow.task(task.node()))
        .map(Node.Task::instruction)
        .orElse(LocalizedText.EMPTY);
  }
}
