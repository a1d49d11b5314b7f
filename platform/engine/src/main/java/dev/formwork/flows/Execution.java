package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a flow on one record: an immutable value, moved only by {@link FlowStepper}.
 *
 * @param release the release of the flow's app that it stays with
 * @param round 1 at first, one more each time the record goes on after it was returned
 * @param counter how many steps and tasks have been given an id
 * @param initiator person id of who submitted the record
 * @param steps every visit of a node, in order; those not left yet are where it stands
 * @param tasks the open ones
 * @param lanes every part that ran or runs beside others
 * @param picked person ids by the node that somebody picked them for
 * @param rounds the rounds but the first
 * @param asks whose records it has to ask about again when they change: {@code app/form}, or {@code
 *     app/form@field} where only those count whose field names this record
 * @param deadlines all that it had and has
 * @param parent what waits for its end; absent where nothing does
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
    List<FlowTask> tasks,
    List<Lane> lanes,
    Map<DefinitionKey, List<String>> picked,
    List<Round> rounds,
    List<String> asks,
    List<DeadlineRow> deadlines,
    @Nullable Parent parent) {

  /** The step of another record's execution that this one is a sub-flow of. */
  public record Parent(QualifiedKey form, String record, String step) {}

  public Execution {
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
    lanes = List.copyOf(lanes);
    picked = Collections.unmodifiableMap(new LinkedHashMap<>(picked));
    rounds = List.copyOf(rounds);
    asks = List.copyOf(asks);
    deadlines = List.copyOf(deadlines);
  }

  /** Not started yet. */
  public static Execution ready(String id, QualifiedKey flow, int release, String initiator) {
    return new Execution(
        id,
        flow,
        release,
        ExecutionStatus.READY,
        1,
        0,
        initiator,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /** The same as a sub-flow of what is told its end. */
  public Execution partOf(Parent newParent) {
    return new Execution(
        id, flow, release, status, round, counter, initiator, steps, tasks, lanes, picked, rounds,
        asks, deadlines, newParent);
  }

  /** The same as if nobody had asked the holders to hurry. */
  public Execution unurged() {
    var calm = tasks.stream().map(task -> task.urged(null)).toList();
    return new Execution(
        id, flow, release, status, round, counter, initiator, steps, calm, lanes, picked, rounds,
        asks, deadlines, parent);
  }

  public Optional<FlowTask> task(String taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }

  public Optional<Step> step(String stepId) {
    return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
  }

  /** Where it stands: the visits that have not been left. */
  public List<Step> openSteps() {
    return steps.stream().filter(Step::isOpen).toList();
  }

  /** The deadline of a step that is open or was; the latest where there were several. */
  public Optional<DeadlineRow> deadlineOf(Step step) {
    return deadlines.reversed().stream().filter(row -> step.id().equals(row.step())).findFirst();
  }

  /** The moments at which a signal is wanted, by what for. */
  public Map<String, Instant> timers() {
    var timers = new TreeMap<String, Instant>();
    for (Step step : steps) {
      step.timers().forEach((what, due) -> timers.put(step.id() + "/" + what, due));
    }
    for (DeadlineRow row : deadlines) {
      if (row.next() != null) {
        timers.put(row.id(), row.next());
      }
    }
    return timers;
  }

  /** The sub-flow whose nodes a lane goes through; empty where that is the flow itself. */
  public Optional<QualifiedKey> subFlowOf(@Nullable String laneId) {
    Optional<Lane> at = lane(laneId);
    while (at.isPresent() && !at.get().isSubFlow()) {
      at = lane(at.get().parent());
    }
    return at.map(Lane::flow);
  }

  public Optional<Lane> lane(@Nullable String laneId) {
    return lanes.stream().filter(lane -> Objects.equals(lane.id(), laneId)).findFirst();
  }
}
