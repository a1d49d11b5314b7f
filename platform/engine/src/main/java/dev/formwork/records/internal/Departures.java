package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The effects of deletions, which their records can't hold any more: the collection {@code
 * departures}. They are written down before the record goes, so none is lost; those of a record
 * that has stayed after all are dropped.
 */
@Component
class Departures {

  private final MongoCollection<Document> departures;

  Departures(MongoDatabase database) {
    departures = database.getCollection("departures");
  }

  /**
   * One deletion.
   *
   * @param revision that the record had last
   */
  record Departure(QualifiedKey form, String record, long revision, List<Effect> effects) {}

  /** A record is about to go. */
  void announce(FormRecord record, List<Effect> effects, Instant at) {
    var document =
        new Document("_id", id(record.id(), record.revision()))
            .append("form", record.form().toString())
            .append("record", record.id())
            .append("revision", record.revision())
            .append("at", Date.from(at))
            .append("effects", effects.stream().map(RecordBson::effect).toList());
    departures.replaceOne(
        Filters.eq("_id", document.getString("_id")), document, new ReplaceOptions().upsert(true));
  }

  /** It has stayed. */
  void withdraw(String record, long revision) {
    departures.deleteOne(Filters.eq("_id", id(record, revision)));
  }

  /** Takes effects away that have happened, and with the last of them the rest. */
  void done(String record, long revision, List<String> effects) {
    String id = id(record, revision);
    if (!effects.isEmpty()) {
      departures.updateOne(
          Filters.eq("_id", id),
          Updates.pull("effects", new Document("id", new Document("$in", effects))));
    }
    departures.deleteOne(Filters.and(Filters.eq("_id", id), Filters.size("effects", 0)));
  }

  /** Those that were announced before a moment, from behind an id. */
  List<Departure> before(Instant moment, int limit) {
    return departures
        .find(Filters.lt("at", Date.from(moment)))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(Departures::read)
        .into(new ArrayList<>());
  }

  private static Departure read(Document document) {
    return new Departure(
        QualifiedKey.parse(document.getString("form")),
        document.getString("record"),
        document.getLong("revision"),
        RecordBson.effects(document));
  }

  private static String id(String record, long revision) {
    return record + ":" + revision;
  }
}
