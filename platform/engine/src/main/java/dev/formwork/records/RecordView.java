package dev.formwork.records;

import dev.formwork.access.FieldAccess;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Outcome;
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
import org.jspecify.annotations.Nullable;

/**
 * One record as one actor may see it: hidden fields are absent, masked ones show their mask.
 *
 * @param form the form of the release that the record runs on
 * @param fields how far each field is open to this actor
 * @param hidden paths that their conditions hide now
 * @param required paths that a submit or this actor's task may not leave empty
 * @param problems what a submit would be refused for; only for those who may submit it
 * @param deadlines those that run, the first due first
 * @param tasks the open tasks that this actor holds
 * @param allowed what this actor may do now: edit, submit, delete, comment
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
    Set<String> required,
    Problems problems,
    FormRecord.Stamps stamps,
    FormRecord.Owner owner,
    @Nullable Execution execution,
    List<RunningDeadline> deadlines,
    List<MyTask> tasks,
    Set<String> allowed) {

  /**
   * A deadline that runs, as it stands now.
   *
   * @param left the time left as it counts, opening time as a rule; less than nothing if it is late
   * @param used percent of its time
   */
  public record RunningDeadline(DeadlineRow row, Duration left, int used) {}

  /** An open task with what its holder can decide. */
  public record MyTask(
      String id,
      DefinitionKey node,
      LocalizedText title,
      LocalizedText instruction,
      List<Outcome> outcomes) {}

  /** How far a field is open; hidden where nothing is said. */
  public FieldAccess access(String field) {
    return fields.getOrDefault(field, FieldAccess.HIDDEN);
  }

  public Optional<MyTask> task(String taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }
}
