package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Signal;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a command makes of a record, step by step and in this order: access, merge of allowed
 * changes, defaults and fills, formulas, visibility and validation, flow. It reads, but writes
 * nothing; {@link Outcome} is what one conditional write then stores.
 */
@Component
class Writing {

  private final Forms forms;
  private final Lookups lookups;
  private final Serials serials;
  private final FlowSteps flowSteps;
  private final Acting acting;
  private final Attachments attachments;
  private final Taken taken;
  private final Duplicates duplicates;

  Writing(
      Forms forms,
      Lookups lookups,
      Serials serials,
      FlowSteps flowSteps,
      Acting acting,
      Attachments attachments,
      Taken taken,
      Duplicates duplicates) {
    this.duplicates = duplicates;
    this.forms = forms;
    this.lookups = lookups;
    this.serials = serials;
    this.flowSteps = flowSteps;
    this.acting = acting;
    this.attachments = attachments;
    this.taken = taken;
  }

  /**
   * All that the steps know of the act.
   *
   * @param context without data; each step adds what it asks about
   */
  record Attempt(
      Actor actor,
      FormModel model,
      Command command,
      Instant now,
      EvaluationContext context,
      ScriptSession session) {}

  /**
   * The record as it is to be written, what its history will say beyond the changed values, and
   * what its flow wants done.
   */
  record Outcome(FormRecord record, History.Said said, List<FlowEffect> moved) {

    Outcome(FormRecord record, History.Said said) {
      this(record, said, List.of());
    }
  }

  Outcome create(Attempt attempt, String id) {
    var command = (Command.Create) attempt.command();
    forms.access().decide(attempt.actor(), Action.CREATE, attempt.model().key()).orThrow();
    FormRecord empty =
        ownedBy(
            command.owner(), empty(attempt.actor(), attempt.model(), id, attempt.now()), attempt);
    Map<String, FieldAccess> rights =
        isFlow(attempt)
            ? Rights.ofFlow(attempt.model())
            : Rights.ofNew(attempt.actor(), attempt.model(), forms.access());
    FormLogic logic = attempt.model().logic();
    FormRecord merged = lookups.placed(attempt.model(), merge(attempt, empty, rights, true));
    if (command.submit()) {
      return submitted(attempt, merged, "created", command.picked());
    }
    FormLogic.Evaluated evaluated =
        logic.evaluate(merged.data(), Contexts.about(merged, attempt.context()));
    refuseUnsound(attempt, merged, evaluated);
    return new Outcome(withData(merged, evaluated.data()), History.Said.plain("created"));
  }

  Outcome change(Attempt attempt, FormRecord record) {
    return switch ((Command.OnExisting) attempt.command()) {
      case Command.Edit _ -> edit(attempt, record);
      case Command.Submit submit -> submit(attempt, record, submit);
      case Command.Decide decide -> decide(attempt, record, decide);
      case Command.Handle handle -> acting.handle(attempt, record, handle, this::saved);
      case Command.Repair repair -> acting.repair(attempt, record, repair, this::saved);
      case Command.Withdraw _,
          Command.Retract _,
          Command.Terminate _,
          Command.Urge _,
          Command.Retry _,
          Command.Migrate _,
          Command.UndoMigration _,
          Command.Wake _,
          Command.Begin _,
          Command.Comment _,
          Command.Press _,
          Command.Admit _ ->
          acting.on(attempt, record);
      case Command.Follow _ -> followed(attempt, record);
      case Command.Delete _ ->
          new Outcome(deletable(attempt, record), History.Said.plain("deleted"));
    };
  }

  private Outcome edit(Attempt attempt, FormRecord record) {
    refuseUnless(
        record.state() == State.DRAFT
            ? isCreator(attempt, record)
            : record.state() != State.RUNNING
                || isFlow(attempt)
                || !Rights.held(attempt.actor(), record).isEmpty(),
        "record.edit.not-now");
    if (record.state() != State.DRAFT && record.state() != State.RUNNING) {
      decideOn(attempt, Action.EDIT, record);
    }
    if (record.state() != State.DRAFT) {
      return edited(attempt, saved(attempt, record, null));
    }
    FormRecord merged = merge(attempt, record, rights(attempt, record, null), false);
    FormLogic.Evaluated evaluated =
        attempt.model().logic().evaluate(merged.data(), Contexts.about(merged, attempt.context()));
    refuseUnsound(attempt, merged, evaluated);
    return new Outcome(withData(merged, evaluated.data()), History.Said.plain("edited"));
  }

  /** What it takes from others as it is now, with what follows from that; nobody typed it. */
  private Outcome followed(Attempt attempt, FormRecord record) {
    FormLogic logic = attempt.model().logic();
    EvaluationContext context =
        Contexts.about(record, attempt.context())
            .withElsewhere(taken.of(attempt.model(), Taken.Counts.ANEW));
    FormLogic.Evaluated evaluated = logic.evaluate(record.data(), logic.taken(), context);
    FormRecord now = withData(record, evaluated.data());
    Outcome edited = edited(attempt, now);
    return new Outcome(edited.record(), edited.said().of("followed"), edited.moved());
  }

