package dev.formwork.sequences.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.sequences.SequenceRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The collection {@code sequenceRuns}. The field {@code runs} is there only while one runs, and so
 * keeps a sequence from running twice for one record.
 */
@Component
class SequenceStore {

  private final MongoCollection<Document> runs;

  SequenceStore(MongoDatabase database) {
    runs = database.getCollection("sequenceRuns");
    runs.createIndex(Indexes.ascending("runs"), new IndexOptions().unique(true).sparse(true));
    runs.createIndex(
        Indexes.compoundIndex(Indexes.ascending("about"), Indexes.descending("startedAt")));
  }

  /** Keeps a new one; false where it is there already, or another one runs for the record. */
  boolean add(SequenceRun run) {
    var document =
        new Document("_id", run.id())
            .append("sequence", run.sequence().toString())
            .append("form", run.form().toString())
            .append("record", run.record())
            .append("about", about(run.form(), run.record()))
            .append("runs", mark(run.sequence(), run.form(), run.record()))
            .append("state", run.state().name())
            .append("next", run.next())
            .append("startedAt", Date.from(run.startedAt()))
            .append("due", Date.from(Objects.requireNonNull(run.due())));
    try {
      runs.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  Optional<SequenceRun> find(String id) {
    return Optional.ofNullable(runs.find(Filters.eq("_id", id)).first()).map(SequenceStore::run);
  }

  Optional<SequenceRun> running(QualifiedKey sequence, QualifiedKey form, String record) {
    return Optional.ofNullable(runs.find(Filters.eq("runs", mark(sequence, form, record))).first())
        .map(SequenceStore::run);
  }

  List<SequenceRun> of(QualifiedKey form, String record, int limit) {
    var found = new ArrayList<SequenceRun>();
    runs.find(Filters.eq("about", about(form, record)))
        .sort(Sorts.descending("startedAt"))
        .limit(limit)
        .forEach(document -> found.add(run(document)));
    return found;
  }

  /** The step in this place was taken; the next one comes then. */
  void goesOn(SequenceRun run, Instant due) {
    runs.updateOne(
        at(run),
        Updates.combine(Updates.set("next", run.next() + 1), Updates.set("due", Date.from(due))));
  }

  /** Whether it ran until now. */
  boolean ends(String id, SequenceRun.State state, Instant at) {
    return runs.updateOne(
                Filters.and(
                    Filters.eq("_id", id), Filters.eq("state", SequenceRun.State.RUNNING.name())),
                Updates.combine(
                    Updates.set("state", state.name()),
                    Updates.set("endedAt", Date.from(at)),
                    Updates.unset("due"),
                    Updates.unset("runs")))
            .getMatchedCount()
        == 1;
  }

  private static Bson at(SequenceRun run) {
    return Filters.and(
        Filters.eq("_id", run.id()),
        Filters.eq("state", SequenceRun.State.RUNNING.name()),
        Filters.eq("next", run.next()));
  }

  private static String about(QualifiedKey form, String record) {
    return form + "/" + record;
  }

  private static String mark(QualifiedKey sequence, QualifiedKey form, String record) {
    return sequence + ":" + about(form, record);
  }

  private static SequenceRun run(Document document) {
    return new SequenceRun(
        document.getString("_id"),
        QualifiedKey.parse(document.getString("sequence")),
        QualifiedKey.parse(document.getString("form")),
        document.getString("record"),
        SequenceRun.State.valueOf(document.getString("state")),
        document.getInteger("next"),
        document.getDate("startedAt").toInstant(),
        moment(document, "due"),
        moment(document, "endedAt"));
  }

  private static @Nullable Instant moment(Document document, String key) {
    Date date = document.getDate(key);
    return date == null ? null : date.toInstant();
  }
}
