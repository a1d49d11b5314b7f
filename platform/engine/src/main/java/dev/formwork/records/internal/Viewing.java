package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.flows.FlowTask;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problems;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.FormRecord;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.RuleButton;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Shows records as one actor may see them. */
@Component
class Viewing {

  private final Forms forms;
  private final FlowViews flows;
  private final Buttons buttons;

  Viewing(Forms forms, FlowViews flows, Buttons buttons) {
    this.forms = forms;
    this.buttons = buttons;
    this.flows = flows;
  }

  RecordView view(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    EvaluationContext about = Contexts.about(record, context);
    return view(
        actor, model, record, model.logic().evaluate(record.data(), Set.of(), about), about);
  }

  /** The record with evaluated data, which may not be stored yet. */
  RecordView view(
      Actor actor,
      FormModel model,
      FormRecord record,
      FormLogic.Evaluated evaluated,
      EvaluationContext context) {
    Map<String, FieldAccess> rights =
        record.revision() == 0
            ? Rights.ofNew(actor, model, forms.access())
            : Rights.of(actor, model, record, null, forms.access(), context);
    List<FlowTask> mine = Rights.held(actor, record);
    boolean fills = record.state() == State.DRAFT || mine.stream().anyMatch(FlowTask::isCorrection);
    Problems problems =
        fills ? model.logic().validate(evaluated, context, model.choices()) : Problems.NONE;
    return new RecordView(
        record.id(),
        record.form(),
        model.form(),
        record.revision(),
        record.release(),
        record.number(),
        record.state(),
        shown(evaluated.data(), rights),
        rights,
        evaluated.hidden(),
        LaterSections.fields(model, record.state(), evaluated, rights),
        required(
            model, record, evaluated, mine, path -> fills || Cells.open(path, rights).canEdit()),
        readable(problems, rights),
        record.stamps(),
        record.owner(),
        record.execution(),
        flows.running(record, context),
        flows.tasks(actor, model, record, context),
        allowed(actor, model, record, rights, context),
        flows.retractable(actor, model, record, context));
  }

  /** The record as it was before something happened to it, open for reading at most. */
  RecordView earlier(
      Actor actor,
      FormModel model,
      FormRecord record,
      List<HistoryEntry> undone,
      EvaluationContext context) {
    Map<String, Object> data = Earlier.data(model.logic(), record.data(), undone);
    var rights =
        new LinkedHashMap<>(Rights.of(actor, model, record, null, forms.access(), context));
    rights.replaceAll((_, open) -> open.canRead() ? FieldAccess.READ : open);
    return new RecordView(
        record.id(),
        record.form(),
        model.form(),
        undone.isEmpty() ? record.revision() : undone.getLast().revision() - 1,
        record.release(),
        record.number(),
        record.state(),
        shown(data, rights),
        rights,
        model.logic().evaluate(data, Set.of(), context).hidden(),
        Set.of(),
        Set.of(),
        Problems.NONE,
        record.stamps(),
        record.owner(),
        null,
        List.of(),
        List.of(),
        Set.of(),
        null);
  }

  List<RuleButton> buttons(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    return buttons.of(actor, model, record, context);
  }

  Optional<FlowPicture> picture(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    return flows.picture(actor, model, record, context);
  }

  /** Data without hidden fields, with masks for masked ones. */
  static Map<String, Object> shown(Map<String, Object> data, Map<String, FieldAccess> rights) {
    var shown = new LinkedHashMap<String, Object>();
    data.forEach((key, value) -> {
      FieldAccess open = rights.getOrDefault(key, FieldAccess.HIDDEN);
      if (open.canRead()) {
        shown.put(key, Cells.shown(key, value, rights));
      } else if (open == FieldAccess.MASKED) {
        shown.put(key, Masks.of(value));
      }
    });
    return shown;
  }

  /** Entries without what the actor may not see; a change of a masked field shows its masks. */
  static List<HistoryEntry> shown(List<HistoryEntry> entries, Map<String, FieldAccess> rights) {
    return entries.stream()
        .map(entry ->
            new HistoryEntry(
                entry.id(),
                entry.revision(),
                entry.at(),
                entry.by(),
                entry.actingFor(),
                entry.origin(),
                entry.kind(),
                entry.node(),
                entry.outcome(),
                entry.text(),
                entry.persons(),
                entry.changes().stream()
                    .filter(change -> Cells.open(change.path(), rights) != FieldAccess.HIDDEN)
                    .map(change -> shown(change, rights))
                    .toList(),
                entry.why()))
        .toList();
  }

  private static HistoryEntry.Change shown(
      HistoryEntry.Change change, Map<String, FieldAccess> rights) {
    String field = FieldPath.fieldOf(change.path());
    UnaryOperator<Object> show =
        Cells.open(change.path(), rights).canRead()
            ? value -> Cells.shown(field, value, rights)
            : Masks::of;
    return new HistoryEntry.Change(
        change.path(),
        change.before() == null ? null : show.apply(change.before()),
        change.after() == null ? null : show.apply(change.after()));
  }

  private static Problems readable(Problems problems, Map<String, FieldAccess> rights) {
    return new Problems(
        problems.stream()
            .filter(problem -> {
              String path = problem.path();
              return path.isEmpty() || Cells.open(path, rights) != FieldAccess.HIDDEN;
            })
            .toList());
  }

  /**
   * What must be filled: by the form, as far as it may be written now, and by the tasks of whoever
   * looks.
   *
   * @param open whether what stands at a path may be written now
   */
  private static Set<String> required(
      FormModel model,
      FormRecord record,
      FormLogic.Evaluated evaluated,
      List<FlowTask> mine,
      Predicate<String> open) {
    var required = new LinkedHashSet<String>();
    evaluated.required().stream().filter(open).forEach(required::add);
    mine.forEach(task -> required.addAll(TaskViews.required(model, record, task)));
    return required;
  }

  private Set<String> allowed(
      Actor actor,
      FormModel model,
      FormRecord record,
      Map<String, FieldAccess> rights,
      EvaluationContext context) {
    var allowed = new LinkedHashSet<String>();
    Access access = forms.access();
    boolean creator = record.stamps().createdBy().equals(actor.id()) || actor.isAdmin();
    boolean editable = rights.values().stream().anyMatch(FieldAccess::canEdit);
    if (record.state() == State.DRAFT) {
      if (creator) {
        allowed.addAll(Set.of("edit", "submit"));
      }
    } else if (editable) {
      allowed.add("edit");
    }
    boolean deletable =
        record.state() == State.DRAFT
            ? creator
            : record.state() != State.RUNNING
                && access
                    .decide(actor, Action.DELETE, model.key(), record.facts(), context)
                    .allowed();
    if (deletable && record.revision() > 0) {
      allowed.add("delete");
    }
    if (record.revision() > 0) {
      allowed.add("comment");
    }
    allowed.addAll(flows.allowed(actor, model, record, context));
    return allowed;
  }
}
