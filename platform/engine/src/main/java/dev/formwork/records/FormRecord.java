package dev.formwork.records;

import dev.formwork.access.RecordFacts;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One filled form with everything that is written together with it.
 *
 * @param revision counts its writes, from 1
 * @param release the release of its app that it runs on
 * @param number its serial number; absent until it is submitted
 * @param guests who may read it for a time, each until when
 * @param touched by field, the revision that changed it last
 * @param actions the last acts done to it, by action id
 * @param effects what must still happen because of its writes
 */
public record FormRecord(
    String id,
    QualifiedKey form,
    long revision,
    int release,
    @Nullable String number,
    State state,
    Map<String, Object> data,
    @Nullable Execution execution,
    Stamps stamps,
    Owner owner,
    Set<String> participants,
    Map<String, Instant> guests,
    Map<String, Long> touched,
    List<DoneAction> actions,
    List<Effect> effects) {

  /** When and by whom it came to be and changed. */
  public record Stamps(
      Instant createdAt,
      String createdBy,
      Instant updatedAt,
      String updatedBy,
      @Nullable Instant submittedAt,
      @Nullable Instant completedAt) {}

  /** The department and store it belongs to, by key. */
  public record Owner(@Nullable String department, @Nullable String store) {}

  /** An act already done; the fingerprint tells a repetition from another act of the same id. */
  public record DoneAction(String id, String fingerprint) {}

  public List<FlowTask> openTasks() {
    return execution == null ? List.of() : execution.tasks();
  }

  /** Ids of the people who hold an open task on it. */
  public Set<String> holders() {
    return openTasks().stream()
        .flatMap(task -> task.assignees().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Its {@link SystemField}s by key. */
  public Map<String, Object> system() {
    var system = new HashMap<String, Object>();
    put(system, SystemField.ID, id);
    put(system, SystemField.NUMBER, number);
    put(system, SystemField.STATE, state.word());
    put(system, SystemField.NODE, nodes());
    put(system, SystemField.CREATED_AT, stamps.createdAt());
    put(system, SystemField.CREATED_BY, stamps.createdBy());
    put(system, SystemField.UPDATED_AT, stamps.updatedAt());
    put(system, SystemField.DEPARTMENT, owner.department());
    put(system, SystemField.STORE, owner.store());
    put(system, SystemField.SUBMITTED_AT, stamps.submittedAt());
    put(system, SystemField.COMPLETED_AT, stamps.completedAt());
    return system;
  }

  /** Where somebody has something to do; where nobody has, where the flow waits otherwise. */
  private @Nullable List<String> nodes() {
    var nodes = new LinkedHashSet<String>();
    openTasks().forEach(task -> nodes.add(task.node().value()));
    if (nodes.isEmpty() && execution != null) {
      execution.openSteps().forEach(step -> nodes.add(step.node().value()));
    }
    return nodes.isEmpty() ? null : List.copyOf(nodes);
  }

  private static void put(Map<String, Object> system, SystemField field, @Nullable Object value) {
    if (value != null) {
      system.put(field.key(), value);
    }
  }

  /** What access must know of it. */
  public RecordFacts facts() {
    var values = new HashMap<>(data);
    values.putAll(system());
    return new RecordFacts(
        stamps.createdBy(),
        owner.department(),
        owner.store(),
        participants,
        holders(),
        guests,
        values);
  }
}
