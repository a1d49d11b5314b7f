package dev.formwork.records;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Who has how much to do; whoever keeps the tasks of everybody answers. */
public interface Workloads {

  /** How many open tasks each of these people has; who has none may be missing. */
  Map<String, Long> openTasks(Collection<String> persons);

  /** When each of these people was last given a task at this node of the form's flow. */
  Map<String, Instant> lastGiven(QualifiedKey form, DefinitionKey node, Collection<String> persons);
}
