package dev.formwork.packs.internal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Remembers which sample records have been played to their end. */
@Repository
public class SampleMarks {

  private final MongoDatabase database;

  SampleMarks(MongoDatabase database) {
    this.database = database;
  }

  public boolean isSet(String mark) {
    return database.getCollection("samples").find(Filters.eq("_id", mark)).first() != null;
  }

  /** The records that came of samples, by {@code @} and the id of the sample. */
  public Map<String, String> ids(String mark) {
    Document found = database.getCollection("samples").find(Filters.eq("_id", mark)).first();
    var ids = new HashMap<String, String>();
    if (found != null && found.get("ids") instanceof Document known) {
      known.forEach((name, id) -> ids.put(name, String.valueOf(id)));
    }
    return ids;
  }

  /** How many acts were played under this mark. */
  public int played(String mark) {
    Document found = database.getCollection("samples").find(Filters.eq("_id", mark)).first();
    return found == null ? 0 : found.getInteger("played", 0);
  }

  /** Remembers that so many acts were played, and which records came of them. */
  public void advance(String mark, int played, Map<String, String> made) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.set("played", played));
    made.forEach((name, id) -> changes.add(Updates.set("ids." + name, id)));
    database
        .getCollection("samples")
        .updateOne(
            Filters.eq("_id", mark), Updates.combine(changes), new UpdateOptions().upsert(true));
  }

  public void set(String mark) {
    database
        .getCollection("samples")
        .replaceOne(
            Filters.eq("_id", mark), new Document("_id", mark), new ReplaceOptions().upsert(true));
  }
}
