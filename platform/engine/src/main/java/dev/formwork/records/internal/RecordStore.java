package dev.formwork.records.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.StoreWentBack;
import dev.formwork.store.PlainDocuments;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The collections of records: one for each form. */
@Component
class RecordStore {

  /** What one record may weigh as BSON, in bytes: a quarter of MongoDB's own limit. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final MongoDatabase database;
  private final Map<QualifiedKey, MongoCollection<Document>> collections =
      new ConcurrentHashMap<>();
  private final Map<QualifiedKey, MongoCollection<RawBsonDocument>> encodedCollections =
      new ConcurrentHashMap<>();
  private final Indexes indexes;
  private final ZoneId zone;
  private final HappenedEffects happened = new HappenedEffects();
  private final RecentRecords recent = new RecentRecords(System::nanoTime);
  private final ReentrantLock takingOut = new ReentrantLock();

  RecordStore(MongoDatabase database, Indexes indexes, ZoneId zone) {
    this.database = database;
    this.indexes = indexes;
    this.zone = zone;
  }

  /** Makes sure that what queries and unique fields of the form need is there. */
  void prepare(FormModel model) {
    indexes.ensure(model);
  }

  MongoCollection<Document> collection(QualifiedKey form) {
    return collections.computeIfAbsent(
        form, key -> database.getCollection(FormModel.collectionOf(key)));
  }

  Optional<Document> find(QualifiedKey form, String id) {
    return Optional.ofNullable(collection(form).find(new Document("_id", id)).first())
        .map(happened::without);
  }

  /**
   * The record as this node last wrote it, where that was lately: only to be written on condition
   * of its revision, as others may have written it since.
   */
  Optional<FormRecord> recent(FormModel model, String id) {
    return recent.find(model.key(), id, model.logic());
  }

  /** What is said of the record by {@link #recent} no longer holds. */
  void forgetRecent(String id) {
    recent.forget(id);
  }

  /** Submitted records that were written since then, those written last first. */
  List<Document> updatedSince(QualifiedKey form, Instant since, int limit) {
    return collection(form)
        .find(Filters.and(Filters.gte("updatedAt", Date.from(since)), Filters.ne("state", "draft")))
        .sort(Sorts.descending("updatedAt", "_id"))
        .limit(limit)
        .into(new ArrayList<>());
  }

  /** How many match, up to this many. */
  long count(QualifiedKey form, Bson matching, int max) {
    Document counted =
        collection(form)
            .aggregate(
                List.of(
                    Aggregates.match(matching),
                    Aggregates.limit(max),
                    Aggregates.group(null, Accumulators.sum("n", 1))))
            .first();
    return counted != null && counted.get("n") instanceof Number number ? number.longValue() : 0;
  }

  /** What came of an attempt to write. */
  enum Written {
    DONE,
    /** Somebody else was first: the id or the revision is taken. */
    OVERTAKEN
  }

  Written insert(FormRecord record, FormLogic logic) {
    try {
      RawBsonDocument encoded = encoded(record, logic);
      written(record.form()).insertOne(encoded);
      remember(record, logic, encoded);
      return Written.DONE;
    } catch (MongoWriteException e) {
      return overtakenOrNotUnique(e);
    }
  }

  /** Replaces the record if it still has the revision before. */
  Written replace(FormRecord record, FormLogic logic) {
    try {
      RawBsonDocument encoded = encoded(record, logic);
      var result =
          written(record.form())
              .replaceOne(
                  new Document("_id", record.id()).append("revision", record.revision() - 1),
                  encoded);
      if (result.getMatchedCount() != 1) {
        recent.forget(record.id());
        return Written.OVERTAKEN;
      }
      happened.written(record);
      remember(record, logic, encoded);
      return Written.DONE;
    } catch (MongoWriteException e) {
      return overtakenOrNotUnique(e);
    }
  }

  private void remember(FormRecord record, FormLogic logic, RawBsonDocument encoded) {
    recent.written(record, logic, encoded.getByteBuffer().remaining());
    assert isReadAsWritten(record, logic, encoded) : "Unlike what is stored: " + record;
  }

  private static boolean isReadAsWritten(
      FormRecord record, FormLogic logic, RawBsonDocument encoded) {
    Document document = PlainDocuments.decoded(encoded);
    FormRecord again = RecordBson.fromDocument(document, record.form(), logic);
    return !Values.areReadAsWritten(record.data())
        || Copies.withoutEffects(again).equals(Copies.withoutEffects(record));
  }

  Written delete(FormRecord record) {
    var result =
        collection(record.form())
            .deleteOne(
                Filters.and(
                    Filters.eq("_id", record.id()), Filters.eq("revision", record.revision())));
    recent.forget(record.id());
    return result.getDeletedCount() == 1 ? Written.DONE : Written.OVERTAKEN;
  }

  /** Takes effects away that have happened. */
  void effectsDone(QualifiedKey form, String id, List<String> effects) {
    if (!effects.isEmpty()) {
      collection(form).updateOne(new Document("_id", id), without(effects));
    }
  }

  /** Notes that all effects have happened that this revision holds. */
  void settled(FormRecord record) {
    recent.settled(record);
  }

  /**
   * Notes that effects have happened that may as well happen again: they are taken away with the
   * next write of the record, or with others soon.
   */
  void effectsDoneForNow(QualifiedKey form, String id, List<String> effects) {
    happened.add(form, id, effects);
    if (happened.areMany() && takingOut.tryLock()) {
      try {
        takeOutHappened();
      } finally {
        takingOut.unlock();
      }
    }
  }

  /** What has happened to records that are gone says nothing of others with their ids. */
  @EventListener
  void forget(StoreWentBack back) {
    happened.forget();
    recent.forget();
  }

  /** Takes those effects away, many at a time. */
  @PreDestroy
  void takeOutHappened() {
    happened
        .byForm()
        .forEach((form, records) -> {
          collection(form)
              .bulkWrite(
                  records.stream()
                      .map(each ->
                          new UpdateOneModel<Document>(
                              new Document("_id", each.record()), without(each.effects())))
                      .toList(),
                  new BulkWriteOptions().ordered(false));
          records.forEach(happened::takenOut);
        });
  }

  private static Document without(Collection<String> effects) {
    return new Document(
        "$pull",
        new Document("effects", new Document("id", new Document("$in", List.copyOf(effects)))));
  }

  /** The same collection for documents that are encoded already. */
  private MongoCollection<RawBsonDocument> written(QualifiedKey form) {
    return encodedCollections.computeIfAbsent(
        form, key -> database.getCollection(FormModel.collectionOf(key), RawBsonDocument.class));
  }

  /** As it will be stored: its size has to be known before, so it is encoded here and only once. */
  private RawBsonDocument encoded(FormRecord record, FormLogic logic) {
    RawBsonDocument encoded = PlainDocuments.encoded(RecordBson.toDocument(record, logic, zone));
    if (encoded.getByteBuffer().remaining() > MAX_BYTES) {
      throw new Refusal.TooMuch(
          Problem.error("record.too-large", "").with("max", MAX_BYTES / 1024 / 1024));
    }
    return encoded;
  }

  private static Written overtakenOrNotUnique(MongoWriteException e) {
    if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
      throw e;
    }
    String message = e.getError().getMessage();
    int at = message.indexOf("unique.");
    if (at < 0) {
      return Written.OVERTAKEN;
    }
    String field = message.substring(at + "unique.".length()).split("[^A-Za-z0-9]", 2)[0];
    throw new Refusal.Invalid(Problem.error("record.field.not-unique", field));
  }
}
