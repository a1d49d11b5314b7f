package dev.formwork.records;

import dev.formwork.flows.Reason;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a record's history.
 *
 * @param kind created, edited, submitted, decided, commented, deleted; for tasks and flows:
 *     transfer, add-signer, hold, resume, claim, unclaim, withdrawn, retracted, terminated, urged,
 *     retried, continued, begun; of rules: pressed, admitted; of administrators: moved, reassigned,
 *     corrected, migrated, migration-undone
 * @param by person id
 * @param actingFor person id of whom he stood in for; absent where for nobody
 * @param node title of the node decided at; absent for other kinds
 * @param outcome what was decided, as it was called
 * @param text opinion or comment; empty where nothing was said
 * @param persons ids of those whom it was about: who was given a task, mentioned, asked to sign
 * @param why what happened by itself, and why; empty where a person says it all
 */
public record HistoryEntry(
    String id,
    long revision,
    Instant at,
    String by,
    @Nullable String actingFor,
    Command.Origin origin,
    String kind,
    @Nullable LocalizedText node,
    @Nullable LocalizedText outcome,
    String text,
    List<String> persons,
    List<Change> changes,
    List<Reason> why) {

  public HistoryEntry {
    persons = List.copyOf(persons);
    changes = List.copyOf(changes);
    why = List.copyOf(why);
  }

  /**
   * One value that changed.
   *
   * @param path field, or cell of a row: {@code lines[r2].quantity}
   */
  public record Change(String path, @Nullable Object before, @Nullable Object after) {}
}
