package dev.formwork.tasks.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.tasks.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code notices}: one document for each person who is told something. */
@Component
public class NoticeStore implements EffectReceiver {

  private final MongoCollection<Document> collection;

  NoticeStore(MongoDatabase database) {
    collection = database.getCollection("notices");
    collection.createIndex(
        Indexes.compoundIndex(Indexes.ascending("person"), Indexes.descending("at", "_id")));
    collection.createIndex(Indexes.ascending("unreadBy"));
  }

  @Override
  public String kind() {
    return Effect.NOTICE;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    if (told.get("persons") instanceof List<?> persons) {
      persons.forEach(person -> tell(effect.id(), told, String.valueOf(person)));
    }
  }

  /** Keeps what a person was told, once for each id. */
  public void tell(String id, Map<String, Object> told, String person) {
    String own = id + ":" + person;
    if (collection.find(Filters.eq("_id", own)).first() != null) {
      return;
    }
    var document =
        new Document("_id", own)
            .append("person", person)
            .append("unreadBy", person)
            .append("what", told.get("what"))
            .append("by", told.get("by"))
            .append("form", told.get("form"))
            .append("formTitle", texts(told.get("formTitle")))
            .append("record", told.get("record"))
            .append("text", texts(told.get("text")))
            .append("at", Date.from(told.get("at") instanceof Instant at ? at : Instant.EPOCH));
    if (told.get("number") != null) {
      document.append("number", told.get("number"));
    }
    if (told.get("template") != null) {
      document.append("template", told.get("template"));
    }
    collection.replaceOne(Filters.eq("_id", own), document, new ReplaceOptions().upsert(true));
  }

  /** The latest notices of a person. */
  public List<Notice> of(String person, boolean unreadOnly, int limit) {
    var notices = new ArrayList<Notice>();
    collection
        .find(
            unreadOnly
                ? Filters.and(Filters.eq("person", person), Filters.eq("unreadBy", person))
                : Filters.eq("person", person))
        .sort(Sorts.descending("at", "_id"))
        .limit(limit)
        .forEach(document -> notices.add(notice(document)));
    return notices;
  }

  /** How many a person has not read, counted no further than this. */
  public int unread(String person, int most) {
    return collection
        .find(Filters.eq("unreadBy", person))
        .projection(Projections.include("_id"))
        .limit(most)
        .into(new ArrayList<>())
        .size();
  }

  public void readAll(String person) {
    collection.updateMany(Filters.eq("unreadBy", person), Updates.unset("unreadBy"));
  }

  /** Marks what anybody was told before a moment as read. */
  public void readBefore(Instant moment) {
    collection.updateMany(
        Filters.and(Filters.exists("unreadBy"), Filters.lt("at", Date.from(moment))),
        Updates.unset("unreadBy"));
  }

  /** Whether there was such a notice of this person. */
  public boolean read(String person, String id) {
    return collection
            .updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("person", person)),
                Updates.unset("unreadBy"))
            .getMatchedCount()
        == 1;
  }

  private static Notice notice(Document document) {
    return new Notice(
        document.getString("_id"),
        document.getString("what"),
        document.getString("by"),
        QualifiedKey.parse(document.getString("form")),
        text(document.get("formTitle", Document.class)),
        document.getString("record"),
        document.getString("number"),
        text(document.get("text", Document.class)),
        document.getString("template"),
        document.getDate("at").toInstant(),
        !document.containsKey("unreadBy"));
  }

  private static Document texts(@Nullable Object byLanguage) {
    var document = new Document();
    if (byLanguage instanceof Map<?, ?> texts) {
      texts.forEach((language, text) -> document.append(String.valueOf(language), text));
    }
    return document;
  }

  private static LocalizedText text(@Nullable Document byLanguage) {
    var texts = new LinkedHashMap<String, String>();
    if (byLanguage != null) {
      byLanguage.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }
}
