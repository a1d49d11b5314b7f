package dev.formwork.packs.internal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
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

  public void set(String mark) {
    database
        .getCollection("samples")
        .replaceOne(
            Filters.eq("_id", mark), new Document("_id", mark), new ReplaceOptions().upsert(true));
  }
}
