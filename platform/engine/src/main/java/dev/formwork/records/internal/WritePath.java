package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way a record is written: load, work out, one conditional write, effects. */
@Component
public class WritePath {

  private static final Logger log = LoggerFactory.getLogger(WritePath.class);
  private static final int MAX_ATTEMPTS = 20;

  private final Forms forms;
  private final RecordStore store;
  private final Writing writing;
  private final Afterwards afterwards;
  private final Scripts scripts;
  private final Contexts contexts;
  private final BeforeSaving beforeSaving;
  private final Deleting deleting;

  WritePath(
      Forms forms,
      RecordStore store,
      Writing writing,
      Afterwards afterwards,
      Scripts scripts,
      Contexts contexts,
      BeforeSaving beforeSaving,
      Deleting deleting) {
    this.forms = forms;
    this.deleting = deleting;
    this.beforeSaving = beforeSaving;
    this.store = store;
    this.writing = writing;
    this.afterwards = afterwards;
    this.scripts = scripts;
    this.contexts = contexts;
  }

  /** Carries the command out; what is worked out is as precise in time as what will be read. */
  public RecordView handle(Actor actor, Command command, Instant at) {
    ActionIds.check(command.act().actionId());
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    return switch (command) {
      case Command.Create create -> create(actor, create, now);
      case Command.OnExisting existing -> change(actor, existing, now);
    };
  }

  private RecordView create(Actor actor, Command.Create command, Instant now) {
    try (ScriptSession session = scripts.open()) {
      return create(actor, command, now, session);
    }
  }

  /**
   * Refuses a decision as {@link #handle} would for what stands in the record, and does nothing.
   */
  public void check(Actor actor, Command.Decide command, Instant now) {
    try (ScriptSession session = scripts.open()) {
      FormModel current = forms.current(command.form());
      FormRecord record = visible(actor, current, command.id(), now, session);
      Writing.Attempt attempt = attempt(actor, command, current, record, now, session);
      refuseOverwriting(attempt, record, command);
      FormRecord filled = writing.filled(attempt, record, command);
      TaskViews.stopped(
              attempt.model(),
              filled,
              Acting.openTask(record, command.task()),
              command.decision().outcome(),
              Contexts.about(filled, attempt.context()))
          .orThrow();
    }
  }

  /**
   * That the record is there already is found by trying: an act that comes again is refused then,
   * as its id, a unique value or a duplicate rule stands in the way of itself.
   */
  private RecordView create(
      Actor actor, Command.Create command, Instant now, ScriptSession session) {
    FormModel model = forms.current(command.form());
    EvaluationContext context = contexts.ofNew(actor, model, now, session);
    forms.access().decide(actor, Action.CREATE, model.key()).orThrow();
    store.prepare(model);
    String id = ActionIds.recordId(actor, command);
    var attempt = new Writing.Attempt(actor, model, command, now, context, session);
    FormRecord written;
    try {
      Writing.Outcome outcome = beforeSaving.applied(attempt, null, writing.create(attempt, id));
      written = finished(attempt, null, outcome);
      if (store.insert(written, model.logic()) == RecordStore.Written.OVERTAKEN) {
        throw new Refusal.NotFound("record.not-found");
      }
    } catch (Refusal refused) {
      FormRecord before = load(model, id).orElseThrow(() -> refused);
      return repeated(actor, model, before, command, context);
    }
    return afterwards.answer(actor, model, written, context);
  }

  private RecordView change(Actor actor, Command.OnExisting command, Instant now) {
    Optional<RecordView> written = changeRecent(actor, command, now);
    if (written.isPresent()) {
      return written.get();
    }
    try (ScriptSession session = scripts.open()) {
      return changeStored(actor, command, now, session);
    }
  }

