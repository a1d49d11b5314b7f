package dev.formwork.flows;

import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Optional;

/**
 * One run of a flow on one record: an immutable value, moved only by {@link FlowStepper}.
 *
 * @param release the release of the flow's app that it stays with
 * @param round 1 at first, one more each time the record is submitted again
 * @param counter how many steps and tasks have been given an id
 * @param initiator person id of who submitted the record
 * @param steps every visit of a node, in order; those not left yet are where it stands
 * @param tasks the open ones
 */
public record Execution(
    String id,
    QualifiedKey flow,
    int release,
    ExecutionStatus status,
    int round,
    int counter,
    String initiator,
    List<Step> steps,
    List<FlowTask> tasks) {

  public Execution {
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
  }

  /** Not started yet. */
  public static Execution ready(String id, QualifiedKey flow, int release, String initiator) {
    return new Execution(
        id, flow, release, ExecutionStatus.READY, 1, 0, initiator, List.of(), List.of());
  }

  public Optional<FlowTask> task(String taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }

  /** Where it stands: the visits that have not been left. */
  public List<Step> openSteps() {
    return steps.stream().filter(Step::isOpen).toList();
  }
}
