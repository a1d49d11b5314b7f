package dev.formwork.scenarios.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * All documents of a database at one moment, to go back to. Collections and indexes that came later
 * stay, empty: making them anew costs more than all else.
 */
final class Snapshot {

  private final MongoDatabase database;
  private final Set<String> without;
  private final Map<String, List<RawBsonDocument>> documents = new HashMap<>();

  private Snapshot(MongoDatabase database, Set<String> without) {
    this.database = database;
    this.without = without;
  }

  /**
   * One that has nothing of some collections.
   *
   * @param without names of these
   */
  static Snapshot of(MongoDatabase database, Set<String> without) {
    var snapshot = new Snapshot(database, without);
    for (String name : database.listCollectionNames()) {
      List<RawBsonDocument> found = snapshot.collection(name).find().into(new ArrayList<>());
      if (!found.isEmpty() && !without.contains(name)) {
        snapshot.documents.put(name, found);
      }
    }
    return snapshot;
  }

  /** Whether nothing has changed since, in what it knows of. */
  boolean isStillSo() {
    return of(database, without).documents.equals(documents);
  }

  void restore() {
    for (String name : database.listCollectionNames()) {
      List<RawBsonDocument> before = documents.getOrDefault(name, List.of());
      MongoCollection<RawBsonDocument> collection = collection(name);
      if (!collection.find().into(new ArrayList<>()).equals(before)) {
        collection.deleteMany(new Document());
        if (!before.isEmpty()) {
          collection.insertMany(before);
        }
      }
    }
  }

  private MongoCollection<RawBsonDocument> collection(String name) {
    return database.getCollection(name, RawBsonDocument.class);
  }
}
