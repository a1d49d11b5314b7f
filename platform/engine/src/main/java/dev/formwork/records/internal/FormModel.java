package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowTask;
import dev.formwork.forms.Choices;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of one release with all that the write path needs of that release. */
public record FormModel(
    QualifiedKey key,
    int release,
    FormLogic logic,
    @Nullable Flow flowOrNull,
    FlowLookup flows,
    Choices choices,
    Map<String, Object> parameters) {

  public Form form() {
    return logic.form();
  }

  public Optional<Flow> flow() {
    return Optional.ofNullable(flowOrNull);
  }

  /** The flow whose node an open task stands at. */
  public Optional<Flow> flowOf(Execution execution, FlowTask task) {
    return flows.find(task.flow() == null ? execution.flow() : task.flow());
  }

  /** The flow that an execution runs. */
  public Optional<Flow> flowOf(Execution execution) {
    return flows.find(execution.flow());
  }

  /** Finds flows as this release sees them: its own, and those of other apps as they are live. */
  @FunctionalInterface
  public interface FlowLookup {
    Optional<Flow> find(QualifiedKey flow);
  }

  /** The name of the collection that holds its records. */
  public String collection() {
    return collectionOf(key);
  }

  static String collectionOf(QualifiedKey key) {
    return "r." + key.app() + "." + key.key();
  }
}
