package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.definitions.Apps;
import dev.formwork.files.StoredFile;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.Surroundings;
import dev.formwork.flows.TaskOptions;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.forms.RecordSchema;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.FormRecord;
import dev.formwork.records.FormSummary;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.Offered;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelatedRecords;
import dev.formwork.records.RelationChoice;
import dev.formwork.records.RuleButton;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every way records are read. */
@Component
public class Reading {

  private final Forms forms;
  private final Apps apps;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Viewing viewing;
  private final Queries queries;
  private final Preview preview;
  private final History history;
  private final Attachments attachments;
  private final RelatedLists relatedLists;

  Reading(
      Forms forms,
      Apps apps,
      RecordStore store,
      Scripts scripts,
      Contexts contexts,
      Viewing viewing,
      Queries queries,
      Preview preview,
      History history,
      Attachments attachments,
      RelatedLists relatedLists) {
    this.relatedLists = relatedLists;
    this.forms = forms;
    this.apps = apps;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.viewing = viewing;
    this.queries = queries;
    this.preview = preview;
    this.history = history;
    this.attachments = attachments;
  }

  /** A draft is its creator's alone; everything else is as access decides. */
  static boolean mayRead(
      Access access, Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    if (record.state() == State.DRAFT) {
      return actor.id().equals(record.stamps().createdBy());
    }
    return access
        .decide(actor, Action.READ, model.key(), record.facts(), Contexts.about(record, context))
        .allowed();
  }

