package dev.formwork.timers.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * The collection {@code timers}. The field {@code next} is when a timer may be taken: its due
 * moment at first, the end of the lease while somebody has it, the end of the pause after a try
 * that failed. A timer that was given up has none. So one index finds whatever can be taken.
 */
@Component
public class TimerStore {

  private final MongoCollection<Document> timers;

  public TimerStore(MongoDatabase database) {
    timers = database.getCollection("timers");
    timers.createIndex(Indexes.ascending("next"), new IndexOptions().sparse(true));
    timers.createIndex(Indexes.ascending("failedAt"), new IndexOptions().sparse(true));
  }

  /** Sets a timer, or moves it; leaves one alone that was set with a later version. */
  public void put(Timer timer) {
    Bson older = Filters.and(Filters.eq("_id", timer.id()), Filters.lt("version", timer.version()));
    Bson change =
        Updates.combine(
            Updates.set("kind", timer.kind()),
            Updates.set("due", Date.from(timer.due())),
            Updates.set("next", Date.from(timer.due())),
            Updates.set("version", timer.version()),
            Updates.set("about", new Document(new HashMap<>(timer.about()))),
            Updates.set("tries", 0),
            Updates.inc("fence", 1L),
            Updates.unset("cause"),
            Updates.unset("failedAt"));
    try {
      timers.updateOne(older, change, new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      timers.updateOne(older, change); // it is there: with a later version, or set just now
    }
  }

  /** Drops a timer, unless it was set with a later version. */
  public void drop(String id, long version) {
    timers.deleteOne(Filters.and(Filters.eq("_id", id), Filters.lte("version", version)));
  }

  /** The first ones that can be taken, by id, the earliest first. */
  List<String> due(Instant now, int limit) {
    return timers
        .find(Filters.lte("next", Date.from(now)))
        .sort(Sorts.ascending("next"))
        .projection(Projections.include("_id"))
        .limit(limit)
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  /** When the first one can be taken. */
  public Optional<Instant> next() {
    return Optional.ofNullable(
            timers
                .find(Filters.gt("next", Date.from(Instant.EPOCH)))
                .sort(Sorts.ascending("next"))
                .projection(Projections.include("next"))
                .first())
        .map(document -> document.getDate("next").toInstant());
  }

  /** Takes a timer until then, if it can still be taken. */
  Optional<Claim> claim(String id, Instant now, Instant until) {
    Document taken =
        timers.findOneAndUpdate(
            Filters.and(Filters.eq("_id", id), Filters.lte("next", Date.from(now))),
            Updates.combine(Updates.set("next", Date.from(until)), Updates.inc("fence", 1L)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(taken)
        .map(it -> new Claim(timer(it), number(it, "fence"), (int) number(it, "tries")));
  }

  /** Keeps it for longer; false if somebody else has it by now, or it was set anew. */
  boolean renew(Claim claim, Instant until) {
    return change(claim, Updates.set("next", Date.from(until)));
  }

  /**
   * Whether another node has claimed it since; false where it was set anew or dropped, as by what
   * it has woken itself.
   */
  boolean isElsewhere(Claim claim) {
    Document known = timers.find(Filters.eq("_id", claim.timer().id())).first();
    return known != null
        && number(known, "version") == claim.timer().version()
        && number(known, "fence") != claim.fence();
  }

  /** It has happened; false if that is not this node's to say any more. */
  boolean done(Claim claim) {
    return timers.deleteOne(held(claim)).getDeletedCount() == 1;
  }

  /** It is not due yet. */
  boolean again(Claim claim, Instant due) {
    return change(
        claim,
        Updates.combine(
            Updates.set("due", Date.from(due)),
            Updates.set("next", Date.from(due)),
            Updates.set("tries", 0)));
  }

  /** It failed and is to be tried again then. */
  boolean failed(Claim claim, String cause, Instant retryAt) {
    return change(
        claim,
        Updates.combine(
            Updates.inc("tries", 1),
            Updates.set("cause", cause),
            Updates.set("next", Date.from(retryAt))));
  }

  /** It failed once too often. */
  boolean givenUp(Claim claim, String cause, Instant now) {
    return change(
        claim,
        Updates.combine(
            Updates.inc("tries", 1),
            Updates.set("cause", cause),
            Updates.set("failedAt", Date.from(now)),
            Updates.unset("next")));
  }

  /** Those that were given up, the latest first. */
  public List<TimerFailure> failures(int limit) {
    return timers
        .find(Filters.gt("failedAt", Date.from(Instant.EPOCH)))
        .sort(Sorts.descending("failedAt"))
        .limit(limit)
        .map(it ->
            new TimerFailure(
                timer(it),
                (int) number(it, "tries"),
                String.valueOf(it.getString("cause")),
                it.getDate("failedAt").toInstant()))
        .into(new ArrayList<>());
  }

  /** Lets one that was given up be taken again; false if it isn't there. */
  public boolean retry(String id, Instant now) {
    return timers
            .updateOne(
                givenUp(id),
                Updates.combine(
                    Updates.set("next", Date.from(now)),
                    Updates.set("tries", 0),
                    Updates.inc("fence", 1L),
                    Updates.unset("failedAt")))
            .getModifiedCount()
        == 1;
  }

  /** Forgets one that was given up; false if it isn't there. */
  public boolean discard(String id) {
    return timers.deleteOne(givenUp(id)).getDeletedCount() == 1;
  }

  private static Bson givenUp(String id) {
    return Filters.and(Filters.eq("_id", id), Filters.gt("failedAt", Date.from(Instant.EPOCH)));
  }

  private boolean change(Claim claim, Bson change) {
    return timers.updateOne(held(claim), change).getMatchedCount() == 1;
  }

  private static Bson held(Claim claim) {
    return Filters.and(Filters.eq("_id", claim.timer().id()), Filters.eq("fence", claim.fence()));
  }

  private static Timer timer(Document document) {
    var about = new HashMap<String, String>();
    Document stored = document.get("about", new Document());
    for (Map.Entry<String, Object> entry : stored.entrySet()) {
      about.put(entry.getKey(), String.valueOf(entry.getValue()));
    }
    return new Timer(
        document.getString("_id"),
        document.getString("kind"),
        document.getDate("due").toInstant(),
        number(document, "version"),
        about);
  }

  private static long number(Document document, String key) {
    return document.get(key) instanceof Number number ? number.longValue() : 0;
  }
}
