package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.flows.Execution;
import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Migration;
import dev.formwork.flows.NodeMap;
import dev.formwork.flows.Step;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.Migrated;
import dev.formwork.records.RunningExecution;
import dev.formwork.records.State;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Finds running executions for administrators, and takes them to other releases one by one. */
@Component
public class Executions {

  private final Forms forms;
  private final RecordStore store;
  private final Contexts contexts;
  private final Mending mending;
  private final WritePath writePath;
  private final Scripts scripts;

  Executions(
      Forms forms,
      RecordStore store,
      Contexts contexts,
      Mending mending,
      WritePath writePath,
      Scripts scripts) {
    this.forms = forms;
    this.store = store;
    this.contexts = contexts;
    this.mending = mending;
    this.writePath = writePath;
    this.scripts = scripts;
  }

  /** What is to become of which records. */
  public record Wanted(
      QualifiedKey form, List<String> records, NodeMap nodes, String words, Command.Act act) {

    private Command.Act actOn(String record) {
      return Command.Act.of(act.actionId() + " " + record, act.origin());
    }
  }

  public RunningExecution.Page running(Actor actor, RunningExecution.Query query, Instant now) {
    FormModel current = forms.current(query.form());
    List<FormRecord> found = find(current, filter(query, true), query.limit() + 1);
    if (found.size() <= query.limit() && !query.stopped()) {
      int rest = query.limit() + 1 - found.size();
      found.addAll(find(current, filter(query, false), rest));
    }
    boolean more = found.size() > query.limit();
    try (ScriptSession session = scripts.open()) {
      var items =
          found.stream()
              .limit(query.limit())
              .map(record -> shown(attempt(actor, current, record, now, session), record))
              .toList();
      return new RunningExecution.Page(items, current.release(), releases(current), more);
    }
  }

  /** Those in which something runs, then the others. */
  public List<RunningExecution.OfForm> flows() {
    return forms.all().stream()
        .flatMap(model ->
            model.flow().stream()
                .map(flow ->
                    new RunningExecution.OfForm(
                        model.key(), model.form().title(), flow.title(), running(model))))
        .sorted(Comparator.comparing(each -> each.running() == 0))
        .toList();
  }

  private long running(FormModel model) {
    return store.collection(model.key()).countDocuments(Filters.eq("state", State.RUNNING.word()));
  }

  public Optional<Flow> flow(QualifiedKey form, int release) {
    return forms.pinned(form, release).flow();
  }