  public RecordView get(Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      return viewing.view(actor, found.model(), found.record(), found.context());
    }
  }

  public RecordView asOf(Actor actor, QualifiedKey form, String id, Instant moment, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      if (found.record().stamps().createdAt().truncatedTo(ChronoUnit.MILLIS).isAfter(moment)) {
        throw new Refusal.NotFound("record.not-yet");
      }
      return viewing.earlier(
          actor, found.model(), found.record(), history.since(id, moment), found.context());
    }
  }

  public RecordView preview(
      Actor actor, QualifiedKey form, @Nullable String id, Map<String, ?> changes, Instant now) {
    try (ScriptSession session = scripts.open()) {
      if (id == null) {
        FormModel model = forms.current(form);
        forms.access().decide(actor, Action.CREATE, form).orThrow();
        EvaluationContext context = contexts.of(actor, model, now, session);
        return preview.ofNew(actor, model, changes, context);
      }
      Found found = find(actor, form, id, now, session);
      return preview.of(actor, found.model(), found.record(), changes, found.context());
    }
  }

  public RecordView correction(
      Actor actor, QualifiedKey form, String id, Map<String, ?> changes, Instant now) {
    Mending.requireAdmin(actor);
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      return preview.ofCorrection(actor, found.model(), found.record(), changes, found.context());
    }
  }

  public List<RelatedRecords> related(Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      return relatedLists.of(actor, form, id, found.context());
    }
  }

  public RecordPage query(Actor actor, RecordQuery query, Instant now) {
    try (ScriptSession session = scripts.open()) {
      FormModel model = forms.current(query.form());
      forms.access().decide(actor, Action.READ, model.key()).orThrow();
      return queries.page(actor, model, query, contexts.of(actor, model, now, session));
    }
  }

  public List<HistoryEntry> history(Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      var rights =
          Rights.of(actor, found.model(), found.record(), null, forms.access(), found.context());
      return Viewing.shown(history.of(id), rights);
    }
  }

  public List<TaskOptions.Target> picksAtSubmit(Actor actor, QualifiedKey form, Instant now) {
    FormModel model = forms.current(form);
    forms.access().decide(actor, Action.CREATE, form).orThrow();
    try (ScriptSession session = scripts.open()) {
      FormRecord empty = Writing.empty(actor, model, "", now);
      var context = Contexts.about(empty, contexts.of(actor, model, now, session));
      return model
          .flow()
          .map(flow ->
              FlowStepper.picksAtStart(
                  flow,
                  Execution.ready(
                      "", new QualifiedKey(form.app(), flow.key()), model.release(), actor.id()),
                  new FlowContext(context, actor.organisation(), model.logic(), Surroundings.NONE)))
          .orElse(List.of());
    }
  }

  public List<HistoryEntry.Change> difference(
      Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      Execution execution = found.record().execution();
      if (execution == null || execution.rounds().isEmpty()) {
        return List.of();
      }
      var rights =
          Rights.of(actor, found.model(), found.record(), null, forms.access(), found.context());
      long since = execution.rounds().getLast().since();
      return Differences.since(since, Viewing.shown(history.of(id), rights));
    }
  }

  public List<RuleButton> buttons(Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      return viewing.buttons(actor, found.model(), found.record(), found.context());
    }
  }

  public Optional<FlowPicture> picture(Actor actor, QualifiedKey form, String id, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Found found = find(actor, form, id, now, session);
      return viewing.picture(actor, found.model(), found.record(), found.context());
    }
  }

  public List<FormSummary> forms(Actor actor) {
    Access access = forms.access();
    return apps.live().all(Form.TYPE).stream()
        .map(named ->
            new FormSummary(
                named.key(),
                named.value().title(),
                appTitle(named.key()),
                named.value().icon(),
                access.decide(actor, Action.CREATE, named.key()).allowed(),
                access.decide(actor, Action.READ, named.key()).allowed()))
        .filter(summary -> summary.canCreate() || summary.canRead())
        .toList();
  }

  public Form form(Actor actor, QualifiedKey key) {
    return open(actor, key).form();
  }

  public Map<String, Object> schema(Actor actor, QualifiedKey key) {
    FormModel model = open(actor, key);
    Access access = forms.access();
    var keys = model.logic().fields().keySet();
    var created = access.fieldsOfNew(actor, key, keys);
    var read = access.fields(actor, key, keys);
    Map<String, Object> schema = RecordSchema.of(model.form(), model.choices());
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties
          .keySet()
          .removeIf(field ->
              created.get(String.valueOf(field)) == FieldAccess.HIDDEN
                  && read.get(String.valueOf(field)) == FieldAccess.HIDDEN);
    }
    return schema;
  }

  public List<Option> options(Actor actor, QualifiedKey key, Options options) {
    return open(actor, key).choices().of(options).stream().filter(Option::isActive).toList();
  }

  public List<RelationChoice> choose(
      Actor actor, QualifiedKey form, String search, int limit, Instant now) {
    FormModel model = forms.current(form);
    var query = RecordQuery.all(form).containing(search).limitedTo(limit);
    return choices(model, query(actor, query, now).rows());
  }

  public List<Option> options(Actor actor, Offered offered, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Offering offering = offering(actor, offered, now, session);
      return offering.options().stream().filter(Option::isActive).toList();
    }
  }

  public List<RelationChoice> choose(
      Actor actor, Offered offered, String search, int limit, Instant now) {
    try (ScriptSession session = scripts.open()) {
      Offering offering = offering(actor, offered, now, session);
      FormModel related = forms.current(offering.target());
      forms.access().decide(actor, Action.READ, related.key()).orThrow();
      var query = RecordQuery.all(related.key()).containing(search).limitedTo(limit);
      var context = contexts.of(actor, related, now, session);
      return choices(related, queries.offered(actor, related, query, offering.filter(), context));
    }
  }

  private Offering offering(Actor actor, Offered offered, Instant now, ScriptSession session) {
    String id = offered.record();
    if (id == null) {
      FormModel model = forms.current(offered.form());
      forms.access().decide(actor, Action.CREATE, model.key()).orThrow();
      EvaluationContext context = contexts.of(actor, model, now, session);
      var own = preview.ownOfNew(actor, model, offered.changes(), context);
      return Offering.of(model, offered, own);
    }
    Found found = find(actor, offered.form(), id, now, session);
    var own = preview.own(actor, found.model(), found.record(), offered.changes(), found.context());
    return Offering.of(found.model(), offered, own);
  }

  private static List<RelationChoice> choices(FormModel model, List<RecordPage.Row> rows) {
    return rows.stream()
        .filter(row -> row.state() != State.DRAFT)
        .map(row -> new RelationChoice(row.id(), label(model, row.number(), row.data())))
        .toList();
  }

  public String label(Actor actor, QualifiedKey form, String id, Instant now) {
    try {
      RecordView view = get(actor, form, id, now);
      return label(forms.current(form), view.number(), view.data());
    } catch (Refusal.NotFound notVisible) {
      return "";
    }
  }

  public StoredFile file(Actor actor, QualifiedKey form, String id, String fileId, Instant now) {
    RecordView view = get(actor, form, id, now);
    FormLogic logic = forms.current(form).logic();
    if (!attachments.named(logic, view.data()).contains(fileId)
        && !Attachments.ofDecisions(view.execution()).contains(fileId)
        && !stoodInIt(logic, history(actor, form, id, now), fileId)) {
      throw new Refusal.NotFound("files.not-found");
    }
    return attachments.find(fileId);
  }

  /** Whether the actor can see in the history that the file was once there. */
  private boolean stoodInIt(FormLogic logic, List<HistoryEntry> history, String fileId) {
    return history.stream()
        .flatMap(entry -> entry.changes().stream())
        .flatMap(change -> Earlier.values(change).stream())
        .anyMatch(values -> attachments.named(logic, values).contains(fileId));
  }

  public boolean may(Actor actor, Action action, QualifiedKey form) {
    return forms.access().decide(actor, action, form).allowed();
  }

  private record Found(FormModel model, FormRecord record, EvaluationContext context) {}

  private Found find(
      Actor actor, QualifiedKey form, String id, Instant now, ScriptSession session) {
    FormModel current = forms.current(form);
    EvaluationContext context = contexts.of(actor, current, now, session);
    FormRecord record =
        store
            .find(form, id)
            .map(document -> RecordBson.fromDocument(document, form, current.logic()))
            .filter(each -> mayRead(forms.access(), actor, current, each, context))
            .orElseThrow(() -> new Refusal.NotFound("record.not-found"));
    FormModel model =
        record.state() == State.RUNNING && record.release() != current.release()
            ? forms.pinned(form, record.release())
            : current;
    return new Found(model, record, Contexts.about(record, context));
  }

  private FormModel open(Actor actor, QualifiedKey key) {
    FormModel model = forms.current(key);
    Access access = forms.access();
    if (!access.decide(actor, Action.CREATE, key).allowed()) {
      access.decide(actor, Action.READ, key).orThrow();
    }
    return model;
  }

  private LocalizedText appTitle(QualifiedKey form) {
    return apps.findCurrent(form.app())
        .map(release -> release.manifest().title())
        .orElse(LocalizedText.EMPTY);
  }

  /** Words only: a key, an id or a bare number would say nothing. */
  static String label(FormModel model, @Nullable String number, Map<String, Object> data) {
    return Stream.concat(
            Stream.ofNullable(number),
            model.form().summary().stream()
                .flatMap(key -> model.form().field(key).stream())
                .filter(field -> isWords(field.type()))
                .map(field -> data.get(field.key().value()))
                .filter(Objects::nonNull)
                .map(String::valueOf))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  private static boolean isWords(FieldType type) {
    return type instanceof FieldType.Text
        || type instanceof FieldType.Serial
        || (type instanceof FieldType.Computed computed
            && computed.result() == FieldType.Result.TEXT);
  }
}
