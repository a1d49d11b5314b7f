package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work for people that waits for a decision.
 *
 * @param node where the execution stands; the start for a record that was returned
 * @param step id of the visit that it belongs to
 * @param assignees person ids; any of them may decide
 * @param why why these: one reason for each rule that named somebody
 * @param due when it should be done; absent where there is no deadline
 * @param rework present if the record was returned to be corrected
 */
public record FlowTask(
    String id,
    DefinitionKey node,
    String step,
    LocalizedText title,
    List<String> assignees,
    List<Reason> why,
    Instant since,
    @Nullable Instant due,
    int round,
    @Nullable Rework rework) {

  /**
   * Where a returned record comes from and goes on.
   *
   * @param returnedBy the node that returned it
   */
  public record Rework(DefinitionKey returnedBy, ResubmitFrom goesOn) {}

  public FlowTask {
    assignees = List.copyOf(assignees);
    why = List.copyOf(why);
  }

  public boolean isFor(String person) {
    return assignees.contains(person);
  }
}
