package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.Migration;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.FormRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** How executions were before they went to another release, kept so that it can be taken back. */
@Component
class Migrations implements EffectReceiver {

  private final MongoDatabase database;

  Migrations(MongoDatabase database) {
    this.database = database;
    collection()
        .createIndex(
            Indexes.compoundIndex(Indexes.ascending("record"), Indexes.descending("revision")));
  }

  /**
   * One migration of a record.
   *
   * @param before the execution as it was
   * @param canBeUndone whether it changed nothing but the execution
   */
  record Done(Execution before, boolean canBeUndone) {}

  static Effect effect(FormRecord before, FormRecord written, List<FlowEffect> moved, String id) {
    Execution execution = Objects.requireNonNull(before.execution(), "only what runs migrates");
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", written.id());
    payload.put("form", written.form().toString());
    payload.put("revision", written.revision());
    payload.put("from", (long) execution.release());
    payload.put("to", (long) written.release());
    payload.put("at", written.stamps().updatedAt());
    payload.put("by", written.stamps().updatedBy());
    payload.put(
        "canBeUndone", before.data().equals(written.data()) && Migration.canBeUndone(moved));
    payload.put("before", ExecutionBson.toDocument(execution).toJson());
    Execution after = Objects.requireNonNull(written.execution(), "it still runs");
    payload.put("after", ExecutionBson.toDocument(after).toJson());
    return new Effect(id, Effect.MIGRATION, payload);
  }

  @Override
  public String kind() {
    return Effect.MIGRATION;
  }

  @Override
  public void receive(Effect effect) {
    Document entry = Values.toBson(effect.payload());
    entry.put("_id", effect.id());
    collection()
        .replaceOne(Filters.eq("_id", effect.id()), entry, new ReplaceOptions().upsert(true));
  }

  /**
   * The last migration of a record; empty where the record was moved on or changed since. Remarks
   * and urging do neither.
   */
  Optional<Done> last(FormRecord record) {
    return Optional.ofNullable(
            collection()
                .find(Filters.eq("record", record.id()))
                .sort(Sorts.descending("revision"))
                .first())
        .filter(document -> stands(record, document))
        .map(document ->
            new Done(
                execution(document.getString("before")),
                document.getBoolean("canBeUndone", false)));
  }

  /** Whether a record still is as that migration left it. */
  private static boolean stands(FormRecord record, Document done) {
    long revision = Numbers.get(done, "revision");
    Execution now = record.execution();
    String after = done.getString("after");
    if (record.revision() == revision || now == null || after == null) {
      return record.revision() == revision;
    }
    return execution(after).unurged().equals(now.unurged())
        && record.touched().values().stream().allMatch(touched -> touched <= revision);
  }

  private static Execution execution(String json) {
    return ExecutionBson.fromDocument(Document.parse(json));
  }

  private MongoCollection<Document> collection() {
    return database.getCollection("migrations");
  }
}
