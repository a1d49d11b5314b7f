package dev.formwork.tasks.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.tasks.Copy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * What readers have left in the entries of copies: {@code unreadBy} holds who has still to read
 * one, {@code reads} who did and when. A copy that is told of again keeps both.
 */
@Component
public class CopyStore {

  private final MongoCollection<Document> collection;

  CopyStore(MongoDatabase database) {
    collection = database.getCollection("inbox");
  }

  public List<Copy> of(String record) {
    return collection
        .find(Filters.and(Filters.eq("record", record), Filters.gt("copiedTo", "")))
        .sort(Sorts.ascending("since", "_id"))
        .map(CopyStore::copy)
        .into(new ArrayList<>());
  }

  public boolean isCopiedTo(String person, String copy) {
    return collection
            .find(Filters.and(Filters.eq("_id", copy), Filters.eq("copiedTo", person)))
            .first()
        != null;
  }

  public void read(String person, String copy, Instant at) {
    mark(Filters.eq("_id", copy), person, at);
  }

  public void readOf(String person, String record, Instant at) {
    mark(Filters.eq("record", record), person, at);
  }

  public void readAll(String person, Instant at) {
    mark(Filters.empty(), person, at);
  }

  /** Only where he has not read it yet: the first time counts. */
  private void mark(Bson which, String person, Instant at) {
    collection.updateMany(
        Filters.and(which, Filters.eq("unreadBy", person)),
        Updates.combine(
            Updates.pull("unreadBy", person),
            Updates.push("reads", new Document("by", person).append("at", Date.from(at)))));
  }

  private static Copy copy(Document document) {
    Map<String, Instant> reads = new HashMap<>();
    document
        .getList("reads", Document.class, List.of())
        .forEach(read -> reads.put(read.getString("by"), read.getDate("at").toInstant()));
    List<String> unread = document.getList("unreadBy", String.class, List.of());
    return new Copy(
        document.getString("_id"),
        document.getString("step"),
        EntryBson.localized(document.get("title", Document.class)),
        document.getDate("since").toInstant(),
        document.getList("copiedTo", String.class, List.of()).stream()
            .map(person -> new Copy.Reader(person, !unread.contains(person), reads.get(person)))
            .toList());
  }
}
