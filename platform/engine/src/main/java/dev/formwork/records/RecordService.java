package dev.formwork.records;

import dev.formwork.access.Action;
import dev.formwork.flows.TaskOptions;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.Reading;
import dev.formwork.records.internal.WritePath;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Records, for every origin: screens, API, imports, rules. What it answers is what this actor may
 * see; what it refuses, it refuses whole and with a code.
 */
@Service
public class RecordService {

  private final WritePath writePath;
  private final Reading reading;
  private final Clock clock;

  RecordService(WritePath writePath, Reading reading, Clock clock) {
    this.writePath = writePath;
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * Does what the command says, in one write, and answers the record as the actor sees it then. A
   * command with an action id that was done before changes nothing and gets the same answer.
   */
  @Permission("as the command: create, edit, delete on the record, or an open task")
  public RecordView handle(Actor actor, Command command) {
    if (command.act().origin().isOfPlatform()
        || (command.act().origin() == Command.Origin.PUBLIC
            && !actor.id().equals(Person.PLATFORM))) {
      throw new Refusal.Forbidden(Problem.error("record.flow.platform-only", ""));
    }
    return writePath.handle(actor, command, clock.instant());
  }

  /**
   * Refuses a decision for what is wrong or missing in the record, before whoever decides is asked
   * for the rest: words, files, people. Nothing is stored.
   */
  @Permission("an open task")
  public void check(Actor actor, Command.Decide decide) {
    writePath.check(actor, decide, clock.instant());
  }

  /** As {@link #handle}, at a moment of the past: how samples get a history. */
  @Permission("as the command: create, edit, delete on the record, or an open task")
  public RecordView replay(Actor actor, Command command, Instant at) {
    return writePath.handle(actor, command, at);
  }

  /** The record, or {@code record.not-found} also where the actor may not know of it. */
  @Permission("read on the record")
  public RecordView get(Actor actor, QualifiedKey form, String id) {
    return reading.get(actor, form, id, clock.instant());
  }

  /**
   * The record as it was at a moment, with the fields that are open to the actor now; refuses with
   * {@code record.not-yet} a moment before it was made. Figures rolled up from other records are
   * those of now.
   */
  @Permission("read on the record")
  public RecordView asOf(Actor actor, QualifiedKey form, String id, Instant moment) {
    return reading.asOf(actor, form, id, moment, clock.instant());
  }

  /** A new record with its defaults; nothing is stored. */
  @Permission("create on the form")
  public RecordView blank(Actor actor, QualifiedKey form) {
    return reading.preview(actor, form, null, Map.of(), clock.instant());
  }

  /**
   * The record as it would be with these changes: fills, formulas, visibility and problems. Nothing
   * is stored.
   *
   * @param id absent for a new record
   */
  @Permission("create on the form, or read on the record")
  public RecordView preview(
      Actor actor, QualifiedKey form, @Nullable String id, Map<String, ?> changes) {
    return reading.preview(actor, form, id, changes, clock.instant());
  }

  /**
   * The record as it would be once it was corrected like this: what may be corrected is open in it.
   * Nothing is stored.
   */
  @Permission("administrator; only fields that he may see")
  public RecordView correction(Actor actor, QualifiedKey form, String id, Map<String, ?> changes) {
    return reading.correction(actor, form, id, changes, clock.instant());
  }

  @Permission("read on the form; only records within the actor's scope")
  public RecordPage query(Actor actor, RecordQuery query) {
    return reading.query(actor, query, clock.instant());
  }

  /** The lists of records that point to this one, as their forms have them. */
  @Permission("read on the record; of related ones only those within the actor's scope")
  public List<RelatedRecords> related(Actor actor, QualifiedKey form, String id) {
    return reading.related(actor, form, id, clock.instant());
  }

  /** What happened to the record, newest first. */
  @Permission("read on the record; only fields that the actor may see")
  public List<HistoryEntry> history(Actor actor, QualifiedKey form, String id) {
    return reading.history(actor, form, id, clock.instant());
  }

  /** What was changed in the record since the round began that it is in; nothing in the first. */
  @Permission("read on the record; only fields that the actor may see")
  public List<HistoryEntry.Change> difference(Actor actor, QualifiedKey form, String id) {
    return reading.difference(actor, form, id, clock.instant());
  }

  /** Where the record's flow has been, stands and is expected to go; empty where it is in none. */
  @Permission("read on the record")
  public Optional<FlowPicture> picture(Actor actor, QualifiedKey form, String id) {
    return reading.picture(actor, form, id, clock.instant());
  }

  /** The buttons of rules that the actor can press on the record now. */
  @Permission("read on the record; only those that are for the actor")
  public List<RuleButton> buttons(Actor actor, QualifiedKey form, String id) {
    return reading.buttons(actor, form, id, clock.instant());
  }

  /** The later tasks whose people the actor may pick as he submits a record of this form. */
  @Permission("create on the form")
  public List<TaskOptions.Target> picksAtSubmit(Actor actor, QualifiedKey form) {
    return reading.picksAtSubmit(actor, form, clock.instant());
  }

  /** The forms that the actor may fill or read, for menus. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<FormSummary> forms(Actor actor) {
    return reading.forms(actor);
  }

  /** The form as it is now. */
  @Permission("create or read on the form")
  public dev.formwork.forms.Form form(Actor actor, QualifiedKey form) {
    return reading.form(actor, form);
  }

  /** The JSON Schema of what the actor may send as a record's data. */
  @Permission("create or read on the form; only fields that the actor may see")
  public Map<String, Object> schema(Actor actor, QualifiedKey form) {
    return reading.schema(actor, form);
  }

  /** What a choice of a form offers now, without what is no longer to be chosen. */
  @Permission("create or read on the form")
  public List<Option> options(Actor actor, QualifiedKey form, Options options) {
    return reading.options(actor, form, options);
  }

  /** Records that a relation to this form can point to. */
  @Permission("read on the form; only records within the actor's scope")
  public List<RelationChoice> choose(Actor actor, QualifiedKey form, String search, int limit) {
    return reading.choose(actor, form, search, limit, clock.instant());
  }

  /** What a choice offers in a record that is being filled in, as its filter has it. */
  @Permission("create on the form, or read on the record")
  public List<Option> options(Actor actor, Offered offered) {
    return reading.options(actor, offered, clock.instant());
  }

  /** Records that a relation offers in a record that is being filled in, as its filter has it. */
  @Permission("create on the form, or read on the record; only records within the actor's scope")
  public List<RelationChoice> choose(Actor actor, Offered offered, String search, int limit) {
    return reading.choose(actor, offered, search, limit, clock.instant());
  }

  /**
   * What a related record is called: its number and summary; empty if the actor may not read it.
   */
  @Permission("read on the record")
  public String label(Actor actor, QualifiedKey form, String id) {
    return reading.label(actor, form, id, clock.instant());
  }

  /** A file that stands in a field of the record which the actor may read; else not found. */
  @Permission("read on the record and its field")
  public dev.formwork.files.StoredFile file(
      Actor actor, QualifiedKey form, String id, String fileId) {
    return reading.file(actor, form, id, fileId, clock.instant());
  }

  /** Whether the actor may do this with some record of the form. */
  @NoPermission(because = "it is the question itself")
  public boolean may(Actor actor, Action action, QualifiedKey form) {
    return reading.may(actor, action, form);
  }
}
