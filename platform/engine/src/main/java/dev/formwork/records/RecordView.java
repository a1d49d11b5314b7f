package dev.formwork.records;

import dev.formwork.access.FieldAccess;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.TaskOptions;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One record as one actor may see it: hidden fields are absent, masked ones show their mask.
 *
 * @param form the form of the release that the record runs on
 * @param fields how far each field is open to this actor
 * @param hidden paths that their conditions hide now
 * @param later fields that the form asks once its flow has come to them: not at the entry
 * @param required paths that a submit or this actor's task may not leave empty
 * @param problems what a submit would be refused for; only for those who may submit it
 * @param deadlines those that run, the first due first
 * @param tasks the open tasks that this actor holds, or could claim
 * @param allowed what this actor may do now: edit, submit, delete, comment, withdraw, urge,
 *     terminate
 * @param retractable id of the task whose decision this actor may take back now; absent for none
 */
public record RecordView(
    String id,
    QualifiedKey key,
    Form form,
    long revision,
    int release,
    @Nullable String number,
    State state,
    Map<String, Object> data,
    Map<String, FieldAccess> fields,
    Set<String> hidden,
    Set<String> later,
    Set<String> required,
    Problems problems,
    FormRecord.Stamps stamps,
    FormRecord.Owner owner,
    @Nullable Execution execution,
    List<RunningDeadline> deadlines,
    List<MyTask> tasks,
    Set<String> allowed,
    @Nullable String retractable) {

  /**
   * A deadline that runs, as it stands now.
   *
   * @param left the time left as it counts, opening time as a rule; less than nothing if it is late
   * @param used percent of its time
   * @param away how far off its end is by the clock; less than nothing if it is late
   */
  public record RunningDeadline(DeadlineRow row, Duration left, int used, Duration away) {}

  /**
   * An open task with what its holder can do.
   *
   * @param outcomes what he can decide; empty before he has claimed it
   * @param options what he must be asked for; {@link TaskOptions#NONE} in lists
   */
  public record MyTask(
      String id,
      DefinitionKey node,
      LocalizedText title,
      LocalizedText instruction,
      List<Outcome> outcomes,
      FlowTask task,
      TaskOptions options) {}

  /** How far a field is open; hidden where nothing is said. */
  public FieldAccess access(String field) {
    return fields.getOrDefault(field, FieldAccess.HIDDEN);
  }

  /** The same with fields open in another way; what it shows of them stays. */
  public RecordView opened(Map<String, FieldAccess> rights) {
    return with(rights, tasks);
  }

  /** The same with one of several tasks before the others; any other id changes nothing. */
  public RecordView at(String taskId) {
    return with(
        fields,
        Stream.concat(
                task(taskId).stream(), tasks.stream().filter(each -> !each.id().equals(taskId)))
            .toList());
  }

  private RecordView with(Map<String, FieldAccess> rights, List<MyTask> ordered) {
    return new RecordView(
        id,
        key,
        form,
        revision,
        release,
        number,
        state,
        data,
        rights,
        hidden,
        later,
        required,
        problems,
        stamps,
        owner,
        execution,
        deadlines,
        ordered,
        allowed,
        retractable);
  }

  public Optional<MyTask> task(String taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }
}
