package dev.formwork.workspace.record;

import dev.formwork.files.Files;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.record.RecordPanel.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where screens get records from, always for the person who is signed in. */
@Component
public class RecordDesk {

  private final RecordService records;
  private final Files files;
  private final CurrentActor current;
  private final IdSource ids;
  private final Clock clock;

  RecordDesk(RecordService records, Files files, CurrentActor current, IdSource ids, Clock clock) {
    this.records = records;
    this.files = files;
    this.current = current;
    this.ids = ids;
    this.clock = clock;
  }

  /** A panel for a record that is there. */
  public RecordPanel open(QualifiedKey form, String id, Consumer<Change> onChange) {
    return new RecordPanel(this, records.get(actor(), form, id), onChange);
  }

  /** A panel for a record that is not there yet. */
  public RecordPanel blank(QualifiedKey form, Consumer<Change> onChange) {
    return new RecordPanel(this, records.blank(actor(), form), onChange);
  }

  /**
   * What the inputs and values of a form ask.
   *
   * @param record id; absent for a record that is not there yet
   */
  public RecordForm form(QualifiedKey form, @Nullable String record) {
    return new RecordForm(new RecordForm.Records(records, files, current), form, record);
  }

  Actor actor() {
    return current.get();
  }

  List<HistoryEntry> history(RecordView view) {
    return records.history(actor(), view.key(), view.id());
  }

  RecordView handle(Command command) {
    return records.handle(actor(), command);
  }

  String nextId() {
    return ids.next();
  }

  /** The moment that screens count from. */
  public Instant now() {
    return clock.instant();
  }
}
