package dev.formwork.messages.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.messages.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code notices}: one document for each person and thing told. */
@Component
public class NoticeStore {

  private final MongoCollection<Document> notices;

  NoticeStore(MongoDatabase database) {
    notices = database.getCollection("notices");
    notices.createIndex(
        Indexes.compoundIndex(Indexes.ascending("person"), Indexes.descending("at", "_id")));
    notices.createIndex(Indexes.ascending("person", "unread"));
  }

  public void add(Notice notice) {
    var document =
        new Document("_id", notice.id())
            .append("person", notice.person())
            .append("what", notice.what())
            .append("title", text(notice.title()))
            .append("text", text(notice.text()))
            .append("form", notice.about().form())
            .append("record", notice.about().record())
            .append("number", notice.about().number())
            .append("at", Date.from(notice.at()))
            .append("unread", true);
    try {
      notices.insertOne(document);
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  public List<Notice> of(String person, int limit) {
    return notices
        .find(Filters.eq("person", person))
        .sort(Sorts.descending("at", "_id"))
        .limit(limit)
        .map(NoticeStore::notice)
        .into(new ArrayList<>());
  }

  public int unread(String person, int most) {
    Document counted =
        notices
            .aggregate(
                List.of(
                    Aggregates.match(
                        Filters.and(Filters.eq("person", person), Filters.eq("unread", true))),
                    Aggregates.limit(most),
                    Aggregates.group(null, Accumulators.sum("n", 1))))
            .first();
    return counted != null && counted.get("n") instanceof Number number ? number.intValue() : 0;
  }

  /** Marks one of this person's as read; false if he has none of this id. */
  public boolean read(String person, String id, Instant at) {
    return notices
            .updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("person", person)),
                Updates.combine(Updates.set("readAt", Date.from(at)), Updates.unset("unread")))
            .getMatchedCount()
        == 1;
  }

  private static Notice notice(Document document) {
    Date read = document.getDate("readAt");
    return new Notice(
        document.getString("_id"),
        document.getString("person"),
        document.getString("what"),
        text(document.get("title", Document.class)),
        text(document.get("text", Document.class)),
        new Notice.About(
            document.getString("form"), document.getString("record"), document.getString("number")),
        document.getDate("at").toInstant(),
        read == null ? null : read.toInstant());
  }

  private static Document text(LocalizedText text) {
    return new Document(Map.<String, Object>copyOf(text.byLanguage()));
  }

  private static LocalizedText text(@Nullable Document document) {
    var texts = new LinkedHashMap<String, String>();
    if (document != null) {
      document.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }
}