  private RecordView changeStored(
      Actor actor, Command.OnExisting command, Instant now, ScriptSession session) {
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      FormModel current = forms.current(command.form());
      FormRecord record = visible(actor, current, command.id(), now, session);
      Writing.Attempt attempt = attempt(actor, command, current, record, now, session);
      if (ActionIds.isDone(record, command)) {
        return afterwards.view(actor, attempt.model(), record, attempt.context());
      }
      refuseOverwriting(attempt, record, command);
      Writing.Outcome outcome = writing.change(attempt, record);
      if (cameToNothing(command, record, outcome)) {
        return afterwards.view(actor, attempt.model(), record, attempt.context());
      }
      Optional<RecordView> written =
          command instanceof Command.Delete
              ? deleting.delete(attempt, record)
              : written(attempt, record, outcome);
      if (written.isPresent()) {
        return written.get();
      }
    }
    throw new Refusal.Conflict(Problem.error("record.busy", ""));
  }

  /**
   * The same with the record as this node last wrote it, which spares reading it. Others may have
   * written it since: the write is made on condition of its revision, and whatever else comes of it
   * is worked out again from the record as it is stored.
   */
  private Optional<RecordView> changeRecent(Actor actor, Command.OnExisting command, Instant now) {
    FormModel current = forms.current(command.form());
    Optional<FormRecord> recent = store.recent(current, command.id());
    if (recent.isEmpty() || command instanceof Command.Delete) {
      return Optional.empty();
    }
    Optional<RecordView> written = Optional.empty();
    try (ScriptSession session = scripts.open()) {
      FormRecord record = recent.get();
      if (isVisible(record, actor, current, now, session) && !ActionIds.isDone(record, command)) {
        Writing.Attempt attempt = attempt(actor, command, current, record, now, session);
        refuseOverwriting(attempt, record, command);
        Writing.Outcome outcome = writing.change(attempt, record);
        if (!cameToNothing(command, record, outcome)) {
          written = written(attempt, record, outcome);
        }
      }
    } catch (Refusal refused) {
      log.debug("Looking again at {}, as it may have changed meanwhile", command.id(), refused);
    }
    if (written.isEmpty()) {
      store.forgetRecent(command.id());
    }
    return written;
  }

  private Writing.Attempt attempt(
      Actor actor,
      Command.OnExisting command,
      FormModel current,
      FormRecord record,
      Instant now,
      ScriptSession session) {
    FormModel model = modelOf(current, record, command);
    store.prepare(model);
    EvaluationContext context = contexts.on(record, actor, model, now, session);
    return new Writing.Attempt(actor, model, command, now, context, session);
  }

  /** Empty where somebody else was first. */
  private Optional<RecordView> written(
      Writing.Attempt attempt, FormRecord record, Writing.Outcome outcome) {
    FormModel model = attempt.model();
    FormRecord written = finished(attempt, record, beforeSaving.applied(attempt, record, outcome));
    return store.replace(written, model.logic()) == RecordStore.Written.DONE
        ? Optional.of(afterwards.answer(attempt.actor(), model, written, attempt.context()))
        : Optional.empty();
  }

  /** Whether the platform has asked in vain; then nothing is written. */
  private static boolean cameToNothing(
      Command.OnExisting command, FormRecord record, Writing.Outcome outcome) {
    return switch (command) {
      case Command.Wake _ -> Acting.nothingCameOf(record, outcome);
      case Command.Follow _ ->
          Differences.between(record.data(), outcome.record().data()).isEmpty();
      default -> false;
    };
  }

  /**
   * A draft follows the current release when it is touched; what runs or is over keeps its own,
   * unless the command takes it to another.
   */
  private FormModel modelOf(FormModel current, FormRecord record, Command.OnExisting command) {
    int release =
        command instanceof Command.OnRelease changing ? changing.release() : record.release();
    return record.state() == State.RUNNING && release != current.release()
        ? forms.pinned(record.form(), release)
        : current;
  }

  private FormRecord visible(
      Actor actor, FormModel model, String id, Instant now, ScriptSession session) {
    return load(model, id)
        .filter(record -> isVisible(record, actor, model, now, session))
        .orElseThrow(() -> new Refusal.NotFound("record.not-found"));
  }

  private boolean isVisible(
      FormRecord record, Actor actor, FormModel model, Instant now, ScriptSession session) {
    EvaluationContext context = contexts.of(actor, model, now, session);
    return Reading.mayRead(forms.access(), actor, model, record, context);
  }

  private Optional<FormRecord> load(FormModel model, String id) {
    return store
        .find(model.key(), id)
        .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()));
  }

  private RecordView repeated(
      Actor actor,
      FormModel model,
      FormRecord record,
      Command.Create command,
      EvaluationContext context) {
    if (!ActionIds.isDone(record, command)) {
      throw new Refusal.Conflict(Problem.error("record.action.reused", ""));
    }
    return afterwards.view(actor, model, record, context);
  }

  /**
   * Edits that met are both kept when they touch different fields; where they touch the same one,
   * the later is refused and told both values: of fields that are his to change, others tell
   * nothing.
   */
  private void refuseOverwriting(
      Writing.Attempt attempt, FormRecord record, Command.OnExisting command) {
    Long base = command.act().base();
    if (base == null || base >= record.revision()) {
      return;
    }
    FormModel model = attempt.model();
    var rights = Rights.of(attempt.actor(), model, record, null, forms.access(), attempt.context());
    var conflicts = new ArrayList<Problem>();
    for (String key : command.changes().keySet()) {
      Object mine = command.changes().get(key);
      Object theirs = record.data().get(key);
      Field field = model.logic().fields().get(key);
      if (field != null
          && rights.getOrDefault(key, FieldAccess.HIDDEN).canEdit()
          && record.touched().getOrDefault(key, 0L) > base
          && !Differences.same(theirs, mine)) {
        conflicts.add(
            Problem.error("record.field.conflict", key)
                .with("field", field.title())
                .with("mine", mine == null ? "" : mine)
                .with("theirs", theirs == null ? "" : Cells.shown(key, theirs, rights)));
      }
    }
    if (command instanceof Command.Delete) {
      conflicts.add(Problem.error("record.revision.stale", "").with("revision", record.revision()));
    }
    if (!conflicts.isEmpty()) {
      throw new Refusal.Conflict(new Problems(conflicts));
    }
  }

  /** The record as the write stores it, with its history entry and inbox entries as effects. */
  private FormRecord finished(
      Writing.Attempt attempt, @Nullable FormRecord before, Writing.Outcome outcome) {
    FormRecord record = outcome.record();
    List<HistoryEntry.Change> changes =
        Differences.between(before == null ? Map.of() : before.data(), record.data());
    Set<String> changed = Differences.fields(changes);
    var stamped = Stamping.updated(record.stamps(), attempt.now(), attempt.actor().id());
    var action = ActionIds.done(attempt.command());
    FormRecord written = Copies.written(record, stamped, changed, action);
    var effects = new ArrayList<Effect>();
    String prefix = written.id() + ":" + written.revision() + ":";
    effects.add(
        History.effect(
            written,
            prefix + 0,
            written.revision(),
            attempt.command().act().origin(),
            outcome.said(),
            changes));
    if (written.execution() != null) {
      effects.add(InboxEffect.of(before, written, attempt.model(), outcome.moved(), prefix + 1));
    }
    Command.Act act = attempt.command().act();
    effects.addAll(FlowEffects.of(outcome.moved(), written, attempt.model(), prefix, act));
    effects.addAll(afterwards.alsoTold(attempt, before, written, outcome.moved(), prefix));
    return Copies.withEffects(written, effects);
  }
}
