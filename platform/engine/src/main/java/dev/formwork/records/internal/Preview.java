package dev.formwork.records.internal;

import dev.formwork.access.FieldAccess;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problems;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.rules.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a record would look like with changes that are still being typed; nothing is stored. */
@Component
class Preview {

  private final Forms forms;
  private final Lookups lookups;
  private final Viewing viewing;
  private final Duplicates duplicates;

  Preview(Forms forms, Lookups lookups, Viewing viewing, Duplicates duplicates) {
    this.duplicates = duplicates;
    this.forms = forms;
    this.lookups = lookups;
    this.viewing = viewing;
  }

  RecordView ofNew(
      Actor actor, FormModel model, Map<String, ?> changes, EvaluationContext context) {
    FormRecord empty = Writing.empty(actor, model, "", context.now());
    var rights = Rights.ofNew(actor, model, forms.access());
    EvaluationContext about = Contexts.about(empty, context);
    Map<String, Object> started =
        model.logic().withDefaults(typed(model, Map.of(), changes, rights), about);
    return shown(actor, model, empty, started, about);
  }

  RecordView of(
      Actor actor,
      FormModel model,
      FormRecord record,
      Map<String, ?> changes,
      EvaluationContext context) {
    var rights = Rights.of(actor, model, record, null, forms.access(), context);
    return shown(actor, model, record, typed(model, record.data(), changes, rights), context);
  }

  /** What a record that is not there yet would hold, for filters of its own fields. */
  EvaluationContext ownOfNew(
      Actor actor, FormModel model, Map<String, ?> changes, EvaluationContext context) {
    FormRecord empty = Writing.empty(actor, model, "", context.now());
    var rights = Rights.ofNew(actor, model, forms.access());
    EvaluationContext about = Contexts.about(empty, context);
    Map<String, Object> started =
        model.logic().withDefaults(typed(model, Map.of(), changes, rights), about);
    return about.withData(model.logic().evaluate(started, about).data());
  }

  /** What the record would hold, for filters of its own fields. */
  EvaluationContext own(
      Actor actor,
      FormModel model,
      FormRecord record,
      Map<String, ?> changes,
      EvaluationContext context) {
    var rights = Rights.of(actor, model, record, null, forms.access(), context);
    Map<String, Object> data = typed(model, record.data(), changes, rights);
    return context.withData(model.logic().evaluate(data, context).data());
  }

  /** As it looks to whoever repairs the record. */
  RecordView ofCorrection(
      Actor actor,
      FormModel model,
      FormRecord record,
      Map<String, ?> changes,
      EvaluationContext context) {
    var rights = Rights.ofRepair(actor, model, record, forms.access(), context);
    return shown(actor, model, record, typed(model, record.data(), changes, rights), context)
        .opened(rights);
  }

  private RecordView shown(
      Actor actor,
      FormModel model,
      FormRecord record,
      Map<String, Object> data,
      EvaluationContext context) {
    Map<String, Object> fresh = model.logic().withoutStale(record.data(), data);
    Lookups.Filled filled =
        lookups.fill(
            actor, model, record.data(), fresh, Writing.changedKeys(record.data(), data), context);
    Map<String, Object> complete =
        model.logic().withGivenRows(filled.data(), context, model.choices());
    EvaluationContext about = context.withData(complete);
    FormLogic.Evaluated evaluated = model.logic().evaluate(complete, about);
    Problems alike =
        duplicates.of(
            actor,
            model,
            record.id(),
            evaluated.data(),
            Writing.changedKeys(record.data(), evaluated.data()),
            context);
    Problems problems = evaluated.problems().and(filled.problems()).and(alike);
    return viewing.view(
        actor,
        model,
        Copies.withData(record, evaluated.data()),
        new FormLogic.Evaluated(
            evaluated.data(), evaluated.hidden(), evaluated.required(), problems),
        about.withData(evaluated.data()));
  }

  /** The changes that can be read and may be made; the others wait until they can. */
  private static Map<String, Object> typed(
      FormModel model,
      Map<String, Object> before,
      Map<String, ?> changes,
      Map<String, FieldAccess> rights) {
    var data = new LinkedHashMap<>(before);
    var open = new LinkedHashMap<String, Object>();
    Cells.given(changes, rights)
        .forEach((key, value) -> {
          if (rights.getOrDefault(key, FieldAccess.HIDDEN).canEdit()) {
            data.remove(key);
            if (value != null) {
              open.put(key, value);
            }
          }
        });
    model
        .logic()
        .read(open)
        .values()
        .forEach((key, value) -> {
          if (value != null) {
            data.put(key, value);
          }
        });
    return model.logic().withReadOnlyCellsOf(before, data, Cells.closed(rights));
  }
}
