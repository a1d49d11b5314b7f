package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Records;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the records that flows want something done with. */
@Component
class OtherRecords {

  private final Forms forms;
  private final RecordStore store;
  private final Worlds worlds;
  private final Scripts scripts;
  private final Contexts contexts;

  OtherRecords(Forms forms, RecordStore store, Worlds worlds, Scripts scripts, Contexts contexts) {
    this.forms = forms;
    this.store = store;
    this.worlds = worlds;
    this.scripts = scripts;
    this.contexts = contexts;
  }

  /** Ids of the records that the flow of this record means. */
  List<String> ids(Actor actor, QualifiedKey form, String record, Records records, Instant now) {
    FormModel model = forms.current(form);
    try (ScriptSession session = scripts.open()) {
      var context = contexts.of(actor, model, now, session);
      return find(model, record)
          .map(found -> worlds.ids(model, found, records, Contexts.about(found, context)))
          .orElse(List.of());
    }
  }

  /** Where a record belongs; empty where it is not there any more. */
  Optional<FormRecord.Owner> owner(QualifiedKey form, String record) {
    return find(forms.current(form), record).map(FormRecord::owner);
  }

  boolean isThere(QualifiedKey form, String record) {
    return store.find(form, record).isPresent();
  }

  /** Whether the record is still in the flow that this step of another one began. */
  boolean runsFor(QualifiedKey form, String record, String step) {
    return find(forms.current(form), record)
        .map(FormRecord::execution)
        .filter(execution -> !execution.status().isOver())
        .map(Execution::parent)
        .filter(parent -> parent.step().equals(step))
        .isPresent();
  }

  private Optional<FormRecord> find(FormModel model, String id) {
    return store
        .find(model.key(), id)
        .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()));
  }
}