  /** A change that the record's flow may have waited for. */
  private Outcome edited(Attempt attempt, FormRecord record) {
    var said = History.Said.plain("edited");
    return record.state() == State.RUNNING && record.execution() != null
        ? flowSteps.signalled(attempt, record, new Signal.Changed(), said)
        : new Outcome(record, said);
  }

  /** What came in, merged and checked as far as it changes something. */
  private FormRecord saved(Attempt attempt, FormRecord record, @Nullable FlowTask task) {
    FormRecord merged = merge(attempt, record, rights(attempt, record, task), false);
    EvaluationContext context = Contexts.about(merged, attempt.context());
    FormLogic.Evaluated settled = attempt.model().logic().settle(merged.data(), context);
    refuseChanged(attempt, record, settled, context, Set.of());
    duplicates
        .of(
            attempt.actor(),
            attempt.model(),
            record.id(),
            settled.data(),
            changedKeys(record.data(), settled.data()),
            attempt.context())
        .orThrow();
    return withData(merged, settled.data());
  }

  private Outcome submit(Attempt attempt, FormRecord record, Command.Submit submit) {
    refuseUnless(record.state() == State.DRAFT, "record.submit.not-a-draft");
    refuseUnless(isCreator(attempt, record), "record.edit.not-now");
    FormRecord merged =
        lookups.placed(
            attempt.model(), merge(attempt, record, rights(attempt, record, null), false));
    return submitted(attempt, merged, "submitted", submit.picked());
  }

  private Outcome decide(Attempt attempt, FormRecord record, Command.Decide decide) {
    FormRecord filled = filled(attempt, record, decide);
    return flowSteps.decided(attempt, filled, Acting.openTask(record, decide.task()), decide);
  }

  /** The record as it goes into a decision; refuses what is wrong or missing in it. */
  FormRecord filled(Attempt attempt, FormRecord record, Command.Decide decide) {
    FlowTask task = Acting.openTask(record, decide.task());
    Acting.requireHolder(attempt, task);
    attachments.requireOwn(attempt.actor(), decide.decision());
    FormRecord merged = merge(attempt, record, rights(attempt, record, task), false);
    EvaluationContext context = Contexts.about(merged, attempt.context());
    FormLogic.Evaluated settled = attempt.model().logic().settle(merged.data(), context);
    FormModel model = attempt.model();
    boolean demandsAll = TaskViews.demandsAll(model, record, task, decide.decision().outcome());
    if (task.isCorrection()) {
      refuseInvalid(attempt, settled, context);
    } else {
      Set<String> needed = demandsAll ? TaskViews.required(model, record, task) : Set.of();
      refuseChanged(attempt, record, settled, context, needed);
    }
    return withData(merged, settled.data());
  }

  private FormRecord deletable(Attempt attempt, FormRecord record) {
    if (record.state() == State.DRAFT) {
      refuseUnless(isCreator(attempt, record), "record.edit.not-now");
    } else {
      decideOn(attempt, Action.DELETE, record);
      refuseUnless(record.state() != State.RUNNING, "record.delete.running");
    }
    return record;
  }

  /** Checks everything, numbers the record and starts its flow. */
  private Outcome submitted(
      Attempt attempt, FormRecord record, String kind, Map<DefinitionKey, List<String>> picked) {
    FormLogic logic = attempt.model().logic();
    EvaluationContext context = Contexts.about(record, attempt.context());
    FormLogic.Evaluated settled = logic.settle(record.data(), context);
    refuseInvalid(attempt, settled, context);
    duplicates
        .of(
            attempt.actor(),
            attempt.model(),
            record.id(),
            settled.data(),
            settled.data().keySet(),
            attempt.context())
        .orThrow();
    FormRecord numbered =
        serials.numbered(
            attempt.model(), withData(record, settled.data()), attempt.context().today());
    return flowSteps.started(attempt, numbered, kind, picked);
  }

  /** Merges what came in, as far as the rights allow; anything else refuses the whole act. */
  private FormRecord merge(
      Attempt attempt, FormRecord record, Map<String, FieldAccess> rights, boolean isNew) {
    FormLogic logic = attempt.model().logic();
    Map<String, ?> changes = attempt.command().changes();
    FormLogic.Input input = logic.read(Cells.given(changes, rights));
    Problems problems = input.problems().and(Cells.forbidden(changes, rights));
    for (String key : input.values().keySet()) {
      if (!rights.getOrDefault(key, FieldAccess.HIDDEN).canEdit()) {
        problems = problems.and(Problem.error("record.field.forbidden", key));
      }
    }
    problems.orThrow();
    Map<String, Object> data = new LinkedHashMap<>(record.data());
    input
        .values()
        .forEach((key, value) -> {
          if (value == null) {
            data.remove(key);
          } else {
            data.put(key, value);
          }
        });
    EvaluationContext context = Contexts.about(record, attempt.context());
    Map<String, Object> typed =
        logic.withReadOnlyCellsOf(record.data(), data, Cells.closed(rights));
    Map<String, Object> started =
        isNew ? logic.withDefaults(typed, context) : logic.withRowDefaults(typed, context);
    Set<String> changed = changedKeys(record.data(), started);
    Map<String, Object> fresh = logic.withoutStale(record.data(), started);
    Lookups.Filled filled =
        lookups.fill(attempt.actor(), attempt.model(), record.data(), fresh, changed, context);
    filled.problems().orThrow();
    Map<String, Object> complete =
        logic.withGivenRows(filled.data(), context, attempt.model().choices());
    Map<String, Object> withFiles =
        attachments.completed(attempt.actor(), logic, record.data(), complete);
    return withData(record, RowIds.assign(withFiles));
  }