  private List<FormRecord> find(FormModel model, Bson filter, int limit) {
    return store
        .collection(model.key())
        .find(filter)
        .sort(Sorts.ascending("createdAt", "_id"))
        .limit(limit)
        .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()))
        .into(new ArrayList<>());
  }

  private static Bson filter(RunningExecution.Query query, boolean stopped) {
    var parts = new ArrayList<Bson>();
    parts.add(Filters.eq("state", State.RUNNING.word()));
    String still = ExecutionStatus.STOPPED.name();
    parts.add(
        stopped ? Filters.eq("execution.status", still) : Filters.ne("execution.status", still));
    if (query.release() != null) {
      parts.add(Filters.eq("execution.release", query.release()));
    }
    if (query.node() != null) {
      parts.add(Filters.eq("execution.tasks.node", query.node().value()));
    }
    return Filters.and(parts);
  }

  private List<RunningExecution.OnRelease> releases(FormModel model) {
    var running = new TreeMap<Integer, Long>();
    var stopped = new TreeMap<Integer, Long>();
    var group =
        new Document(
                "_id", new Document("r", "$execution.release").append("s", "$execution.status"))
            .append("n", new Document("$sum", 1));
    for (Document each :
        store
            .collection(model.key())
            .aggregate(
                List.of(
                    new Document("$match", new Document("state", State.RUNNING.word())),
                    new Document("$group", group)))) {
      Document key = each.get("_id", Document.class);
      if (key.get("r") instanceof Number release) {
        boolean still = ExecutionStatus.STOPPED.name().equals(key.getString("s"));
        long count = Numbers.get(each, "n");
        running.merge(release.intValue(), count, Long::sum);
        stopped.merge(release.intValue(), still ? count : 0, Long::sum);
      }
    }
    return running.entrySet().stream()
        .map(entry ->
            new RunningExecution.OnRelease(
                entry.getKey(), entry.getValue(), stopped.getOrDefault(entry.getKey(), 0L)))
        .toList();
  }

  private RunningExecution shown(Writing.Attempt attempt, FormRecord record) {
    Execution execution = record.execution();
    if (execution == null) {
      throw new IllegalStateException("Expected an execution of " + record.id());
    }
    Set<String> stuck =
        mending.stuck(attempt, record).stream().map(Step::id).collect(Collectors.toSet());
    Instant submitted = record.stamps().submittedAt();
    return new RunningExecution(
        record.id(),
        record.number(),
        execution.flow(),
        execution.release(),
        execution.status(),
        submitted == null ? record.stamps().createdAt() : submitted,
        execution.openSteps().stream()
            .map(step -> place(execution, step, stuck.contains(step.id())))
            .toList());
  }

  private static RunningExecution.Place place(Execution execution, Step step, boolean stuck) {
    return new RunningExecution.Place(
        step.id(),
        step.node(),
        step.title(),
        step.enteredAt(),
        execution.deadlineOf(step).map(row -> row.due()).orElse(null),
        execution.tasks().stream().filter(task -> task.step().equals(step.id())).toList(),
        stuck);
  }

  /** An attempt at nothing, with the release that the record runs on. */
  private Writing.Attempt attempt(
      Actor actor, FormModel current, FormRecord record, Instant now, ScriptSession session) {
    FormModel model =
        record.release() == current.release()
            ? current
            : forms.pinned(record.form(), record.release());
    return attempt(actor, model, record.id(), NodeMap.BY_KEY, now, session);
  }

  private Writing.Attempt attempt(
      Actor actor,
      FormModel model,
      String record,
      NodeMap nodes,
      Instant now,
      ScriptSession session) {
    var looking =
        new Command.Migrate(
            model.key(),
            record,
            model.release(),
            nodes,
            "",
            Command.Act.of("looking", Command.Origin.API));
    return new Writing.Attempt(
        actor, model, looking, now, contexts.of(actor, model, now, session), session);
  }

  public List<Migrated> preview(
      Actor actor, QualifiedKey form, List<String> records, NodeMap nodes, Instant now) {
    FormModel current = forms.current(form);
    try (ScriptSession session = scripts.open()) {
      return each(
          current,
          records,
          record -> planned(attempt(actor, current, record.id(), nodes, now, session), record));
    }
  }

  private Migrated planned(Writing.Attempt attempt, FormRecord record) {
    var looking = (Command.Migrate) attempt.command();
    Migration.Plan plan = mending.plan(attempt, record, looking.nodes());
    return new Migrated(
        record.id(),
        record.number(),
        record.release(),
        attempt.model().release(),
        plan.places(),
        plan.dues(),
        plan.canBeUndone(),
        plan.advance().problems().list());
  }

  public List<Migrated> migrate(Actor actor, Wanted wanted, Instant now) {
    FormModel current = forms.current(wanted.form());
    return each(
        current,
        wanted.records(),
        record -> {
          Migrated plan =
              preview(actor, wanted.form(), List.of(record.id()), wanted.nodes(), now).getFirst();
          writePath.handle(
              actor,
              new Command.Migrate(
                  wanted.form(),
                  record.id(),
                  current.release(),
                  wanted.nodes(),
                  wanted.words(),
                  wanted.actOn(record.id())),
              now);
          return new Migrated(
              record.id(),
              record.number(),
              plan.from(),
              current.release(),
              plan.places(),
              plan.dues(),
              plan.canBeUndone(),
              List.of());
        });
  }

  public List<Migrated> undo(Actor actor, Wanted wanted, Instant now) {
    FormModel current = forms.current(wanted.form());
    return each(
        current,
        wanted.records(),
        record -> {
          int before = mending.releaseBefore(record);
          writePath.handle(
              actor,
              new Command.UndoMigration(
                  wanted.form(), record.id(), before, wanted.actOn(record.id())),
              now);
          return result(record, before, List.of());
        });
  }

  /** One after another: what is refused for one says nothing of the others. */
  private List<Migrated> each(
      FormModel current, List<String> records, Function<FormRecord, Migrated> act) {
    var results = new ArrayList<Migrated>();
    for (String id : records) {
      Optional<FormRecord> record =
          store
              .find(current.key(), id)
              .map(found -> RecordBson.fromDocument(found, current.key(), current.logic()));
      if (record.isEmpty()) {
        results.add(
            new Migrated(
                id,
                null,
                0,
                current.release(),
                List.of(),
                List.of(),
                false,
                new Refusal.NotFound("record.not-found").problems().list()));
        continue;
      }
      try {
        results.add(act.apply(record.get()));
      } catch (Refusal refused) {
        results.add(result(record.get(), current.release(), refused.problems().list()));
      }
    }
    return results;
  }

  private static Migrated result(
      FormRecord record, int to, List<dev.formwork.kernel.Problem> problems) {
    return new Migrated(
        record.id(), record.number(), record.release(), to, List.of(), List.of(), false, problems);
  }
}
