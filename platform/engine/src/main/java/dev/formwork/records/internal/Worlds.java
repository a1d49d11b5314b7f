package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Records;
import dev.formwork.flows.Span;
import dev.formwork.flows.Surroundings;
import dev.formwork.identity.Delegations;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.Workloads;
import dev.formwork.rules.Condition;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.EvaluationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows flows the world around their record. They see all records, as who published them may. */
@Component
class Worlds {

  /** More records than this are too many for one step of a flow. */
  static final int MOST = 1_000;

  private final Forms forms;
  private final RecordStore store;
  private final Delegations delegations;
  private final ObjectProvider<Workloads> workloads;
  private final OpeningTimes times;

  Worlds(
      Forms forms,
      RecordStore store,
      Delegations delegations,
      ObjectProvider<Workloads> workloads,
      OpeningTimes times) {
    this.forms = forms;
    this.store = store;
    this.delegations = delegations;
    this.workloads = workloads;
    this.times = times;
  }

  /** The world as a move of this record's flow sees it. */
  Surroundings around(
      FormModel model, FormRecord record, EvaluationContext context, Organisation organisation) {
    String department = record.owner().department();
    var calendars =
        department == null
            ? List.<QualifiedKey>of()
            : organisation.calendarsOf(DefinitionKey.of(department));
    return new World(model, record, context, calendars);
  }

  /** The deadlines of a record that run, the first due first; paused ones at the end. */
  List<RecordView.RunningDeadline> running(FormRecord record, EvaluationContext context) {
    Execution execution = record.execution();
    if (execution == null) {
      return List.of();
    }
    return execution.deadlines().stream()
        .filter(row -> !row.deadline().isOver())
        .sorted(
            Comparator.comparing(DeadlineRow::due, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(row -> running(row, context))
        .toList();
  }

  private RecordView.RunningDeadline running(DeadlineRow row, EvaluationContext context) {
    OpeningHours hours = times.orAlways(row.deadline().calendar(), context.zone());
    Duration left = row.deadline().left(context.now(), hours);
    Instant due = row.due();
    Duration away = due == null ? left : Duration.between(context.now(), due);
    return new RecordView.RunningDeadline(
        row, left, row.deadline().used(context.now(), hours), away);
  }

  /** Ids of the records that another record's flow means, the oldest first. */
  List<String> ids(FormModel model, FormRecord record, Records records, EvaluationContext context) {
    return new World(model, record, context, List.of()).ids(records);
  }

  private final class World implements Surroundings {

    private final FormModel model;
    private final FormRecord record;
    private final EvaluationContext context;
    private final List<QualifiedKey> calendars;

    World(
        FormModel model,
        FormRecord record,
        EvaluationContext context,
        List<QualifiedKey> calendars) {
      this.model = model;
      this.record = record;
      this.context = context;
      this.calendars = calendars;
    }

    @Override
    public Optional<Flow> flow(QualifiedKey flow) {
      return model.flows().find(flow);
    }

    @Override
    public Optional<DecisionTable> table(String name) {
      return forms.table(model, QualifiedKey.parse(name, model.key().app()));
    }

    @Override
    public List<String> ids(Records records) {
      return found(records).stream().map(document -> document.getString("_id")).toList();
    }

    private List<Document> found(Records records) {
      FormModel other = other(records);
      var found =
          store
              .collection(other.key())
              .find(matching(records, other, null))
              .sort(Sorts.ascending("createdAt", "_id"))
              .projection(Projections.include("data"))
              .limit(MOST + 1)
              .into(new ArrayList<>());
      if (found.size() > MOST) {
        throw new Refusal.TooMuch(
            Problem.error("record.flow.too-many-records", "").with("max", MOST));
      }
      return found;
    }

    @Override
    public long count(Records records, @Nullable Condition and) {
      FormModel other = other(records);
      return store.count(other.key(), matching(records, other, and), Integer.MAX_VALUE);
    }

    @Override
    public List<String> persons(Records records, FieldKey field) {
      var persons = new LinkedHashSet<String>();
      for (Document document : found(records)) {
        Document data = document.get("data", Document.class);
        if (data != null && data.get(field.value()) instanceof String person) {
          persons.add(person);
        }
      }
      return List.copyOf(persons);
    }

    private FormModel other(Records records) {
      return forms.current(records.formIn(model.key().app()));
    }

    private Bson matching(Records records, FormModel other, @Nullable Condition and) {
      var compiler = new QueryCompiler(other.logic(), context);
      var parts = new ArrayList<Bson>();
      parts.add(Filters.ne("state", "draft"));
      if (records.link() != null) {
        parts.add(Filters.eq("data." + records.link(), record.id()));
      }
      if (records.field() != null) {
        Object named = context.value(records.field());
        parts.add(Filters.eq("_id", named == null ? "" : named));
      }
      if (records.where() != null) {
        parts.add(compiler.filter(records.where()));
      }
      if (and != null) {
        parts.add(compiler.filter(and));
      }
      return Filters.and(parts);
    }

    @Override
    public Map<String, Long> openTasks(Collection<String> persons) {
      return workloads.stream().findFirst().map(loads -> loads.openTasks(persons)).orElse(Map.of());
    }

    @Override
    public Map<String, Instant> lastGiven(
        QualifiedKey flow, DefinitionKey node, Collection<String> persons) {
      return workloads.stream()
          .findFirst()
          .map(loads -> loads.lastGiven(model.key(), node, persons))
          .orElse(Map.of());
    }

    @Override
    public Map<String, String> standIns(QualifiedKey flow) {
      return delegations.standIns(flow, record.form(), context.now());
    }

    @Override
    public long revision() {
      return record.revision() + 1;
    }

    @Override
    public Optional<OpeningHours> hours(QualifiedKey calendar) {
      return times.of(calendar);
    }

    @Override
    public Instant after(Instant from, Span span) {
      return times.after(from, span, calendars, context.zone());
    }
  }
}
