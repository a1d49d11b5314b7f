package dev.formwork.tasks.internal;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Workloads;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells flows how much everybody has to do, from the inbox. */
@Component
class EntryWorkloads implements Workloads {

  private final Entries entries;

  EntryWorkloads(Entries entries) {
    this.entries = entries;
  }

  @Override
  public Map<String, Long> openTasks(Collection<String> persons) {
    return entries.open(persons);
  }

  @Override
  public Map<String, Instant> lastGiven(
      QualifiedKey form, DefinitionKey node, Collection<String> persons) {
    return entries.lastGiven(form.toString(), node.value(), persons);
  }
}
