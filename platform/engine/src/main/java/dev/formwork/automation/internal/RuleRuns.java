package dev.formwork.automation.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.automation.Run;
import dev.formwork.automation.RunQuery;
import dev.formwork.automation.RunStep;
import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The collection {@code runs}: one document for each firing of a rule, with its log. */
@Component
public class RuleRuns {

  /** The log of a run keeps its last steps. */
  static final int MOST_STEPS = 200;

  private final MongoCollection<Document> runs;

  private final Clock clock;

  RuleRuns(MongoDatabase database, Clock clock) {
    this.clock = clock;
    runs = database.getCollection("runs");
    runs.createIndex(Indexes.descending("at", "_id"));
    runs.createIndex(
        Indexes.compoundIndex(Indexes.ascending("rule"), Indexes.descending("at", "_id")));
    runs.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("at", "_id")));
    runs.createIndex(Indexes.ascending("record"), new IndexOptions().sparse(true));
    runs.createIndex(Indexes.ascending("parent"), new IndexOptions().sparse(true));
    runs.createIndex(Indexes.ascending("forgetAt"), new IndexOptions().sparse(true));
  }

  /** Keeps a new run; false if there is one of its id. */
  public boolean add(Run run) {
    try {
      runs.insertOne(RunBson.of(run));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  public Optional<Run> find(String id) {
    return Optional.ofNullable(runs.find(Filters.eq("_id", id)).first()).map(RunBson::run);
  }

  /** Keeps how far an open run is. */
  void advance(Run run, Run.Position position, Run.Counts counts, List<RunStep> steps) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.set("action", position.action()));
    changes.add(Updates.set("after", position.after()));
    changes.add(Updates.set("acted", counts.acted()));
    changes.add(Updates.set("failed", counts.failed()));
    if (!steps.isEmpty()) {
      changes.add(
          Updates.pushEach(
              "steps",
              steps.stream().map(RunBson::of).toList(),
              new PushOptions().slice(-MOST_STEPS)));
    }
    runs.updateOne(open(run.id()), Updates.combine(changes));
  }

  void done(Run run, Instant forgetAt) {
    runs.updateOne(
        open(run.id()),
        Updates.combine(
            Updates.set("state", Run.State.DONE.name()),
            Updates.set("forgetAt", Date.from(forgetAt)),
            Updates.unset("cause"),
            Updates.unset("causeArgs")));
  }

  /** It failed once more; it stays open where it is to be tried again. */
  void failed(Run run, Failing failing, List<RunStep> steps) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.inc("tries", 1));
    changes.add(Updates.set("cause", failing.code()));
    changes.add(Updates.set("causeArgs", RunBson.document(failing.args())));
    if (failing.last()) {
      changes.add(Updates.set("state", Run.State.FAILED.name()));
    }
    if (!steps.isEmpty()) {
      changes.add(
          Updates.pushEach(
              "steps",
              steps.stream().map(RunBson::of).toList(),
              new PushOptions().slice(-MOST_STEPS)));
    }
    runs.updateOne(open(run.id()), Updates.combine(changes));
  }

  /** Opens a failed or stopped run again; how often that was done already, or empty. */
  public Optional<Long> reopen(String id) {
    Bson closed =
        Filters.and(
            Filters.eq("_id", id),
            Filters.in("state", Run.State.FAILED.name(), Run.State.STOPPED.name()));
    boolean done =
        runs.updateOne(
                    closed,
                    Updates.combine(
                        Updates.set("state", Run.State.OPEN.name()), Updates.inc("retried", 1L)))
                .getModifiedCount()
            == 1;
    return done
        ? Optional.ofNullable(runs.find(Filters.eq("_id", id)).first())
            .map(it -> it.get("retried", 0L))
        : Optional.empty();
  }

  /** Gives a failed or stopped run up for good; false if it isn't one. */
  public boolean discard(String id, Instant forgetAt) {
    return runs.updateOne(
                Filters.and(
                    Filters.eq("_id", id),
                    Filters.in("state", Run.State.FAILED.name(), Run.State.STOPPED.name())),
                Updates.combine(
                    Updates.set("state", Run.State.DISCARDED.name()),
                    Updates.set("forgetAt", Date.from(forgetAt))))
            .getModifiedCount()
        == 1;
  }

  /** The latest first, from behind the run that was seen last. */
  public List<Run> list(RunQuery query, int limit) {
    var parts = new ArrayList<Bson>();
    if (query.rule() != null) {
      parts.add(Filters.eq("rule", query.rule().toString()));
    }
    if (query.state() != null) {
      parts.add(Filters.eq("state", query.state().name()));
    }
    if (query.record() != null) {
      parts.add(Filters.eq("record", query.record()));
    }
    if (query.after() != null) {
      find(query.after())
          .ifPresent(last -> {
            Date at = Date.from(last.at());
            parts.add(
                Filters.or(
                    Filters.lt("at", at),
                    Filters.and(Filters.eq("at", at), Filters.lt("_id", last.id()))));
          });
    }
    return runs.find(parts.isEmpty() ? new Document() : Filters.and(parts))
        .sort(Sorts.descending("at", "_id"))
        .limit(limit)
        .map(RunBson::run)
        .into(new ArrayList<>());
  }

  /** How many runs a rule of time has had for a record by a timer of this version. */
  long count(QualifiedKey rule, String record, long since) {
    return runs.find(
            Filters.and(
                Filters.eq("record", record),
                Filters.eq("rule", rule.toString()),
                Filters.eq("facts.since", since)))
        .projection(Projections.include("_id"))
        .into(new ArrayList<>())
        .size();
  }

  /** Forgets what was done or discarded long enough ago. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
  void forget() {
    runs.deleteMany(Filters.lt("forgetAt", Date.from(clock.instant())));
  }

  /** How long a run that is over is kept. */
  public static Instant forgetAt(Instant now) {
    return now.plus(Duration.ofDays(180));
  }

  private static Bson open(String id) {
    return Filters.and(Filters.eq("_id", id), Filters.eq("state", Run.State.OPEN.name()));
  }

  /** Why a run failed. */
  record Failing(String code, Map<String, Object> args, boolean last) {}
}
