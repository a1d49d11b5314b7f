package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
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

  /** The migration that a record's last write was; empty if it was something else. */
  Optional<Done> last(FormRecord record) {
    String id = record.id() + ":" + record.revision() + ":v";
    return Optional.ofNullable(collection().find(Filters.eq("_id", id)).first())
        .map(document ->
            new Done(
                ExecutionBson.fromDocument(Document.parse(document.getString("before"))),
                document.getBoolean("canBeUndone", false)));
  }

  private MongoCollection<Document> collection() {
    return database.getCollection("migrations");
  }
}
