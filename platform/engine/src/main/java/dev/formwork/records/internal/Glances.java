package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.formwork.access.FieldAccess;
import dev.formwork.flows.Step;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.Glance;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Shows records at a glance to one actor. */
@Component
public class Glances {

  /** What a glance needs none of. */
  static final Bson LEFT_OUT =
      Projections.exclude("actions", "effects", "touched", "search", "buckets", "unique");

  private final Forms forms;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final FlowViews flows;

  Glances(Forms forms, RecordStore store, Scripts scripts, Contexts contexts, FlowViews flows) {
    this.forms = forms;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.flows = flows;
  }

  public List<Glance> of(Actor actor, QualifiedKey form, Collection<String> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (ScriptSession session = scripts.open()) {
      FormModel model = forms.current(form);
      EvaluationContext context = contexts.of(actor, model, now, session);
      var documents =
          store
              .collection(form)
              .find(Filters.in("_id", ids))
              .projection(LEFT_OUT)
              .into(new ArrayList<>());
      return documents.stream()
          .flatMap(document -> visible(actor, model, document, context).stream())
          .toList();
    } catch (Refusal.NotFound formIsGone) {
      return List.of();
    }
  }

  /** The record at a glance, unless the actor may not read it. */
  Optional<Glance> visible(
      Actor actor, FormModel current, Document document, EvaluationContext context) {
    FormRecord record = RecordBson.fromDocument(document, current.key(), current.logic());
    if (!Reading.mayRead(forms.access(), actor, current, record, context)) {
      return Optional.empty();
    }
    FormModel model =
        record.state() == State.RUNNING && record.release() != current.release()
            ? forms.pinned(current.key(), record.release())
            : current;
    return Optional.of(glance(actor, model, record, Contexts.about(record, context)));
  }

  private Glance glance(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    var rights = Rights.of(actor, model, record, null, forms.access(), context);
    return new Glance(
        record.id(),
        record.form(),
        model.form().title(),
        record.number(),
        record.state(),
        record.revision(),
        record.stamps().createdBy(),
        record.stamps().createdAt(),
        record.stamps().updatedAt(),
        summary(model, record, rights),
        record.execution() == null
            ? List.of()
            : record.execution().openSteps().stream().map(Step::title).toList(),
        tasks(actor, model, record));
  }

  private List<RecordView.MyTask> tasks(Actor actor, FormModel model, FormRecord record) {
    return Rights.offered(actor, record).stream()
        .map(task -> flows.glimpse(actor, model, record, task))
        .toList();
  }

  private static List<Glance.Shown> summary(
      FormModel model, FormRecord record, Map<String, FieldAccess> rights) {
    var shown = Viewing.shown(record.data(), rights);
    var summary = new ArrayList<Glance.Shown>();
    model
        .form()
        .summary()
        .forEach(key -> {
          Field field = model.logic().fields().get(key.value());
          Object value = shown.get(key.value());
          if (field != null && value != null) {
            summary.add(new Glance.Shown(field, value));
          }
        });
    return summary;
  }

  /**
   * The summary fields of all forms that some grant of the actor's keeps closed. Where he has no
   * grant at all, only an open task shows him a record, and its node says what stays closed.
   */
  public List<String> closedSummaryFields(Actor actor) {
    var closed = new ArrayList<String>();
    for (FormModel model : forms.all()) {
      if (!forms.access().decide(actor, dev.formwork.access.Action.READ, model.key()).allowed()) {
        continue;
      }
      var open = forms.access().fields(actor, model.key(), model.logic().fields().keySet());
      model.form().summary().stream()
          .filter(field -> open.containsKey(field.value()))
          .filter(field -> !open.getOrDefault(field.value(), FieldAccess.HIDDEN).canRead())
          .forEach(field -> closed.add(model.key() + "." + field));
    }
    return closed;
  }
}
