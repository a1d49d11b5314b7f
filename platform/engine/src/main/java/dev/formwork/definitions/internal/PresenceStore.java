package dev.formwork.definitions.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** The collection {@code presence}: who was seen last where and when. */
@Repository
public class PresenceStore {

  private final MongoCollection<Document> present;

  public PresenceStore(MongoDatabase database) {
    this.present = database.getCollection("presence");
  }

  public void see(String person, String place, Instant at) {
    present.replaceOne(
        Filters.eq("_id", id(person, place)),
        new Document("place", place).append("person", person).append("at", Date.from(at)),
        new ReplaceOptions().upsert(true));
  }

  public void forget(String person, String place) {
    present.deleteOne(Filters.eq("_id", id(person, place)));
  }

  public void forgetBefore(String place, Instant at) {
    present.deleteMany(Filters.and(Filters.eq("place", place), Filters.lt("at", Date.from(at))));
  }

  /** Person ids of those who are there, but of this one. */
  public List<String> others(String person, String place) {
    return present
        .find(Filters.and(Filters.eq("place", place), Filters.ne("person", person)))
        .map(each -> each.getString("person"))
        .into(new ArrayList<>());
  }

  private static String id(String person, String place) {
    return place + " " + person;
  }
}
