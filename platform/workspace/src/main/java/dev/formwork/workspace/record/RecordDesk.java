package dev.formwork.workspace.record;

import com.vaadin.flow.component.Component;
import dev.formwork.definitions.Apps;
import dev.formwork.flows.TaskOptions;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Passwords;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelatedRecords;
import dev.formwork.records.RuleButton;
import dev.formwork.tasks.Copy;
import dev.formwork.workspace.record.RecordPanel.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where screens get records from, always for the person who is signed in. */
@org.springframework.stereotype.Component
public class RecordDesk {

  private final RecordForm.Records engine;
  private final Passwords passwords;
  private final Apps apps;
  private final IdSource ids;
  private final Clock clock;

  RecordDesk(RecordForm.Records engine, Passwords passwords, Apps apps, IdSource ids, Clock clock) {
    this.engine = engine;
    this.passwords = passwords;
    this.apps = apps;
    this.ids = ids;
    this.clock = clock;
  }

  /** A panel for a record that is there. */
  public RecordPanel open(QualifiedKey form, String id, Consumer<Change> onChange) {
    return new RecordPanel(this, records().get(actor(), form, id), onChange);
  }

  /** A panel for a record that is not there yet. */
  public RecordPanel blank(QualifiedKey form, Consumer<Change> onChange) {
    return new RecordPanel(this, records().blank(actor(), form), onChange);
  }

  /** As {@link #blank(QualifiedKey, Consumer)}, with fields that are filled already. */
  RecordPanel blank(
      QualifiedKey form, Map<String, @Nullable Object> preset, Consumer<Change> onChange) {
    return new RecordPanel(this, records().blank(actor(), form), preset, onChange);
  }

  /** The lists of records that point to this one. */
  List<RelatedRecords> related(RecordView view) {
    return records().related(actor(), view.key(), view.id());
  }

  /** One of those lists, on the page of the record of this id. */
  Component card(RelatedRecords related, String record) {
    return new RelatedCard(
        related,
        record,
        records().form(actor(), related.form()),
        actor().organisation(),
        form(related.form(), null));
  }

  /**
   * What the inputs and values of a form ask.
   *
   * @param record id; absent for a record that is not there yet
   */
  public RecordForm form(QualifiedKey form, @Nullable String record) {
    return new RecordForm(engine, form, record);
  }

  /** What the inputs ask of a form with which an administrator corrects a record. */
  public RecordForm correcting(QualifiedKey form, String record) {
    return RecordForm.correcting(engine, form, record);
  }

  private RecordService records() {
    return engine.service();
  }

  Actor actor() {
    return engine.current().get();
  }

  List<HistoryEntry> history(RecordView view) {
    return records().history(actor(), view.key(), view.id());
  }

  /** What was changed since the round began that the record is in. */
  List<HistoryEntry.Change> difference(RecordView view) {
    return records().difference(actor(), view.key(), view.id());
  }

  /** Where the record's flow has been, stands and is expected to go; empty where it is in none. */
  Optional<FlowPicture> picture(RecordView view) {
    return records().picture(actor(), view.key(), view.id());
  }

  /** The buttons that rules put on the record for this person now. */
  List<RuleButton> buttons(RecordView view) {
    return view.revision() == 0 ? List.of() : records().buttons(actor(), view.key(), view.id());
  }

  /** The later tasks whose people are picked as a record of this form is submitted. */
  List<TaskOptions.Target> picksAtSubmit(QualifiedKey form) {
    return records().picksAtSubmit(actor(), form);
  }

  /** Refuses what is not the password of the person at the screen. */
  void confirm(String password) {
    passwords.confirm(actor(), password);
  }

  /** The person has opened a record himself: what was copied to him of it is read. */
  public void opened(RecordView view) {
    engine.copies().opened(actor(), view.id());
  }

  /** To whom the record was sent for reading, and who has read it. */
  List<Copy> copies(RecordView view) {
    return engine.copies().of(actor(), view.key(), view.id());
  }

  /** What people call the things that reasons of this flow name. */
  ReasonWords reasons(RecordView view, FlowPicture picture) {
    return new ReasonWords(actor().organisation(), apps.live(), view.form(), picture.flow());
  }

  /** What other features show beside a record. */
  List<Component> asides(RecordView view) {
    return engine.asides().stream().flatMap(aside -> aside.of(view).stream()).toList();
  }

  RecordView handle(Command command) {
    return records().handle(actor(), command);
  }

  /** An id that nothing has yet. */
  public String nextId() {
    return ids.next();
  }

  /** The moment that screens count from. */
  public Instant now() {
    return clock.instant();
  }
}
