package dev.formwork.tasks;

import dev.formwork.flows.Outcome;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Glance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as its holder sees it.
 *
 * @param record id of the record it is about
 * @param revision of the record, to decide on what was seen; 0 where the actor may not read it
 * @param calendar whose opening hours count until it is due; absent where all hours do
 * @param left the time until it is due, less than nothing if it is late; absent without deadline
 * @param used percent of its time that have passed, about; 0 without deadline
 * @param round 1 at first, one more each time the record was submitted again
 * @param initiator person id of who sent the record on its way
 * @param actingFor person id of whom the actor stands in for with it; absent where for nobody
 * @param summary the values that tell the record, as far as the actor may see them
 * @param outcomes what he can decide; empty if the task is not his or not open
 * @param unreadBy person ids of those who have still to read it; empty for what isn't for reading
 * @param closing absent while it is open
 */
public record InboxEntry(
    String id,
    QualifiedKey form,
    LocalizedText formTitle,
    String record,
    @Nullable String number,
    long revision,
    DefinitionKey node,
    LocalizedText title,
    List<String> assignees,
    Instant since,
    @Nullable Instant due,
    @Nullable QualifiedKey calendar,
    @Nullable Duration left,
    int used,
    int round,
    String initiator,
    @Nullable String actingFor,
    List<Glance.Shown> summary,
    List<Outcome> outcomes,
    List<String> unreadBy,
    @Nullable Closing closing) {

  public InboxEntry {
    assignees = List.copyOf(assignees);
    summary = List.copyOf(summary);
    outcomes = List.copyOf(outcomes);
    unreadBy = List.copyOf(unreadBy);
  }

  /**
   * How a task came to its end.
   *
   * @param by person id of who decided it; absent where nobody did
   * @param outcome key of what was decided; absent where nobody decided
   */
  public record Closing(
      Instant at, @Nullable String by, @Nullable String outcome, LocalizedText outcomeTitle) {}

  public boolean isOpen() {
    return closing == null;
  }

  /** The same with the time that is left. */
  InboxEntry withLeft(Duration newLeft, int newUsed) {
    return new InboxEntry(
        id, form, formTitle, record, number, revision, node, title, assignees, since, due, calendar,
        newLeft, newUsed, round, initiator, actingFor, summary, outcomes, unreadBy, closing);
  }

  /** The same with what this actor may see of its record and do with it now. */
  InboxEntry about(Glance glance, String actor) {
    var mine = glance.tasks().stream().filter(task -> task.id().equals(id)).findFirst();
    return new InboxEntry(
        id,
        form,
        glance.formTitle(),
        record,
        glance.number(),
        glance.revision(),
        node,
        title,
        assignees,
        since,
        due,
        calendar,
        left,
        used,
        round,
        initiator,
        mine.map(task -> task.task().standingFor().get(actor)).orElse(null),
        glance.summary(),
        mine.map(task -> task.outcomes()).orElse(List.of()),
        unreadBy,
        closing);
  }
}
