package dev.formwork.bench.work;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The documents that some work on one record really left in the store, after each of its steps:
 * what a plain driver has to write to end up with the same.
 *
 * @param recordId whose
 * @param writes in order; a document that a later step changed comes again
 */
public record Footprint(String recordId, List<Write> writes) {

  /** One document of one collection. */
  public record Write(String collection, Document document, boolean isNew) {}

  public Footprint {
    writes = List.copyOf(writes);
  }

  /** Reads after each step of the work what it has changed. */
  static final class Trail {
    private final MongoDatabase database;
    private final String records;
    private final Map<String, Document> seen = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();

    Trail(MongoDatabase database, String records) {
      this.database = database;
      this.records = records;
    }

    void look(String recordId) {
      look(records, "_id", recordId);
      look("history", "record", recordId);
      look("inbox", "record", recordId);
    }

    Footprint of(String recordId) {
      return new Footprint(recordId, writes);
    }

    private void look(String collection, String field, String recordId) {
      for (Document document : database.getCollection(collection).find(eq(field, recordId))) {
        Document before = seen.put(collection + "/" + document.get("_id"), document);
        if (!document.equals(before)) {
          writes.add(new Write(collection, document, before == null));
        }
      }
    }
  }

  /** The same documents of a record with another id. */
  Footprint of(String otherId) {
    return new Footprint(
        otherId,
        writes.stream()
            .map(each ->
                new Write(each.collection, (Document) renamed(each.document, otherId), each.isNew))
            .toList());
  }

  /** Writes them, one command each. */
  void writeTo(MongoDatabase database) {
    for (Write write : writes) {
      var collection = database.getCollection(write.collection);
      if (write.isNew) {
        collection.insertOne(write.document);
      } else {
        collection.replaceOne(
            eq("_id", write.document.get("_id")), write.document, new ReplaceOptions());
      }
    }
  }

  private Object renamed(Object value, String otherId) {
    return switch (value) {
      case Document document -> {
        var copy = new LinkedHashMap<String, Object>();
        document.forEach((key, each) -> copy.put(key, renamed(each, otherId)));
        yield new Document(copy);
      }
      case List<?> list -> list.stream().map(each -> renamed(each, otherId)).toList();
      case String text -> text.replace(recordId, otherId);
      default -> value;
    };
  }
}