  static Set<String> changedKeys(Map<String, Object> before, Map<String, Object> after) {
    return Differences.fields(Differences.between(before, after));
  }

  private Map<String, FieldAccess> rights(
      Attempt attempt, FormRecord record, @Nullable FlowTask task) {
    if (isFlow(attempt) || attempt.command() instanceof Command.Repair) {
      return Rights.ofFlow(attempt.model());
    }
    return Rights.of(
        attempt.actor(), attempt.model(), record, task, forms.access(), attempt.context());
  }

  private void decideOn(Attempt attempt, Action action, FormRecord record) {
    forms
        .access()
        .decide(attempt.actor(), action, attempt.model().key(), record.facts(), attempt.context())
        .orThrow();
  }

  /** Whether a flow or rule does this, with the rights of whoever published it. */
  private static boolean isFlow(Attempt attempt) {
    return attempt.command().act().origin().isOfPlatform();
  }

  private static boolean isCreator(Attempt attempt, FormRecord record) {
    return attempt.actor().id().equals(record.stamps().createdBy()) || attempt.actor().isAdmin();
  }

  /** A draft may be incomplete, but what stands in it must be sound. */
  private static void refuseUnsound(
      Attempt attempt, FormRecord record, FormLogic.Evaluated evaluated) {
    EvaluationContext context = Contexts.about(record, attempt.context());
    attempt.model().logic().validateDraft(evaluated, context, attempt.model().choices()).orThrow();
  }

  private static void refuseInvalid(
      Attempt attempt, FormLogic.Evaluated evaluated, EvaluationContext context) {
    attempt.model().logic().validate(evaluated, context, attempt.model().choices()).orThrow();
  }

  /**
   * Later changes answer for themselves only: a date that lies in the past by now, in a field that
   * nobody touched, does not hold up a decision.
   */
  static void refuseChanged(
      Attempt attempt,
      FormRecord before,
      FormLogic.Evaluated evaluated,
      EvaluationContext context,
      Set<String> needed) {
    Set<String> changed =
        attempt.model().logic().concerned(changedKeys(before.data(), evaluated.data()));
    Predicate<Problem> concerns =
        problem -> {
          String field = FieldPath.fieldOf(problem.path());
          return changed.contains(field) || problem.code().startsWith("record.formula.");
        };
    var own =
        attempt.model().logic().validate(evaluated, context, attempt.model().choices()).stream()
            .filter(concerns)
            .toList();
    var missing =
        needed.stream()
            .filter(key -> evaluated.isVisible(key) && evaluated.data().get(key) == null)
            .map(key -> required(attempt, key))
            .toList();
    new Problems(own).and(new Problems(missing)).orThrow();
  }

  private static Problem required(Attempt attempt, String key) {
    var field = attempt.model().logic().fields().get(key);
    var problem = Problem.error("record.field.required", key);
    return field == null ? problem : problem.with("field", field.title());
  }

  private static void refuseUnless(boolean allowed, String code) {
    if (!allowed) {
      throw new Refusal.Conflict(Problem.error(code, ""));
    }
  }

  /** A record that nobody has filled or stored yet. */
  static FormRecord empty(Actor actor, FormModel model, String id, Instant now) {
    return new FormRecord(
        id,
        model.key(),
        0,
        model.release(),
        null,
        State.DRAFT,
        Map.of(),
        null,
        new FormRecord.Stamps(now, actor.id(), now, actor.id(), null, null),
        new FormRecord.Owner(
            actor.mainDepartment().map(DefinitionKey::value).orElse(null),
            actor.mainStore().map(DefinitionKey::value).orElse(null)),
        Set.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  /** The platform may make records that belong elsewhere than where it stands itself: nowhere. */
  private static FormRecord ownedBy(
      FormRecord.@Nullable Owner owner, FormRecord record, Attempt attempt) {
    boolean ofPlatform =
        isFlow(attempt) || attempt.command().act().origin() == Command.Origin.PUBLIC;
    return owner == null || !ofPlatform ? record : Copies.ownedBy(record, owner);
  }

  private static FormRecord withData(FormRecord record, Map<String, Object> data) {
    return Copies.withData(record, data);
  }
}
